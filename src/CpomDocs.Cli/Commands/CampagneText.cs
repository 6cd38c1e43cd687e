using CpomDocs.Campagnes.Journals;
using CpomDocs.Cli.Json;

namespace CpomDocs.Cli.Commands;

/// <summary>Result of <c>campagne run</c> for a person.</summary>
internal static class CampagneText
{
    private const double MillisecondsPerSecond = 1000;
    private const long BytesPerMegabyte = 1_000_000;

    public static void Write(TextWriter text, CampagneRunDocument document)
    {
        foreach (RunFailureItem failure in document.Echecs)
        {
            text.WriteLine($"{failure.Contrat}: {failure.Message}");
            Diagnostics(text, failure);
        }

        foreach (RunFailureItem warning in document.Avertissements ?? [])
        {
            Diagnostics(text, warning);
        }

        if (document.SansLigne is { Count: > 0 } missing)
        {
            text.WriteLine(Messages.Get("AvenantsSansLigne", missing.Count, string.Join(", ", missing)));
        }

        CampagneTotals totals = document.Totaux;
        text.WriteLine(Messages.Get("RunSummary", totals.Contrats, totals.Faits, totals.Inchanges, totals.Echecs));
        if (!totals.Causes.IsEmpty)
        {
            IEnumerable<string> causes = totals.Causes.Select(cause => Messages.Get("Cause." + cause.Key, cause.Value));
            text.WriteLine(Messages.Get("RunCauses", string.Join(", ", causes)));
        }

        text.WriteLine(Messages.Get(
            "RunFigures",
            totals.Documents,
            totals.Pages,
            (totals.DureeMs / MillisecondsPerSecond).ToString("0.0", Messages.French),
            totals.MemoireMaxOctets / BytesPerMegabyte));
    }

    private static void Diagnostics(TextWriter text, RunFailureItem item)
    {
        if (!item.Diagnostics.IsEmpty)
        {
            DiagnosticsText.Write(text, new DiagnosticsDocument("", false, [new CheckedFileItem(item.Contrat, false, item.Diagnostics)]));
        }
    }
}
