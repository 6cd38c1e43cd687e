using System.Collections.Immutable;
using CpomDocs.Campagnes.Journals;
using CpomDocs.Cli.Json;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Cli.Hosting;

/// <summary>Shows a run: a bar, or one JSON line an event; keeps the failures for the summary.</summary>
internal sealed class RunDisplay : IDisposable
{
    private readonly CommandIo _io;
    private readonly ProgressDisplay? _progress;
    private readonly Lock _lock = new();
    private readonly ImmutableArray<RunFailureItem>.Builder _failures = ImmutableArray.CreateBuilder<RunFailureItem>();
    private readonly ImmutableArray<RunFailureItem>.Builder _warnings = ImmutableArray.CreateBuilder<RunFailureItem>();

    public RunDisplay(CliHost host, CommandIo io, int contrats)
    {
        _io = io;
        _progress = io.IsNdjson ? null : new ProgressDisplay(host, io, Messages.Get("RunProgress"), contrats);
    }

    /// <summary>What was said of contracts that did not fail, in order of contract.</summary>
    public IEnumerable<RunFailureItem> Warnings => _warnings.OrderBy(item => item.Contrat, StringComparer.Ordinal);

    /// <summary>Shows an event; may be called from several threads.</summary>
    /// <param name="happened">The event.</param>
    public void Show(CampagneEvent happened)
    {
        lock (_lock)
        {
            if (_io.IsNdjson)
            {
                _io.Line(RunEventItem.Of(happened), OutputJson.Indented.RunEventItem);
            }

            if (happened.Evenement == Evenement.ContratEchec)
            {
                _failures.Add(RunFailureItem.Of(happened));
            }

            if (happened is { Evenement: Evenement.ContratFin, Diagnostics.IsEmpty: false })
            {
                _warnings.Add(RunFailureItem.Of(happened));
            }

            if (happened.Evenement is Evenement.ContratFin or Evenement.ContratEchec)
            {
                _progress?.Step(happened.Contrat ?? "");
            }
        }
    }

    /// <summary>The summary of the run.</summary>
    /// <param name="campagne">The campaign.</param>
    /// <param name="totals">Its figures.</param>
    /// <returns>The document; failures in order of contract.</returns>
    public CampagneRunDocument ToDocument(Campagne campagne, CampagneTotals totals) => new(
        "cpomdocs/campagne-run/1",
        campagne.Id,
        totals,
        [.. _failures.OrderBy(failure => failure.Contrat, StringComparer.Ordinal)]);

    public void Dispose() => _progress?.Dispose();
}
