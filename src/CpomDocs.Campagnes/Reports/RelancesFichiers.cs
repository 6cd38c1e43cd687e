using System.Collections.Immutable;
using CpomDocs.Campagnes.Suivis;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Classeurs;
using CpomDocs.Contrats.Model;
using CpomDocs.Rendering.Csv;

namespace CpomDocs.Campagnes.Reports;

/// <summary>The reminders of a campaign as files: a list, a diary, and one mail a reminder, ready to be sent.</summary>
internal static class RelancesFichiers
{
    private const string Folder = "relances/";

    /// <summary>Writes them.</summary>
    /// <param name="campagne">The campaign.</param>
    /// <param name="relances">Its reminders.</param>
    /// <param name="instant">When they are made.</param>
    /// <returns>Bytes by path, relative to the folder of the report.</returns>
    public static IEnumerable<KeyValuePair<string, byte[]>> Write(
        Campagne campagne, ImmutableArray<Relance> relances, DateTimeOffset instant)
    {
        yield return KeyValuePair.Create("relances.csv", CsvSheetWriter.Write(ListOf(relances)));
        yield return KeyValuePair.Create(
            Folder + "echeances.ics",
            CalendrierIcs.Write(campagne.Libelle, instant, Named(relances).Select(item => EventOf(campagne, item.Name, item.Relance))));
        foreach ((string name, Relance[] together) in Mails(relances))
        {
            yield return KeyValuePair.Create(Folder + name + ".eml", CourrielEml.Write(MailOf(campagne, together, instant)));
        }

        foreach ((string name, Relance relance) in Named(relances))
        {
            yield return KeyValuePair.Create(
                Folder + name + ".ics", CalendrierIcs.Write(campagne.Libelle, instant, [EventOf(campagne, name, relance)]));
        }
    }

    // Two people may be awaited in one role: that of the contract and that of an avenant.
    private static IEnumerable<(string Name, Relance Relance)> Named(IEnumerable<Relance> relances)
    {
        return relances
            .GroupBy(relance => $"{relance.CodeContrat}-{relance.Role}")
            .SelectMany(group => group.Select((relance, rang) => (rang == 0 ? group.Key : $"{group.Key}-{rang + 1}", relance)));
    }

    private static Feuille ListOf(ImmutableArray<Relance> relances) => FeuilleTexte.Of(
        "relances",
        Messages.Get("RemindersColumns"),
        relances.Select(relance => (object?[])
        [
            relance.CodeContrat,
            relance.Etablissement,
            relance.Groupe,
            relance.Role,
            relance.Personne,
            relance.Qualite,
            string.Join(", ", relance.Pieces),
            relance.Depuis is { } since ? DateOnly.FromDateTime(since.UtcDateTime) : null,
            relance.Echeance,
            relance.RetardJours,
            relance.Destinataire,
            relance.Courriel,
        ]));

    // An establishment gets a mail of its own; somebody who signs for many contracts gets one that lists them all.
    private static IEnumerable<(string Name, Relance[] Together)> Mails(ImmutableArray<Relance> relances)
    {
        var own = Named(relances.Where(IsOfEstablishment)).Select(item => (item.Name, new[] { item.Relance }));
        IEnumerable<(string, Relance[])> shared = relances
            .Where(relance => !IsOfEstablishment(relance))
            .GroupBy(relance => (relance.Role, relance.Personne, relance.Courriel))
            .GroupBy(group => group.Key.Role)
            .SelectMany(role => role.Select((group, rang) => ($"{role.Key}-{rang + 1}", group.ToArray())));
        return own.Concat(shared);
    }

    private static bool IsOfEstablishment(Relance relance) =>
        Role.TryParse(relance.Role, out Role? role) && role.Value.Partie is Partie.STRUCTURE;

    private static Courriel MailOf(Campagne campagne, Relance[] together, DateTimeOffset instant)
    {
        Relance first = together[0];
        string late = first.RetardJours > 0 ? "Late" : "";
        string subject = together.Length == 1
            ? Messages.Get($"Reminder{late}Subject", first.Etablissement, first.CodeContrat, PageHtml.Text(first.Echeance))
            : Messages.Get($"Reminder{late}Subjects", together.Length, PageHtml.Text(together.Min(relance => relance.Echeance)));
        return new Courriel(
            campagne.Expediteur is { } sender ? Boite.Of(sender.Nom, sender.Courriel) : null,
            Boite.Of(first.Destinataire, first.Courriel),
            subject,
            together.Length == 1 ? TextOf(campagne, first) : TextOf(campagne, together),
            instant);
    }

    private static string TextOf(Campagne campagne, Relance[] together)
    {
        IEnumerable<string> lines = together.Select(relance => Messages.Get(
            relance.RetardJours > 0 ? "ReminderLateLine" : "ReminderLine",
            relance.Etablissement,
            relance.CodeContrat,
            string.Join(", ", relance.Pieces),
            PageHtml.Text(relance.Echeance),
            relance.RetardJours));
        return Messages.Get("ReminderTexts", campagne.Libelle, together.Length, together[0].Personne, together[0].Qualite)
            + "\n\n" + string.Join("\n", lines) + "\n\n" + End(campagne);
    }

    private static string End(Campagne campagne) => Messages.Get("ReminderEnd", campagne.Expediteur?.Nom ?? campagne.Region) + "\n";

    private static EcheanceIcs EventOf(Campagne campagne, string name, Relance relance) => new(
        $"{campagne.Id}-{name}".Replace(' ', '-'),
        relance.Echeance,
        Messages.Get("ReminderEvent", relance.Personne, relance.CodeContrat, relance.Etablissement),
        TextOf(campagne, relance));

    private static string TextOf(Campagne campagne, Relance relance)
    {
        string pieces = string.Join("\n", relance.Pieces.Select(piece => "- " + piece));
        string since = relance.Depuis is { } instant
            ? Messages.Get("ReminderSince", PageHtml.Text(DateOnly.FromDateTime(instant.UtcDateTime)))
            : "";
        string late = relance.RetardJours > 0
            ? Messages.Get("ReminderLate", PageHtml.Text(relance.Echeance), relance.RetardJours)
            : Messages.Get("ReminderDue", PageHtml.Text(relance.Echeance));
        return Messages.Get("ReminderText", campagne.Libelle, relance.Etablissement, relance.CodeContrat, relance.Personne, relance.Qualite)
            + "\n\n" + pieces + "\n\n" + since + late + "\n\n" + End(campagne);
    }
}
