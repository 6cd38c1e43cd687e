using CpomDocs.Campagnes.Reports;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;

namespace CpomDocs.Cli.Commands;

/// <summary>Result of <c>demo</c> for a person.</summary>
internal static class DemoText
{
    private const double MillisecondsPerSecond = 1000;

    /// <summary>The worst of what happened: contracts that were not issued, then the verdict.</summary>
    /// <param name="report">The report.</param>
    /// <returns>Exit code.</returns>
    public static int ExitCodeOf(DemoReport report) => report switch
    {
        { Echecs: > 0 } => ExitCode.PartlyFailed,
        { Attendu: true } => ExitCode.Done,
        { Verdict: "TOTAL-FAILED" } => ExitCode.Failed,
        { Verdict: "ILLISIBLE" } => ExitCode.Usage,
        _ => ExitCode.Indeterminate,
    };

    public static void Write(TextWriter text, DemoRequest request, DemoReport report)
    {
        string seconds = (report.DureesMs.Values.Sum() / MillisecondsPerSecond).ToString("0.0", Messages.French);
        text.WriteLine(Messages.Get("DemoDone", report.Contrats.Length, report.Documents, report.Pages, report.Signatures, seconds));
        text.WriteLine(Messages.Get("DemoVerdict", report.Verdict));
        if (report.Aleas > 0)
        {
            text.WriteLine(Messages.Get("DemoAleas", report.Aleas));
        }

        text.WriteLine(Messages.Get("DemoWhere", Path.GetFullPath(request.Dossier)));
    }
}
