using System.Collections.Immutable;
using System.Text;
using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Verification.Reports;

/// <summary>
/// Writes a report as one self-contained, accessible French page: no script, no image, nothing fetched; everything from the files is
/// escaped.
/// </summary>
public static class HtmlReport
{
    private const string StyleResource = "CpomDocs.Verification.Reports.rapport.css";

    /// <summary>Writes the page.</summary>
    /// <param name="report">The report.</param>
    /// <returns>HTML 5, to be saved as UTF-8.</returns>
    public static string Write(VerificationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var html = new StringBuilder();
        html.Append("<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<title>")
                .Append(Text("Rapport.Titre"))
                .Append("</title>\n<style>\n")
                .Append(Style())
                .Append("</style>\n</head>\n<body>\n<main>\n");
        html.Append("<h1>").Append(Text("Rapport.Titre")).Append("</h1>\n");
        html.Append("<p>").Append(Escape(Messages.Format("Rapport.Date", Messages.Instant(report.Instant)))).Append("</p>\n");
        html.Append("<p>").Append(Badge(report.Verdict)).Append(' ').Append(Text("Rapport.Verdict." + report.Verdict)).Append("</p>\n");
        HtmlSummary.Write(html, report);
        foreach (FichierVerifie file in report.Fichiers)
        {
            WriteFile(html, file);
        }

        html.Append("<footer><p>").Append(Text("Rapport.Pied")).Append("</p></footer>\n</main>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static void WriteFile(StringBuilder html, FichierVerifie file)
    {
        html.Append("<section>\n<h2>").Append(Escape(file.Fichier)).Append("</h2>\n");
        html.Append("<p>").Append(Badge(file.Verdict)).Append(Reason(file.SousIndication)).Append("</p>\n");
        html.Append("<p class=\"phrase\">").Append(Escape(file.Phrase)).Append("</p>\n");
        html.Append("<p class=\"empreinte\">")
            .Append(Text("Rapport.Empreinte"))
            .Append(" <code>")
            .Append(Escape(file.Sha256))
            .Append("</code></p>\n");
        if (file.Reedition is Reedition again)
        {
            html.Append("<p>").Append(Escape(again.Phrase)).Append("</p>\n");
        }

        WriteDetail(html, file.Detail);
        foreach (SignatureVerifiee signature in file.Signatures)
        {
            WriteSignature(html, signature);
        }

        foreach (HorodatageVerifie timestamp in file.Horodatages)
        {
            WriteTimestamp(html, timestamp);
        }

        WriteCircuit(html, file.Circuit);
        html.Append("</section>\n");
    }

    private static void WriteSignature(StringBuilder html, SignatureVerifiee signature)
    {
        string name = signature.Qualite is null ? signature.Signataire : signature.Signataire + ", " + signature.Qualite;
        html.Append("<article>\n<h3>").Append(Escape(Messages.Format("Rapport.Signature", name))).Append("</h3>\n");
        html.Append("<p>").Append(Badge(signature.Verdict)).Append(Reason(signature.SousIndication)).Append("</p>\n");
        html.Append("<p class=\"phrase\">").Append(Escape(signature.Phrase)).Append("</p>\n");
        html.Append("<dl>\n");
        Pair(html, "Rapport.Champ", signature.Champ);
        Pair(html, "Rapport.Niveau", "PAdES-" + StandardNames.Of(signature.Niveau));
        Pair(html, "Rapport.Qualification", Messages.Get("Rapport.Qualification." + (signature.Qualification?.ToString() ?? "Absente")));
        Pair(html, "Rapport.Instant",
            signature.Instant is DateTimeOffset instant ? Messages.Instant(instant) : Messages.Get("Rapport.Absent"));
        Pair(html, "Rapport.Source", Messages.Get("Rapport.Source." + signature.SourceInstant));
        Pair(html, "Rapport.Integre", Messages.Get(signature.Integre ? "Rapport.Oui" : "Rapport.Non"));
        Pair(html, "Rapport.Couvre", Messages.Get(CoverageOf(signature)));
        Pair(html, "Rapport.Modifications", Messages.Get("Rapport.Modifications." + signature.ModificationsPosterieures));
        html.Append("</dl>\n");
        WriteFacts(html, signature.Faits);
        html.Append("</article>\n");
    }

    private static void WriteTimestamp(StringBuilder html, HorodatageVerifie timestamp)
    {
        html.Append("<article>\n<h3>").Append(Escape(Messages.Format("Rapport.Horodatage", timestamp.Champ))).Append("</h3>\n");
        html.Append("<p>").Append(Badge(timestamp.Verdict)).Append(Reason(timestamp.SousIndication)).Append("</p>\n");
        html.Append("<p class=\"phrase\">").Append(Escape(timestamp.Phrase)).Append("</p>\n");
        WriteFacts(html, timestamp.Faits);
        html.Append("</article>\n");
    }

    private static void WriteCircuit(StringBuilder html, CircuitVerifie? circuit)
    {
        if (circuit is null || circuit.Paraphes.IsEmpty)
        {
            return;
        }

        html.Append("<table>\n<caption>")
            .Append(Text(circuit.Complet ? "Rapport.CircuitComplet" : "Rapport.CircuitIncomplet"))
            .Append("</caption>\n");
        html.Append("<thead><tr><th scope=\"col\">")
            .Append(Text("Rapport.Role"))
            .Append("</th><th scope=\"col\">")
            .Append(Text("Rapport.Attendus"))
            .Append("</th><th scope=\"col\">").Append(Text("Rapport.Apposes")).Append("</th></tr></thead>\n<tbody>\n");
        foreach (ParaphesVerifies paraphes in circuit.Paraphes)
        {
            html.Append("<tr><th scope=\"row\">")
                .Append(Escape(RoleName(paraphes.Role)))
                .Append("</th><td>")
                .Append(Number(paraphes.Attendus))
                .Append("</td><td>").Append(Number(paraphes.Apposes)).Append("</td></tr>\n");
        }

        html.Append("</tbody>\n</table>\n");
    }

    private static void WriteDetail(StringBuilder html, ImmutableArray<string> detail)
    {
        if (detail.IsEmpty)
        {
            return;
        }

        html.Append("<ul>\n");
        foreach (string fact in detail)
        {
            html.Append("<li>").Append(Escape(fact)).Append("</li>\n");
        }

        html.Append("</ul>\n");
    }

    private static void WriteFacts(StringBuilder html, ImmutableArray<FaitsGroupes> groups)
    {
        foreach (FaitsGroupes group in groups)
        {
            html.Append("<h4>").Append(Escape(group.Titre)).Append("</h4>\n");
            WriteDetail(html, group.Textes);
        }
    }

    private static void Pair(StringBuilder html, string term, string value)
    {
        html.Append("<dt>").Append(Text(term)).Append("</dt><dd>").Append(Escape(value)).Append("</dd>\n");
    }

    // « Non » alone would worry a reader, where everything added after is allowed.
    private static string CoverageOf(SignatureVerifiee signature)
    {
        return signature.CouvreToutLeDocument ? "Rapport.Oui"
            : signature.ModificationsPosterieures == ModificationsPosterieures.Autorisees ? "Rapport.NonMaisPermis"
            : "Rapport.Non";
    }

    internal static string Badge(Verdict verdict)
    {
        string name = StandardNames.Of(verdict);
        string label = Messages.Get("Rapport.Etiquette." + verdict);
        return "<strong class=\"verdict " + name + "\">" + label + " <small>" + name + "</small></strong>";
    }

    private static string Reason(SubIndication? reason) =>
        reason is null ? "" : " <span class=\"raison\">" + StandardNames.Of(reason) + "</span>";

    internal static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    internal static string Text(string key) => Escape(Messages.Get(key));

    // Accents stay as they are: the page is UTF-8, and its source can be searched.
    internal static string Escape(string text)
    {
        return text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal);
    }

    private static string RoleName(string name)
    {
        if (!Role.TryParse(name, out Role? role))
        {
            return name;
        }

        string title = Messages.Get("Role." + role.Value.Partie);
        return role.Value.Rang == 1 ? title : title + " (" + Number(role.Value.Rang) + ")";
    }

    private static string Style()
    {
        using Stream stream = typeof(HtmlReport).Assembly.GetManifestResourceStream(StyleResource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
