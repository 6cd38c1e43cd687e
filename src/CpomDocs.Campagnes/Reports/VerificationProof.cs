using System.Text;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Campagnes.Reports;

/// <summary>What the archive keeps of a verification, beside the documents.</summary>
public static class VerificationProof
{
    /// <summary>The report as JSON for programs and as HTML for people.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Bytes by file name.</returns>
    public static IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> Of(VerificationReport report)
    {
        yield return KeyValuePair.Create("verification.json", Text(ReportJson.Write(report) + "\n"));
        yield return KeyValuePair.Create("verification.html", Text(HtmlReport.Write(report)));
    }

    private static ReadOnlyMemory<byte> Text(string text) => Encoding.UTF8.GetBytes(text);
}
