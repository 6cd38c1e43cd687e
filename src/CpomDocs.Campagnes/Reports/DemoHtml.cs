using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace CpomDocs.Campagnes.Reports;

/// <summary>Report of a demonstration as one self-contained, accessible page.</summary>
internal static class DemoHtml
{
    private static readonly ImmutableArray<string> Phases = ["donnees", "cles", "edition", "signature", "verification", "archive"];

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public static byte[] Write(DemoReport report)
    {
        var page = new XElement(
            "html",
            new XAttribute("lang", "fr"),
            Head(report),
            new XElement(
                "body",
                Header(report),
                new XElement("main", Figures(report), Durations(report), Contracts(report)),
                new XElement("footer", new XElement("p", Messages.Get("ReportProgram", report.Programme, report.Graine)))));
        return Encoding.UTF8.GetBytes("<!DOCTYPE html>\n" + page.ToString(SaveOptions.DisableFormatting) + "\n");
    }

    private static XElement Head(DemoReport report) => new(
        "head",
        new XElement("meta", new XAttribute("charset", "utf-8")),
        new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
        new XElement("title", Messages.Get("ReportTitle", report.Campagne)),
        new XElement("style", Messages.Get("ReportStyle")));

    private static XElement Header(DemoReport report) => new(
        "header",
        new XElement("h1", report.Campagne),
        new XElement("p", new XAttribute("class", "mention"), Messages.Get("ReportMention")));

    private static XElement Figures(DemoReport report) => new(
        "section",
        new XElement("h2", Messages.Get("ReportSummary")),
        new XElement(
            "dl",
            Figure("ReportVerdict", Badge(report.Verdict)),
            Figure("ReportContracts", Number(report.Contrats.Length)),
            Figure("ReportDocuments", Number(report.Documents)),
            Figure("ReportPages", Number(report.Pages)),
            Figure("ReportSignatures", Number(report.Signatures)),
            Figure("ReportFailures", Number(report.Echecs))));

    private static XElement Figure(string key, object value) =>
        new("div", new XElement("dt", Messages.Get(key)), new XElement("dd", value));

    private static XElement Durations(DemoReport report) => new(
        "section",
        new XElement("h2", Messages.Get("ReportDurations")),
        Table(
            "ReportDurationsCaption",
            ["ReportPhase", "ReportMilliseconds"],
            Phases.Where(report.DureesMs.ContainsKey).Select(phase => DurationRow(phase, report.DureesMs[phase]))));

    private static XElement DurationRow(string phase, long milliseconds) =>
        Row(Messages.Get("Phase." + phase), new XElement("td", Number(milliseconds)));

    private static XElement Contracts(DemoReport report) => new(
        "section",
        new XElement("h2", Messages.Get("ReportContracts")),
        Table(
            "ReportContractsCaption",
            ["ReportCode", "ReportEstablishment", "ReportType", "ReportState", "ReportVerdict", "ReportDocuments"],
            report.Contrats.Select(ContractRow)));

    private static XElement ContractRow(DemoContratItem contrat) => Row(
        contrat.CodeContrat,
        new XElement("td", contrat.Etablissement),
        new XElement("td", contrat.TypeStructure),
        new XElement("td", contrat.Etat),
        new XElement("td", Badge(contrat.Verdict)),
        new XElement("td", Documents(contrat)));

    private static XElement Documents(DemoContratItem contrat) => new(
        "details",
        new XElement("summary", Messages.Get("ReportDocumentCount", contrat.Documents.Length)),
        new XElement("ul", contrat.Documents.Select(document => DocumentItem(contrat, document))));

    private static XElement DocumentItem(DemoContratItem contrat, DemoDocumentItem document) => new(
        "li",
        new XElement("a", new XAttribute("href", $"liasses/{contrat.CodeContrat}/{document.Fichier}"), document.Fichier),
        " ",
        Badge(document.Verdict),
        " ",
        document.Phrase);

    private static XElement Table(string caption, string[] headers, IEnumerable<XElement> rows) => new(
        "table",
        new XElement("caption", Messages.Get(caption)),
        new XElement("thead", new XElement("tr", headers.Select(ColumnHeader))),
        new XElement("tbody", rows));

    private static XElement ColumnHeader(string key) => new("th", new XAttribute("scope", "col"), Messages.Get(key));

    private static XElement Row(string header, params XElement[] cells) =>
        new("tr", new XElement("th", new XAttribute("scope", "row"), header), cells);

    private static XElement Badge(string verdict) => new("span", new XAttribute("class", "verdict " + verdict.ToLowerInvariant()), verdict);

    private static string Number(long value) => value.ToString("N0", French);
}
