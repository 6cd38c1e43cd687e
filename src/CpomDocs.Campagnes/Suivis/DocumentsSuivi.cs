using System.Collections.Immutable;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Campagnes.Remises;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Campagnes.Suivis;

/// <summary>Reads where the documents of one contract stand.</summary>
internal sealed class DocumentsSuivi(DemandeSuiviCampagne demande, Echeancier echeancier)
{
    private const string PdfExtension = ".pdf";

    public required ContratCampagne Entree { get; init; }

    public required string Code { get; init; }

    /// <summary>Its data, that of the archive where the file is no longer valid.</summary>
    public required ContratValide? Contrat { get; init; }

    public required bool EstSain { get; init; }

    public required Inventory? Inventory { get; init; }

    // What the campaign says, or else the deliveries that the archive records.
    private DateOnly? Notification => Entree.Notification ?? (Inventory is null
        ? null
        : RemiseRegister.Notification(RemiseRegister.Of(demande.Archive!, Inventory), Contrat?.Contrat.CaissePivot is not null));

    /// <summary>The documents planned, then those that the archive holds besides (avenants).</summary>
    public IEnumerable<SuiviDocument> Read()
    {
        CircuitEvents events = Events();
        ImmutableArray<string> planned = Contrat is null ? [] : [.. Contrat.Contrat.Documents.Select(document => document.Code)];
        return planned.Concat(Issued().Except(planned)).Select(document => Read(document, events));
    }

    /// <summary>The avenants that the archive holds, in the order of their numbers, each with its own documents.</summary>
    public IEnumerable<SuiviAvenant> ReadAvenants()
    {
        if (Inventory is null)
        {
            return [];
        }

        CircuitEvents events = Events();
        var integrated = AvenantsArchives.De(Inventory, path => demande.Archive!.GetFile(Code, path));
        return Inventory.HeadVersion.State.Keys
            .Where(path => path.EndsWith(PdfExtension, StringComparison.Ordinal) && ArchiveContent.AvenantOf(path) is not null)
            .GroupBy(path => ArchiveContent.AvenantOf(path)!.Value)
            .OrderBy(avenant => avenant.Key)
            .Select(avenant => ReadAvenant(avenant.Key, [.. avenant.Select(ArchiveContent.DocumentOf)], events, integrated));
    }

    private SuiviAvenant ReadAvenant(int number, ImmutableArray<string> names, CircuitEvents events, AvenantsArchives archived)
    {
        ImmutableArray<SuiviDocument> documents =
            [.. names.OrderBy(name => name.Contains('/', StringComparison.Ordinal)).Select(name => Read(name, events))];
        Avenant? avenant = archived.Lire(number);
        return new SuiviAvenant
        {
            Numero = number,
            Objet = avenant?.Objet ?? "",
            DateEffet = avenant?.DateEffet,
            Etat = CycleDeVie.DeLaLiasse([.. documents.Select(document => (document.Etat, document.EstCosigne))]).Etat,
            EstIntegre = archived.Integres.Contains(number),
            Documents = documents,
        };
    }

    private IEnumerable<string> Issued()
    {
        IEnumerable<string> archived = Inventory?.HeadVersion.State.Keys.Where(IsDocument) ?? [];
        string[] local = demande.Liasses is { } root && Directory.Exists(Path.Combine(root, Code))
            ? Directory.GetFiles(Path.Combine(root, Code), "*" + PdfExtension)
            : [];
        return archived.Concat(local).Select(path => Path.GetFileNameWithoutExtension(path)).Distinct().Order(StringComparer.Ordinal);
    }

    private SuiviDocument Read(string document, CircuitEvents events)
    {
        string path = ArchiveContent.PathOf(document + PdfExtension);
        byte[]? archived = Inventory?.HeadVersion.State.ContainsKey(path) == true ? demande.Archive!.GetFile(Code, path) : null;
        byte[]? local = LocalFile(document);
        bool isAhead = local is not null && (archived is null || (local.Length > archived.Length && local.AsSpan().StartsWith(archived)));
        byte[]? file = isAhead ? local : archived;
        SignatureStatus? status = file is null ? null : SignatureStatusReader.Read(file).Value;
        EvenementDocument? stop = file is null ? null : events.StopOf(file);
        Circuit? circuit = status?.Descripteur.Circuit ?? Contrat?.Circuits.GetValueOrDefault(document);
        EtatVie etat = CycleDeVie.De(FactsOf(document, status, stop, !isAhead && archived is not null), demande.Jour);
        ImmutableArray<ActeAttendu> attendus = stop is null && circuit is not null ? [.. ActsToCome(document, circuit, status)] : [];
        return new SuiviDocument
        {
            Document = document,
            Intitule = status?.Descripteur.Intitule ?? TitleOf(document),
            Etape = echeancier.EtapeDe(document)?.Numero ?? PlannedOf(document)?.Etape,
            Etat = etat,
            Signe = status is null ? [] : [.. status.Etat.Signes.Select(role => role.Nom)],
            Prochain = stop is null ? status?.Etat.Prochain?.Nom : null,
            Depuis = status?.Etat.Prochain is null || stop is not null ? null : SinceWhen(path, document, isAhead),
            RetardJours = attendus.IsEmpty || CycleDeVie.EstAcheve(etat) ? 0 : LateBy(attendus[0]),
            Attendus = attendus,
            Motif = stop?.Motif,
            EstCosigne = circuit is not null && IsCosigned(circuit),
            EstSignable = circuit is { Etapes.IsEmpty: false },
            EstEnAvance = isAhead && archived is not null,
        };
    }

