using System.Globalization;
using System.Text;

namespace CpomDocs.Verification.Reports;

/// <summary>What a page says before the files: counts, what is not good, the liasses, what expires when.</summary>
internal static class HtmlSummary
{
    public static void Write(StringBuilder html, VerificationReport report)
    {
        if (report.Fichiers.Length > 1)
        {
            Table(html, "Rapport.Resume", ["Rapport.Verdicts", "Rapport.Fichiers"],
                report.Resume.Select(count => new[] { HtmlReport.Badge(count.Verdict), HtmlReport.Number(count.Fichiers) }));
            WriteProblems(html, report);
        }

        if (!report.Echeances.IsEmpty)
        {
            Table(html, "Rapport.Echeances", ["Rapport.Echeance.Date", "Rapport.Echeance.Cause", "Rapport.Fichiers"],
                report.Echeances.Select(expiry => new[]
                {
                    expiry.Date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
                    HtmlReport.Escape(Messages.Format("Rapport.Echeance." + expiry.Cause, expiry.Titulaire)),
                    HtmlReport.Number(expiry.Fichiers),
                }));
        }

        foreach (LiasseVerifiee liasse in report.Liasses)
        {
            WriteLiasse(html, liasse);
        }
    }

    private static void WriteProblems(StringBuilder html, VerificationReport report)
    {
        FichierVerifie[] problems =
            [.. report.Fichiers.Where(file => !file.SansSignatureAttendue && file.Verdict != Verdict.TOTAL_PASSED)
                .OrderBy(file => Verdicts.RankOf(file.Verdict))];
        if (problems.Length > 0)
        {
            Table(html, "Rapport.AVoir", ["Rapport.Fichier", "Rapport.Verdicts", "Rapport.Pourquoi"],
                problems.Select(file => new[]
                {
                    HtmlReport.Escape(file.Fichier), HtmlReport.Badge(file.Verdict), HtmlReport.Escape(file.Phrase),
                }));
        }
    }

    private static void WriteLiasse(StringBuilder html, LiasseVerifiee liasse)
    {
        html.Append("<section>\n<h2>")
            .Append(HtmlReport.Escape(Messages.Format("Rapport.Liasse", liasse.CodeContrat, liasse.Etablissement)))
            .Append("</h2>\n<p>")
            .Append(HtmlReport.Badge(liasse.Verdict))
            .Append("</p>\n<p class=\"phrase\">")
            .Append(HtmlReport.Escape(liasse.Phrase))
            .Append("</p>\n");
        Table(html, "Rapport.Pieces", ["Rapport.Piece", "Rapport.PieceEtat", "Rapport.Fichier"],
            liasse.Pieces.Select(piece => new[]
            {
                HtmlReport.Escape(piece.Document),
                HtmlReport.Text("Rapport.PieceEtat." + piece.Etat),
                HtmlReport.Escape(piece.Fichier is string path ? path[(path.LastIndexOfAny(['/', '\\']) + 1)..] : "–"),
            }));
        html.Append("</section>\n");
    }

    private static void Table(StringBuilder html, string caption, string[] heads, IEnumerable<string[]> rows)
    {
        html.Append("<div class=\"large\" tabindex=\"0\" role=\"region\" aria-label=\"").Append(HtmlReport.Text(caption)).Append("\">\n");
        html.Append("<table>\n<caption>").Append(HtmlReport.Text(caption)).Append("</caption>\n<thead><tr>");
        foreach (string head in heads)
        {
            html.Append("<th scope=\"col\">").Append(HtmlReport.Text(head)).Append("</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (string[] row in rows)
        {
            html.Append("<tr><th scope=\"row\">").Append(row[0]).Append("</th>");
            html.AppendJoin("", row.Skip(1).Select(cell => "<td>" + cell + "</td>")).Append("</tr>\n");
        }

        html.Append("</tbody>\n</table>\n</div>\n");
    }
}
