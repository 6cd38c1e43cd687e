using System.Collections.Immutable;
using System.Xml.Linq;
using CpomDocs.Campagnes.Suivis;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Reports;

/// <summary>The dashboard of a campaign as one self-contained page.</summary>
internal sealed class TableauDeBord(Campagne campagne, SuiviCampagne suivi, ImmutableArray<Relance> relances)
{
    // Each of them stands out from white by 4.5 to 1 and from its neighbours in the order they are drawn.
    private const string DoneColour = "#18753c";

    private static readonly ImmutableArray<string> Colours = ["#767676", "#b34000", "#6a6af4", "#000091", DoneColour, "#ce0500"];
    private static readonly ImmutableArray<string> Parts =
        ["BoardNotIssued", "BoardForEstablishment", "BoardForDepartement", "BoardForAgency", "BoardDone", "BoardStopped"];

    private readonly Dictionary<string, string> _groups =
        campagne.Groupes.DistinctBy(groupe => groupe.Code).ToDictionary(groupe => groupe.Code, groupe => groupe.Libelle);

    private IEnumerable<SuiviDocument> Documents => suivi.Contrats.SelectMany(contrat => contrat.Documents).Where(item => item.EstSignable);

    /// <summary>Writes the page.</summary>
    /// <param name="depuis">First day of the events that are told; none is told when absent.</param>
    /// <returns>UTF-8 HTML.</returns>
    public byte[] Write(DateOnly? depuis)
    {
        XElement[] sections =
        [
            Summary(), Progress(), Groups(), Late(), .. depuis is { } day ? [Events(day)] : Array.Empty<XElement>(), Contracts(),
            .. suivi.Contrats.Any(contrat => !contrat.Avenants.IsEmpty) ? [Avenants()] : Array.Empty<XElement>(),
        ];
        return PageHtml.Write(campagne.Libelle, Messages.Get("BoardAbout", PageHtml.Text(suivi.Date)), sections);
    }

    private XElement Summary() => PageHtml.Section(
        "resume",
        "PlanSummary",
        PageHtml.Figures(
            ("PlanContracts", PageHtml.Text(suivi.Contrats.Length)),
            ("BoardComplete", PageHtml.Text(suivi.Contrats.Count(contrat => contrat.Complet))),
            ("BoardSignable", PageHtml.Text(Documents.Count())),
            ("PlanDone", PageHtml.Text(Documents.Count(document => CycleDeVie.EstAcheve(document.Etat)))),
            ("BoardLate", PageHtml.Text(suivi.Contrats.Count(contrat => contrat.RetardJours > 0))),
            ("PlanStopped", PageHtml.Text(Documents.Count(document => CycleDeVie.EstArrete(document.Etat)))),
            ("BoardReminders", PageHtml.Text(relances.Length))));

    private XElement Progress()
    {
        (string Label, int[] Parts)[] rows =
        [
            .. campagne.Etapes
                .Where(etape => etape.Action is ActionEtape.SIGNATURE)
                .Select(etape => (
                    Messages.Get("PlanStage.SIGNATURE", etape.Numero, PageHtml.Text(etape.Echeance)),
                    CountsOf(Documents.Where(document => document.Etape == etape.Numero)))),
        ];
        return PageHtml.Section(
            "avancement",
            "BoardProgress",
            rows.Length == 0 ? null : BarresSvg.Draw(rows, [.. Parts.Select(part => Messages.Get(part))], Colours),
            new XElement(
                "ul",
                new XAttribute("class", "legende"),
                Parts.Select((part, rang) => new XElement("li", BarresSvg.Swatch(Colours[rang]), Messages.Get(part)))),
            PageHtml.Table(
                Messages.Get("BoardProgressCaption"),
                ["BoardStage", .. Parts.Select(part => "#" + part)],
                rows.Select(row => PageHtml.Row(row.Label, [.. row.Parts.Select(count => PageHtml.Number(count))]))));
    }

    private static int[] CountsOf(IEnumerable<SuiviDocument> documents)
    {
        var counts = new int[Parts.Length];
        foreach (SuiviDocument document in documents)
        {
            counts[PartOf(document)]++;
        }

        return counts;
    }

    private static int PartOf(SuiviDocument document)
    {
        if (CycleDeVie.EstArrete(document.Etat))
        {
            return 5;
        }

        if (CycleDeVie.EstAcheve(document.Etat))
        {
            return 4;
        }

        return document.Prochain switch
        {
            null => 0,
            { } role when role.StartsWith("RepresentantLegal", StringComparison.Ordinal) => 1,
            { } role when role.StartsWith("President", StringComparison.Ordinal) => 2,
            _ => 3,
        };
    }