    private FaitsDocument FactsOf(string document, SignatureStatus? status, EvenementDocument? stop, bool isArchived) => new()
    {
        EstSain = EstSain,
        Validation = Entree.Validation,
        Acte = status?.Etat.Etat,
        Arret = stop?.Type,
        Notification = Notification,
        EstArchive = isArchived,
        DateEffet = status?.Descripteur.DateEffet ?? PlannedOf(document)?.DateEffet ?? demande.Campagne.DateEffet,
        DateFin = status?.Descripteur.DateFin ?? Contrat?.Contrat.DateFin ?? demande.Campagne.DateFin,
        Resiliation = Entree.Resiliation,
        Renouvellement = Entree.Renouvellement,
    };

    private IEnumerable<ActeAttendu> ActsToCome(string document, Circuit circuit, SignatureStatus? status)
    {
        IEnumerable<Role> awaited = status?.Etat is not { } etat
            ? circuit.Etapes.Select(etape => etape.Role)
            : circuit.Etapes.Select(etape => etape.Role).SkipWhile(role => role != etat.Prochain);
        return awaited.Select(role => ActOf(document, circuit.Etapes.First(etape => etape.Role == role)));
    }

    private ActeAttendu ActOf(string document, Etape etape)
    {
        Echeance? echeance = IsOfAnAvenant(document)
            ? null
            : echeancier.De(Entree, Contrat?.Contrat.Negociation, document, etape.Role.Partie);
        Signataire person = etape.Signataire;
        return new ActeAttendu(
            etape.Role.Nom, $"{person.Prenom} {person.Nom}", person.Qualite, echeance?.Jour, echeance?.Repere)
        {
            Certificat = CertificateOf(person, echeance?.Jour ?? demande.Jour),
            FinDelegation = person.Delegation?.DateFin,
        };
    }

    private EtatCertificat CertificateOf(Signataire person, DateOnly jour)
    {
        ImmutableArray<CertificatConnu> known = demande.Campagne.Certificats;
        if (known.IsEmpty)
        {
            return EtatCertificat.NON_DEMANDE;
        }

        DateOnly[] ends = [.. known.Where(item => NomDePersonne.Designe(item.Titulaire, person)).Select(item => item.DateFin)];
        if (ends.Length == 0)
        {
            return EtatCertificat.INCONNU;
        }

        return ends.Max() >= (jour < demande.Jour ? demande.Jour : jour) ? EtatCertificat.CONNU : EtatCertificat.EXPIRE;
    }

    // A document waits for its next signatory since the version that brought it to where it stands.
    private DateTimeOffset? SinceWhen(string path, string document, bool isAhead)
    {
        if (isAhead)
        {
            return File.GetLastWriteTimeUtc(LocalPath(document)!);
        }

        string digest = Inventory!.HeadVersion.State[path];
        return Inventory.Versions.Values.Reverse()
            .TakeWhile(version => version.State.GetValueOrDefault(path) == digest)
            .Last().Created;
    }

    private CircuitEvents Events()
    {
        IEnumerable<string> paths = Inventory?.HeadVersion.State.Keys.Where(CircuitEvents.IsEvent) ?? [];
        return CircuitEvents.Of([.. paths.Select(path =>
            KeyValuePair.Create(path, new ReadOnlyMemory<byte>(demande.Archive!.GetFile(Code, path))))]);
    }

    private string? LocalPath(string document) =>
        demande.Liasses is { } root ? Path.Combine(root, Code, ArchiveContent.PlaceOf(document) + PdfExtension) : null;

    private byte[]? LocalFile(string document) => LocalPath(document) is { } path && File.Exists(path) ? File.ReadAllBytes(path) : null;

    private int LateBy(ActeAttendu act) => act.Echeance is { } day ? Math.Max(0, demande.Jour.DayNumber - day.DayNumber) : 0;

    private DocumentPrevu? PlannedOf(string document) => Contrat?.Contrat.Documents.FirstOrDefault(planned => planned.Code == document);

    private string TitleOf(string document) =>
        Contrat?.Profil.Documents.FirstOrDefault(known => known.Code == document)?.Intitule ?? document;

    // The calendar of a campaign is that of its contracts: an avenant has none.
    private static bool IsOfAnAvenant(string document) =>
        ArchiveContent.AvenantOf(ArchiveContent.PathOf(document + PdfExtension)) is not null;

    private static bool IsDocument(string path) =>
        path.StartsWith(ArchiveContent.Documents, StringComparison.Ordinal) && path.EndsWith(PdfExtension, StringComparison.Ordinal);

    private static bool IsCosigned(Circuit circuit) =>
        circuit.SansCosignature == true || circuit.Etapes.Any(etape => etape.Role.Partie is Partie.DEPARTEMENT);
}
