using System.Globalization;
using CpomDocs.Cli.Json;

namespace CpomDocs.Cli.Commands;

/// <summary>How long contracts are kept and what is eliminated, for a person.</summary>
internal static class ConservationText
{
    public static void Deadlines(TextWriter text, ConservationDocument document)
    {
        foreach (EcheanceItem item in document.Contrats)
        {
            Deadline(text, item);
        }

        text.WriteLine(Messages.Get("EcheanceCount", document.Contrats.Length,
            document.Contrats.Count(item => item.Etat == "ECHUE"), document.Contrats.Count(item => !item.Gels.IsEmpty)));
    }

    public static void Deadline(TextWriter text, EcheanceItem item)
    {
        text.WriteLine($"{item.CodeContrat}  {Sentence(item)}");
        foreach (GelItem hold in item.Gels)
        {
            text.WriteLine("    " + Messages.Get("GelEnVigueur", hold.Numero, Day(hold.Instant), hold.Par, hold.Motif));
        }
    }

    public static void Eliminations(TextWriter text, EliminationDocument document)
    {
        foreach (EliminationItem item in document.Eliminations)
        {
            text.WriteLine(Messages.Get("EliminationTitre", item.Numero, Messages.Get("Elimination" + item.Etat), Day(item.Instant),
                item.ProposePar, item.Motif));
            text.WriteLine("    " + Messages.Get("EliminationEmpreinte", item.Empreinte));
            if (item.DecidePar is not null)
            {
                text.WriteLine("    " + Messages.Get("EliminationDecidePar", item.DecidePar, item.Visa));
            }

            foreach (EliminationContratItem contrat in item.Contrats)
            {
                string fate = contrat.EstElimine ? Messages.Get("EliminationFaite") : contrat.Motif;
                text.WriteLine($"    {contrat.CodeContrat}  {contrat.Titulaire}  {fate}".TrimEnd());
            }
        }

        if (document.Eliminations.IsEmpty)
        {
            text.WriteLine(Messages.Get("EliminationAucune"));
        }
    }

    private static string Sentence(EcheanceItem item)
    {
        return item.DureeAnnees is not { } years
            ? Messages.Get("Echeance" + item.Etat)
            : Messages.Get("Echeance" + item.Etat, Day(item.Echeance), years, Day(item.DateDepart), Messages.Get("Sort" + item.SortFinal));
    }

    private static string Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) ?? "?";

    private static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
