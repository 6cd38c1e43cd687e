using System.Collections.Immutable;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Runs;

namespace CpomDocs.Campagnes.Suivis;

/// <summary>What waits for a role in a campaign.</summary>
public sealed record AttenteSignature
{
    private AttenteSignature()
    {
    }

    /// <summary>Documents whose turn it is, the socle of each contract first.</summary>
    public required ImmutableArray<DocumentEnAttente> Documents { get; init; }

    /// <summary>Documents that wait but may not be signed before the socle of their contract (SIG-09).</summary>
    public required ImmutableArray<DocumentEnAttente> Retenus { get; init; }

    /// <summary>
    /// Liasses on disk that bear acts that the archive does not have yet: code of the contract, then the avenant where it is one.
    /// </summary>
    public required ImmutableArray<string> EnAvance { get; init; }

    /// <summary>Finds what waits.</summary>
    /// <param name="suivi">Contracts and documents that are asked for.</param>
    /// <param name="role">Role that would sign.</param>
    /// <param name="sansCosignature">Whether the role goes past the département, with a reason (SIG-06).</param>
    /// <returns>What waits, in the order of the campaign.</returns>
    public static AttenteSignature Of(SuiviCampagne suivi, string role, bool sansCosignature)
    {
        ArgumentNullException.ThrowIfNull(suivi);
        ArgumentNullException.ThrowIfNull(role);
        var documents = ImmutableArray.CreateBuilder<DocumentEnAttente>();
        var held = ImmutableArray.CreateBuilder<DocumentEnAttente>();
        foreach (SuiviContrat contrat in suivi.Contrats)
        {
            SuiviDocument[] waiting = [.. contrat.Documents.Where(document => IsTurnOf(document, role, sansCosignature))];
            bool isHeld = contrat.SocleAttend.Contains(role) && waiting.All(document => document.Document != SocleUnique.Document);
            (isHeld ? held : documents).AddRange(waiting
                .OrderBy(document => document.Document == SocleUnique.Document ? 0 : 1)
                .Select(document => new DocumentEnAttente(contrat.CodeContrat, document.Document)));
            documents.AddRange(contrat.Avenants
                .Where(avenant => !CycleDeVie.EstArrete(avenant.Etat))
                .SelectMany(avenant => avenant.Documents)
                .Where(document => IsTurnOf(document, role, sansCosignature))
                .Select(document => new DocumentEnAttente(contrat.CodeContrat, document.Document)));
        }

        return new AttenteSignature
        {
            Documents = documents.ToImmutable(),
            Retenus = held.ToImmutable(),
            EnAvance = [.. suivi.Contrats.SelectMany(Ahead).Distinct()],
        };
    }

    private static IEnumerable<string> Ahead(SuiviContrat contrat) => contrat.Documents
        .Concat(contrat.Avenants.SelectMany(avenant => avenant.Documents))
        .Where(document => document.EstEnAvance)
        .Select(document => new DocumentEnAttente(contrat.CodeContrat, document.Document).Liasse);

    private static bool IsTurnOf(SuiviDocument document, string role, bool sansCosignature)
    {
        return document.Prochain == role
            || (sansCosignature && document is { EstCosigne: true, Prochain: not null, Attendus.Length: > 1 }
                && document.Attendus[1].Role == role && document.Signe.Length > 0);
    }
}

/// <summary>A document that waits for a signature.</summary>
/// <param name="CodeContrat">Code of its contract.</param>
/// <param name="Document">Its code.</param>
public sealed record DocumentEnAttente(string CodeContrat, string Document)
{
    /// <summary>How results name it.</summary>
    public string Nom => $"{CodeContrat}/{Document}.pdf";

    /// <summary>The liasse it belongs to: code of the contract, then the avenant where it is of one.</summary>
    internal string Liasse => Place[..Place.LastIndexOf('/')];

    /// <summary>Its file in a folder of liasses.</summary>
    internal string Place => $"{CodeContrat}/{ArchiveContent.PlaceOf(Document)}.pdf";
}
