using CpomDocs.Campagnes.Suivis;

namespace CpomDocs.Cli.Commands;

/// <summary>Result of <c>campagne status</c> for a person.</summary>
internal static class CampagneStatusText
{
    public static void Write(TextWriter text, SuiviCampagne suivi)
    {
        foreach (SuiviContrat contrat in suivi.Contrats)
        {
            WriteContract(text, suivi.Date, contrat);
        }

        text.WriteLine(Messages.Get(
            "SuiviSummary",
            suivi.Libelle,
            Day(suivi.Date),
            suivi.Contrats.Length,
            suivi.Contrats.Count(contrat => contrat.Complet),
            suivi.Contrats.Count(contrat => contrat.RetardJours > 0)));
        if (suivi.Contrats.SelectMany(contrat => contrat.Avenants).Count(avenant => !avenant.EstIntegre) is > 0 and var waiting)
        {
            text.WriteLine(Messages.Get("SuiviAvenantsEnAttente", waiting));
        }

        IEnumerable<IGrouping<EtatVie, SuiviDocument>> byState =
            suivi.Contrats.SelectMany(contrat => contrat.Documents).GroupBy(document => document.Etat).OrderBy(group => group.Key);
        foreach (IGrouping<EtatVie, SuiviDocument> group in byState)
        {
            text.WriteLine($"    {group.Key,-20} {group.Count(),6}");
        }
    }

    private static void WriteContract(TextWriter text, DateOnly day, SuiviContrat contrat)
    {
        string cosigned = contrat.Cosignature is { } state ? Messages.Get("SuiviCosignature", state) : "";
        string name = contrat.Etablissement ?? contrat.Fichier;
        text.WriteLine($"{contrat.CodeContrat}  {contrat.Etat,-20} {contrat.Groupe,-4} {name}{cosigned}");
        if (contrat.Anomalie is { } reason)
        {
            text.WriteLine($"    {reason}");
        }

        foreach (Jalon jalon in contrat.Jalons.Where(jalon => jalon.Jour is null && jalon.Echeance < day))
        {
            string what = Messages.Get("Milestone." + jalon.Code);
            text.WriteLine($"    {Messages.Get("SuiviMilestone", jalon.Repere, what, Day(jalon.Echeance))}");
        }

        foreach (SuiviDocument document in contrat.Documents)
        {
            text.WriteLine($"    {document.Document,-16} {document.Etat,-20} {Next(document)}".TrimEnd());
        }

        foreach (SuiviAvenant avenant in contrat.Avenants)
        {
            text.WriteLine($"    {Messages.Get("SuiviAvenant", avenant.Numero, avenant.Etat, avenant.Objet)}");
            foreach (SuiviDocument document in avenant.Documents.Where(_ => !avenant.EstIntegre))
            {
                text.WriteLine($"        {document.Document,-24} {document.Etat,-20} {Next(document)}".TrimEnd());
            }
        }
    }

    private static string Next(SuiviDocument document)
    {
        if (document.Motif is { } motif)
        {
            return motif;
        }

        if (document.Prochain is not { } role || document.Attendus.IsEmpty)
        {
            return "";
        }

        ActeAttendu act = document.Attendus[0];
        string since = document.Depuis is { } instant ? Messages.Get("SuiviSince", Day(DateOnly.FromDateTime(instant.UtcDateTime))) : "";
        string before = act.Echeance is { } day ? Messages.Get("SuiviBefore", Day(day), act.Repere!) : "";
        string late = document.RetardJours > 0 ? Messages.Get("SuiviLate", document.RetardJours) : "";
        return Messages.Get("SuiviNext", role, act.Personne) + since + before + late;
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", Messages.French);
}
