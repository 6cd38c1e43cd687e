using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Suivis;

/// <summary>A reminder: one contract, one signatory, every document that waits for that signatory.</summary>
public sealed record Relance
{
    /// <summary>Code of the contract.</summary>
    public required string CodeContrat { get; init; }

    /// <summary>Legal name of the establishment.</summary>
    public required string Etablissement { get; init; }

    /// <summary>Group.</summary>
    public string? Groupe { get; init; }

    /// <summary>Role awaited.</summary>
    public required string Role { get; init; }

    /// <summary>Person awaited, first name and name.</summary>
    public required string Personne { get; init; }

    /// <summary>Her quality.</summary>
    public required string Qualite { get; init; }

    /// <summary>Titles of the documents, in the order of the liasse.</summary>
    public required ImmutableArray<string> Pieces { get; init; }

    /// <summary>Earliest instant since which one of them waits, UTC.</summary>
    public DateTimeOffset? Depuis { get; init; }

    /// <summary>Earliest last day.</summary>
    public required DateOnly Echeance { get; init; }

    /// <summary>Days late; 0 when the day has not passed.</summary>
    public required int RetardJours { get; init; }

    /// <summary>Name to write to.</summary>
    public required string Destinataire { get; init; }

    /// <summary>Address to write to; absent where nobody said it.</summary>
    public string? Courriel { get; init; }

    /// <summary>Finds the reminders to send.</summary>
    /// <param name="campagne">The campaign: whom to write to.</param>
    /// <param name="suivi">Where it stands.</param>
    /// <param name="jours">Days before the last one from which a reminder is sent.</param>
    /// <returns>Latest first.</returns>
    public static ImmutableArray<Relance> Of(Campagne campagne, SuiviCampagne suivi, int jours)
    {
        ArgumentNullException.ThrowIfNull(campagne);
        ArgumentNullException.ThrowIfNull(suivi);
        DateOnly until = suivi.Date.AddDays(jours);
        return
        [
            .. suivi.Contrats
                .SelectMany(contrat => OfContract(campagne, contrat, until))
                .OrderByDescending(relance => relance.RetardJours)
                .ThenBy(relance => relance.Echeance)
                .ThenBy(relance => relance.CodeContrat, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Relance> OfContract(Campagne campagne, SuiviContrat contrat, DateOnly until)
    {
        return
            from document in contrat.Documents
            where document.Prochain is not null && !document.Attendus.IsEmpty && !CycleDeVie.EstAcheve(document.Etat)
            let act = document.Attendus[0]
            where act.Echeance <= until
            group (document, act) by (act.Role, act.Personne, act.Qualite) into waiting
            let contact = ContactFor(campagne, contrat, waiting.Key.Role, waiting.Key.Personne)
            select new Relance
            {
                CodeContrat = contrat.CodeContrat,
                Etablissement = contrat.Etablissement ?? contrat.CodeContrat,
                Groupe = contrat.Groupe,
                Role = waiting.Key.Role,
                Personne = waiting.Key.Personne,
                Qualite = waiting.Key.Qualite,
                Pieces = [.. waiting.Select(item => item.document.Intitule)],
                Depuis = waiting.Min(item => item.document.Depuis),
                Echeance = waiting.Min(item => item.act.Echeance!.Value),
                RetardJours = waiting.Max(item => item.document.RetardJours),
                Destinataire = contact.Nom,
                Courriel = contact.Courriel,
            };
    }

    // The establishment says whom to write to in its contract; the campaign says it for the others, by group first.
    private static (string Nom, string? Courriel) ContactFor(Campagne campagne, SuiviContrat contrat, string role, string personne)
    {
        Partie? partie = Contrats.Circuits.Role.TryParse(role, out Role? known) ? known.Value.Partie : null;
        if (partie is Partie.STRUCTURE && contrat.Courriel is { } own)
        {
            return (contrat.Correspondant ?? personne, own);
        }

        ContactCampagne? contact = campagne.Contacts
            .Where(item => item.Partie == partie && (item.Groupe is null || item.Groupe == contrat.Groupe))
            .OrderBy(item => item.Groupe is null ? 1 : 0)
            .FirstOrDefault();
        return (contact?.Nom ?? personne, contact?.Courriel);
    }
}
