using System.Collections.Immutable;
using CpomDocs.Archiving.Transfers;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Campagnes.Transfers;

/// <summary>Describes one contract: its signed documents first, each with its own proofs, then what belongs to all of them.</summary>
/// <param name="dossier">The contract.</param>
/// <param name="verdicts">What was found of each PDF, by the name it was verified under.</param>
/// <param name="verifiedOn">Control time of the verification.</param>
internal sealed class DossierComposer(
    DossierArchive dossier,
    IReadOnlyDictionary<string, FichierVerifie> verdicts,
    DateTimeOffset verifiedOn)
{
    private const string Validator = "CpomDocs";

    private readonly HashSet<string> _described = new(StringComparer.Ordinal);

    /// <summary>Describes the contract.</summary>
    public ArchiveUnit Compose()
    {
        ImmutableArray<ArchiveUnit> documents = [.. DocumentPaths().Select(Document)];
        ImmutableArray<string> signed = [.. documents.Where(unit => unit.Signing is not null).Select(unit => unit.Key)];
        ImmutableArray<ArchiveUnit> proofs = [.. Remaining(ArchiveContent.Proofs).Select(path => File(path, signed))];
        ImmutableArray<ArchiveUnit> data = [.. Remaining("").Select(path => File(path, []))];
        return new ArchiveUnit
        {
            Key = dossier.Id,
            Level = DescriptionLevel.RecordGrp,
            Title = Messages.Get("TransfertTitre", dossier.Contrat is { } contrat ? contrat.Structure.Denomination() : dossier.CodeContrat),
            Description = Messages.Get("TransfertDescription", dossier.CodeContrat),
            DocumentType = Messages.Get("TransfertNatureContrat"),
            Identifier = dossier.Id,
            SignedOn = documents.Max(unit => unit.SignedOn),
            Start = dossier.Contrat?.DateEffet,
            End = dossier.Contrat?.DateFin,
            Units =
            [
                .. documents,
                .. Group("preuves", "TransfertPreuves", proofs),
                .. Group("donnees", "TransfertDonnees", data),
            ],
        };
    }

    // In the order of the liasse; a document its list does not name comes after.
    private IEnumerable<string> DocumentPaths()
    {
        string[] listed = [.. (dossier.Manifeste?.Documents ?? []).Select(document => ArchiveContent.Documents + document.Code + ".pdf")];
        string[] held = [.. dossier.Fichiers.Keys.Where(path => path.EndsWith(".pdf", StringComparison.Ordinal))];
        return listed.Intersect(held).Union(held);
    }

    private ArchiveUnit Document(string path)
    {
        _described.Add(path);
        string code = ArchiveContent.DocumentOf(path);
        DocumentLiasse? listed = dossier.Manifeste?.Documents.FirstOrDefault(document => document.Code == code);
        FichierVerifie? verdict = verdicts.GetValueOrDefault($"{dossier.Id}/{path}");
        string key = KeyOf(path);
        return new ArchiveUnit
        {
            Key = key,
            Level = DescriptionLevel.Item,
            Title = listed?.Intitule ?? code,
            Description = verdict?.Phrase,
            DocumentType = Messages.Get(NatureOf(code)),
            Identifier = dossier.Id + ":" + code,
            SignedOn = verdict?.Signatures.Max(signature => signature.Instant),
            Start = listed?.DateEffet,
            Object = dossier.Fichiers[path],
            Signing = verdict is { Signatures.IsEmpty: false } ? SigningOf(verdict) : null,
            Units = [.. Remaining(ArchiveContent.Proofs).Where(proof => IsOf(proof, code)).ToArray().Select(proof => File(proof, [key]))],
        };
    }

    private SigningInformation SigningOf(FichierVerifie verdict) => new()
    {
        Signatures = [.. verdict.Signatures.Where(signature => signature.Instant is not null).Select(Describe)],
        Timestamps =
        [
            .. verdict.Horodatages.Where(timestamp => timestamp.Instant is not null)
                .Select(timestamp => new TimestampingInformation(timestamp.Instant!.Value, timestamp.Autorite)),
        ],
        Proofs =
        [
            StandardNames.Of(verdict.Verdict) + " — " + verdict.Phrase,
            .. verdict.Signatures.Select(signature => StandardNames.Of(signature.Verdict) + " — " + signature.Phrase),
        ],
        Validator = Validator,
        ValidatedOn = verifiedOn,
    };

    private static SignatureDescription Describe(SignatureVerifiee signature) =>
        new(signature.Signataire, signature.Instant!.Value, "PAdES-BASELINE-" + StandardNames.Of(signature.Niveau)[2..])
        {
            Function = signature.Qualite,
            Role = signature.Role,
        };

    private ArchiveUnit File(string path, ImmutableArray<string> proofOf)
    {
        _described.Add(path);
        return new ArchiveUnit
        {
            Key = KeyOf(path),
            Level = DescriptionLevel.Item,
            Title = path,
            Object = dossier.Fichiers[path],
            ProofOf = proofOf,
        };
    }

    private IEnumerable<ArchiveUnit> Group(string name, string title, ImmutableArray<ArchiveUnit> units)
    {
        if (units.IsEmpty)
        {
            return [];
        }

        return [new ArchiveUnit { Key = KeyOf(name), Level = DescriptionLevel.File, Title = Messages.Get(title), Units = units }];
    }

    private string[] Remaining(string folder) => [.. dossier.Fichiers.Keys
        .Where(path => path.StartsWith(folder, StringComparison.Ordinal) && !_described.Contains(path))];

    private string KeyOf(string path) => dossier.Id + "/" + path;

    private static bool IsOf(string proof, string code)
    {
        return proof.StartsWith(ArchiveProofs.Acts + code + "/", StringComparison.Ordinal);
    }

    private static string NatureOf(string code) => code switch
    {
        "SOCLE" => "TransfertNatureSocle",
        _ when code.StartsWith("AVENANT-", StringComparison.Ordinal) => "TransfertNatureAvenant",
        _ => "TransfertNatureAnnexe",
    };
}
