using CpomDocs.Campagnes.Reports;
using CpomDocs.Campagnes.Runs;

namespace CpomDocs.Cli.Commands;

/// <summary>Result of <c>demo</c> for a person.</summary>
internal static class DemoText
{
    private const double MillisecondsPerSecond = 1000;

    public static void Write(TextWriter text, DemoRequest request, DemoReport report)
    {
        string seconds = (report.DureesMs.Values.Sum() / MillisecondsPerSecond).ToString("0.0", Messages.French);
        text.WriteLine(Messages.Get("DemoDone", report.Contrats.Length, report.Documents, report.Pages, report.Signatures, seconds));
        text.WriteLine(Messages.Get("DemoVerdict", report.Verdict));
        text.WriteLine(Messages.Get("DemoWhere", Path.GetFullPath(request.Dossier)));
    }
}