    private XElement Groups() => PageHtml.Section(
        "departements",
        "BoardGroups",
        PageHtml.Table(
            Messages.Get("BoardGroupsCaption"),
            ["BoardGroup", "#PlanContracts", "#BoardComplete", "BoardShare", "#BoardSignable", "#PlanDone", "#BoardLate", "#BoardMostLate"],
            suivi.Contrats
                .GroupBy(contrat => contrat.Groupe ?? contrat.Departement ?? "")
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => GroupRow(group.Key, [.. group]))));

    private XElement GroupRow(string code, SuiviContrat[] contrats)
    {
        SuiviDocument[] documents = [.. contrats.SelectMany(contrat => contrat.Documents).Where(document => document.EstSignable)];
        int done = documents.Count(document => CycleDeVie.EstAcheve(document.Etat));
        string share = (100 * done / Math.Max(1, documents.Length)).ToString(PageHtml.French) + "\u00A0%";
        XElement shareCell = PageHtml.Cell(BarresSvg.Small(done, documents.Length, DoneColour), " " + share);
        shareCell.SetAttributeValue("class", "date");
        return PageHtml.Row(
            _groups.TryGetValue(code, out string? name) ? $"{code} – {name}" : code.Length > 0 ? code : Messages.Get("BoardNoGroup"),
            PageHtml.Number(contrats.Length),
            PageHtml.Number(contrats.Count(contrat => contrat.Complet)),
            shareCell,
            PageHtml.Number(documents.Length),
            PageHtml.Number(done),
            PageHtml.Number(contrats.Count(contrat => contrat.RetardJours > 0)),
            PageHtml.Number(contrats.Max(contrat => contrat.RetardJours)));
    }

    private XElement Late() => PageHtml.Section(
        "retards",
        "BoardLateList",
        PageHtml.Table(
            Messages.Get("BoardLateCaption"),
            ["PlanEstablishment", "PlanCode", "PlanPerson", "PlanRole", "PlanDocuments", "PlanBefore", "#BoardDaysLate"],
            relances.Where(relance => relance.RetardJours > 0).Select(relance => PageHtml.Row(
                relance.Etablissement,
                PageHtml.Cell(relance.CodeContrat),
                PageHtml.Cell(relance.Personne),
                PageHtml.Cell(RoleText(relance.Role)),
                PageHtml.Cell(string.Join(", ", relance.Pieces)),
                PageHtml.Day(relance.Echeance),
                PageHtml.Number(relance.RetardJours))),
            "PageFilter"));

    private XElement Events(DateOnly depuis) => PageHtml.Section(
        "evenements",
        "BoardEvents",
        new XElement("p", Messages.Get("BoardEventsSince", PageHtml.Text(depuis))),
        PageHtml.Table(
            Messages.Get("BoardEventsCaption"),
            ["PlanEstablishment", "PlanCode", "BoardDay", "BoardWhat"],
            EvenementsCampagne.Since(suivi, depuis).Select(item => PageHtml.Row(
                item.Contrat.Etablissement ?? item.Contrat.Fichier,
                PageHtml.Cell(item.Contrat.CodeContrat),
                PageHtml.Day(DateOnly.FromDateTime(item.Evenement.Instant.UtcDateTime)),
                PageHtml.Cell(item.Evenement.Texte)))));

    private XElement Contracts() => PageHtml.Section(
        "contrats",
        "PlanContracts",
        PageHtml.Table(
            Messages.Get("PlanContractsCaption"),
            ["PlanEstablishment", "PlanCode", "PlanGroup", "PlanType", "PlanState", "BoardCosigned", "BoardAwaited", "#BoardDaysLate"],
            suivi.Contrats.Select(ContractRow),
            "PageFilter"));

    private static XElement ContractRow(SuiviContrat contrat) => PageHtml.Row(
        contrat.Etablissement ?? contrat.Fichier,
        PageHtml.Cell(contrat.CodeContrat),
        PageHtml.Cell(contrat.Groupe ?? ""),
        PageHtml.Cell(contrat.TypeStructure ?? ""),
        PageHtml.Cell(Badge(contrat.Etat), contrat.Anomalie is { } reason ? " " + reason : null),
        PageHtml.Cell(contrat.Cosignature is { } state ? Badge(state) : ""),
        PageHtml.Cell(Awaited(contrat)),
        PageHtml.Number(contrat.RetardJours));

    private XElement Avenants() => PageHtml.Section(
        "avenants",
        "BoardAvenants",
        PageHtml.Table(
            Messages.Get("BoardAvenantsCaption"),
            ["PlanEstablishment", "PlanCode", "#BoardAvenant", "BoardAvenantObject", "BoardEffect", "PlanState", "BoardAwaited"],
            suivi.Contrats.SelectMany(contrat => contrat.Avenants.Select(avenant => AvenantRow(contrat, avenant))),
            "PageFilter"));

    private static XElement AvenantRow(SuiviContrat contrat, SuiviAvenant avenant) => PageHtml.Row(
        contrat.Etablissement ?? contrat.Fichier,
        PageHtml.Cell(contrat.CodeContrat),
        PageHtml.Number(avenant.Numero),
        PageHtml.Cell(avenant.Objet),
        PageHtml.Day(avenant.DateEffet),
        PageHtml.Cell(Badge(avenant.Etat)),
        PageHtml.Cell(Awaited(avenant.Documents)));

    private static string Awaited(SuiviContrat contrat) => Awaited(contrat.Documents);

    private static string Awaited(IEnumerable<SuiviDocument> documents) => string.Join(", ", documents
        .Where(document => document.Prochain is not null && !CycleDeVie.EstAcheve(document.Etat))
        .GroupBy(document => document.Prochain!)
        .Select(group => Messages.Get("BoardAwaitedBy", RoleText(group.Key), group.Count())));

    private static XElement Badge(EtatVie etat) => PageHtml.Badge(Messages.Get("State." + etat), EtatHtml.ToneOf(etat));

    private static string RoleText(string role)
    {
        string name = role.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return Messages.Get("Role." + name) + (role.Length > name.Length ? " " + role[name.Length..] : "");
    }
}
