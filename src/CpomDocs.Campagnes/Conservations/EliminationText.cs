using System.Globalization;
using System.Text;

namespace CpomDocs.Campagnes.Conservations;

/// <summary>The papers of an elimination, for a person: the list that is proposed, and the record that stays.</summary>
internal static class EliminationText
{
    /// <summary>The list.</summary>
    /// <param name="proposition">The proposition.</param>
    /// <param name="digest">Its SHA-512.</param>
    public static string Of(PropositionElimination proposition, string digest)
    {
        var text = new StringBuilder(Messages.Get("BordereauTete",
            proposition.Numero, Instant(proposition.Instant), proposition.Par, proposition.Motif, digest));
        foreach (ContratAEliminer contrat in proposition.Contrats)
        {
            text.Append(Messages.Get("BordereauContrat",
                contrat.CodeContrat, contrat.Titulaire ?? "?", Day(contrat.Debut), Day(contrat.Fin), contrat.Versions, contrat.Fichiers,
                contrat.Octets, contrat.InventaireSha512, contrat.Regle.DureeAnnees, Day(contrat.Depart), Day(contrat.Echeance)));
        }

        return text.ToString();
    }

    /// <summary>The record.</summary>
    /// <param name="record">The record.</param>
    public static string Of(ProcesVerbalElimination record)
    {
        var text = new StringBuilder(Messages.Get("PvTete",
            record.Proposition.Numero, Instant(record.Instant), record.Proposition.Par, record.Proposition.Motif, record.Empreinte));
        if (record.Decision is { } decision)
        {
            text.Append(Messages.Get("PvDecision", decision.Par, Instant(decision.Instant), decision.Visa));
        }

        if (record.Abandon is { } abandon)
        {
            text.Append(Messages.Get("PvAbandon", abandon.Par, abandon.Motif));
        }

        foreach (SortContrat contrat in record.Contrats)
        {
            string digest = record.Proposition.Contrats.First(one => one.CodeContrat == contrat.CodeContrat).InventaireSha512;
            text.Append(Messages.Get(contrat.EstElimine ? "PvElimine" : "PvLaisse", contrat.CodeContrat, digest, contrat.Motif));
        }

        return text.ToString();
    }

    private static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    private static string Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "?";
}
