using System.Xml.Linq;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Suivis;

namespace CpomDocs.Campagnes.Reports;

/// <summary>The plan of a campaign as one self-contained page (<c>plan.html</c>).</summary>
public static class PlanHtml
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "plan.html";

    private const string Establishment = "RepresentantLegal";

    /// <summary>Writes the page.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>UTF-8 HTML.</returns>
    public static byte[] Write(PlanCampagne plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return PageHtml.Write(
            Messages.Get("PlanTitle", plan.Libelle),
            Messages.Get("PlanAbout", PageHtml.Text(plan.Date)),
            [Summary(plan), Missing(plan), .. plan.Etapes.Select(Stage), Charges(plan), Contracts(plan)]);
    }

    private static XElement Summary(PlanCampagne plan) => PageHtml.Section(
        "resume",
        "PlanSummary",
        PageHtml.Figures(
            ("PlanContracts", PageHtml.Text(plan.Totaux.Contrats)),
            ("PlanReady", PageHtml.Text(plan.Totaux.Prets)),
            ("PlanInError", PageHtml.Text(plan.Totaux.EnErreur)),
            ("PlanDocuments", PageHtml.Text(plan.Totaux.Documents)),
            ("PlanToIssue", PageHtml.Text(plan.Totaux.AProduire)),
            ("PlanSignatures", PageHtml.Text(plan.Totaux.Signatures))),
        new XElement("p",
            Messages.Get(plan.SocleFige ? "PlanSocleFrozen" : "PlanSocle"),
            new XElement("span", new XAttribute("class", "code"), plan.EmpreinteSocle)));

    private static XElement Missing(PlanCampagne plan) => PageHtml.Section(
        "manques",
        "PlanMissing",
        PageHtml.Table(
            Messages.Get("PlanMissingCaption"),
            ["PlanWhat", "PlanWeight", "PlanRule", "#PlanContracts"],
            plan.Manques.Select(manque => new XElement(
                "tr",
                new XElement("td", manque.Message, Names(manque)),
                PageHtml.Cell(PageHtml.Badge(manque.Gravite, ToneOf(manque.Gravite))),
                PageHtml.Cell(manque.Regle ?? ""),
                PageHtml.Number(manque.Contrats.Length)))));

    private static XElement? Names(ManquePlan manque)
    {
        return manque.Contrats.IsEmpty
            ? null
            : new XElement(
                "details",
                new XElement("summary", Messages.Get("PlanWhich")),
                new XElement("p", new XAttribute("class", "code"), string.Join(", ", manque.Contrats)));
    }

    private static XElement Stage(EtapePlan etape) => new(
        "section",
        new XAttribute("id", $"etape-{etape.Numero}"),
        new XAttribute("aria-labelledby", $"etape-{etape.Numero}-titre"),
        new XElement("h2",
            new XAttribute("id", $"etape-{etape.Numero}-titre"),
            Messages.Get("PlanStage." + etape.Action, etape.Numero, PageHtml.Text(etape.Echeance))),
        etape.EcheanceStructure is { } day ? new XElement("p", Messages.Get("PlanStageFirst", PageHtml.Text(day))) : null,
        PageHtml.Table(
            Messages.Get("PlanStageCaption", etape.Numero),
            ["PlanDocument", "#PlanContracts", "#PlanToIssue", "#PlanWaiting", "#PlanDone", "#PlanStopped"],
            etape.Documents.Select(document => PageHtml.Row(
                document.Intitule,
                PageHtml.Number(document.Contrats),
                PageHtml.Number(document.AProduire),
                PageHtml.Number(document.EnSignature),
                PageHtml.Number(document.Acheves),
                PageHtml.Number(document.Arretes)))));

    private static XElement Charges(PlanCampagne plan)
    {
        ChargeSignature[] others = [.. plan.Charges.Where(charge => charge.Role != Establishment)];
        ChargeSignature[] own = [.. plan.Charges.Where(charge => charge.Role == Establishment)];
        int persons = own.Select(charge => charge.Personne).Distinct().Count();
        return PageHtml.Section(
            "charges",
            "PlanCharges",
            ChargeTable("PlanChargesCaption", others),
            new XElement(
                "details",
                new XElement("summary", Messages.Get("PlanChargesOwn", persons, own.Sum(charge => charge.Documents))),
                ChargeTable("PlanChargesOwnCaption", own)));
    }

    private static XElement ChargeTable(string caption, IEnumerable<ChargeSignature> charges) => PageHtml.Table(
        Messages.Get(caption),
        [
            "PlanPerson", "PlanQuality", "PlanRole", "#PlanStageNumber", "#PlanDocuments", "#PlanContracts", "PlanBefore",
            "PlanCertificate",
        ],
        charges.Select(charge => PageHtml.Row(
            charge.Personne,
            PageHtml.Cell(charge.Qualite),
            PageHtml.Cell(charge.Role),
            charge.Etape is { } etape ? PageHtml.Number(etape) : PageHtml.Cell(),
            PageHtml.Number(charge.Documents),
            PageHtml.Number(charge.Contrats),
            PageHtml.Day(charge.Echeance),
            PageHtml.Cell(PageHtml.Badge(Messages.Get("Certificate." + charge.Certificat), ToneOf(charge.Certificat))))));

    private static XElement Contracts(PlanCampagne plan) => PageHtml.Section(
        "contrats",
        "PlanContracts",
        PageHtml.Table(
            Messages.Get("PlanContractsCaption"),
            ["PlanCode", "PlanEstablishment", "PlanGroup", "PlanState", "#PlanToIssue", "#PlanSignatures"],
            plan.Contrats.Select(ContractRow),
            "PageFilter"));

    private static XElement ContractRow(ContratPlan contrat) => PageHtml.Row(
        contrat.CodeContrat,
        PageHtml.Cell(contrat.Etablissement ?? contrat.Fichier, contrat.Anomalie is null ? null : new XElement("br"), contrat.Anomalie),
        PageHtml.Cell(contrat.Groupe ?? ""),
        PageHtml.Cell(contrat.Pret
            ? PageHtml.Badge(Messages.Get("State." + contrat.Etat), EtatHtml.ToneOf(contrat.Etat))
            : PageHtml.Badge(Messages.Get("PlanNotReady"), "grave")),
        PageHtml.Number(contrat.AProduire.Length),
        PageHtml.Number(contrat.Signatures));

    private static string ToneOf(string gravite) => gravite switch
    {
        "erreur" => "grave",
        "avertissement" => "alerte",
        _ => "",
    };

    private static string ToneOf(EtatCertificat certificat) => certificat switch
    {
        EtatCertificat.CONNU => "bon",
        EtatCertificat.NON_DEMANDE => "",
        _ => "alerte",
    };
}
