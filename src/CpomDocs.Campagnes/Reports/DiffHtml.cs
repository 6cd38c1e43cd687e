using System.Collections.Immutable;
using System.Xml.Linq;
using CpomDocs.Contrats.Changements;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Campagnes.Reports;

/// <summary>
/// What changed between two versions of a contract, as one self-contained page: each value before and after, changed words marked.
/// </summary>
public static class DiffHtml
{
    private const string Annexes = "/annexes/";
    private const string Reste = "contrat";

    private static readonly ImmutableArray<string> Sections =
    [
        Reste, "orientations", "autorisations", "volets", "reconnaissances", "financement", "pds", "usld", "listeAccords", "reseau",
    ];

    /// <summary>Writes the page.</summary>
    /// <param name="avant">The earlier version.</param>
    /// <param name="apres">The later version.</param>
    /// <returns>UTF-8 HTML.</returns>
    public static byte[] Write(ContratValide avant, ContratValide apres)
    {
        ArgumentNullException.ThrowIfNull(avant);
        ArgumentNullException.ThrowIfNull(apres);
        ImmutableArray<Changement> changes = ContratDiff.Comparer(avant.Contrat, apres.Contrat);
        XElement[] parts =
            [Summary(changes), .. Sections.Select(section => Part(section, [.. changes.Where(change => SectionOf(change) == section)]))
                .OfType<XElement>()];
        string title = Messages.Get("DiffTitle", apres.Contrat.CodeContrat);
        string about = Messages.Get(
            "DiffAbout", apres.Contrat.Structure.Denomination(), avant.Contrat.Version, apres.Contrat.Version);
        return PageHtml.Write(title, about, parts);
    }

    private static XElement Summary(ImmutableArray<Changement> changes) => PageHtml.Section(
        "resume",
        "PlanSummary",
        PageHtml.Figures(
            ("DiffChanged", Count(changes, NatureChangement.Modifie)),
            ("DiffAdded", Count(changes, NatureChangement.Ajoute)),
            ("DiffRemoved", Count(changes, NatureChangement.Retire))),
        changes.IsEmpty
            ? new XElement("p", Messages.Get("DiffNothing"))
            : new XElement("p", Messages.Get("DiffLegend") + " ", Removed(Messages.Get("DiffLegendRemoved")), ", ",
                Added(Messages.Get("DiffLegendAdded")), "."));

    private static string Count(ImmutableArray<Changement> changes, NatureChangement nature) =>
        PageHtml.Text(changes.Count(change => change.Nature == nature));

    private static XElement? Part(string section, ImmutableArray<Changement> changes)
    {
        if (changes.IsEmpty)
        {
            return null;
        }

        string title = "DiffSection." + section;
        XElement table = PageHtml.Table(
            Messages.Get("DiffCaption", Messages.Get(title)),
            ["DiffWhat", "DiffBefore", "DiffAfter", "DiffKind"],
            changes.Select(Row));
        table.Element("table")!.SetAttributeValue("class", "comparaison");
        return PageHtml.Section(section, title, table);
    }

    private static XElement Row(Changement change)
    {
        TextesCompares? texts = change is { Avant: { } before, Apres: { } after } ? TextesCompares.De(before, after) : null;
        return PageHtml.Row(
            change.Objet,
            PageHtml.Cell(Fragments(texts?.Avant, change.Avant, Removed)),
            PageHtml.Cell(Fragments(texts?.Apres, change.Apres, Added)),
            PageHtml.Cell(PageHtml.Badge(Messages.Get("Diff." + change.Nature), ToneOf(change.Nature))));
    }

    private static object[] Fragments(ImmutableArray<FragmentDeTexte>? fragments, string? whole, Func<string, XElement> mark) =>
        fragments is { } cut ? [.. cut.Select(fragment => fragment.EstChange ? (object)mark(fragment.Texte) : fragment.Texte)]
        : whole is not null ? [mark(whole)]
        : [Messages.Get("DiffAbsent")];

    private static XElement Removed(string text) => new("del", text);

    private static XElement Added(string text) => new("ins", text);

    private static string ToneOf(NatureChangement nature) => nature switch
    {
        NatureChangement.Ajoute => "bon",
        NatureChangement.Retire => "grave",
        _ => "",
    };

    private static string SectionOf(Changement change)
    {
        string[] steps = change.Pointeur.Split('/');
        return change.Pointeur.StartsWith(Annexes, StringComparison.Ordinal) && Sections.Contains(steps[2]) ? steps[2] : Reste;
    }
}
