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
        yield return KeyValuePair.Create("verification.json", new ReadOnlyMemory<byte>(ReportJson.Write(VerificationDocument.Of(report))));
        yield return KeyValuePair.Create("verification.html",
            new ReadOnlyMemory<byte>(System.Text.Encoding.UTF8.GetBytes(HtmlReport.Write(report))));
    }
}
