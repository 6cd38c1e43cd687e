using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CpomDocs.Campagnes.Journals;

/// <summary>
/// Measures of a run through the interfaces of .NET: a <see cref="Meter"/> and an <see cref="ActivitySource"/> of one name, that
/// dotnet-counters, dotnet-trace or OpenTelemetry listen to. Without a listener they cost nothing.
/// </summary>
public sealed class RunMetrics : IDisposable
{
    /// <summary>Name of the meter and of the source of activities.</summary>
    public const string Source = "CpomDocs.Campagnes";

    /// <summary>Counter of contracts; tags <c>campagne</c> and <c>resultat</c> (<c>fait</c>, <c>inchange</c>, <c>echec</c>).</summary>
    public const string Contrats = "cpomdocs.campagne.contrats";

    /// <summary>Counter of PDF documents issued; tag <c>campagne</c>.</summary>
    public const string Documents = "cpomdocs.campagne.documents";

    /// <summary>Durations in milliseconds; tags <c>campagne</c> and <c>etape</c> (<c>edition</c>, <c>cachet</c>, <c>depot</c>).</summary>
    public const string Durees = "cpomdocs.campagne.etape.duree";

    private readonly Meter _meter = new(Source);
    private readonly ActivitySource _activities = new(Source);
    private readonly TimeProvider _clock;
    private readonly KeyValuePair<string, object?> _campagne;
    private readonly Counter<long> _contrats;
    private readonly Counter<long> _documents;
    private readonly Histogram<double> _durees;

    internal RunMetrics(string campagne, TimeProvider clock)
    {
        _clock = clock;
        _campagne = KeyValuePair.Create("campagne", (object?)campagne);
        _contrats = _meter.CreateCounter<long>(Contrats, "{contrat}");
        _documents = _meter.CreateCounter<long>(Documents, "{document}");
        _durees = _meter.CreateHistogram<double>(Durees, "ms");
    }

    internal void Count(string result, int documents)
    {
        _contrats.Add(1, _campagne, KeyValuePair.Create("resultat", (object?)result));
        _documents.Add(documents, _campagne);
    }

    internal T Measure<T>(string stage, string contrat, Func<T> work)
    {
        using Activity? activity = _activities.StartActivity(stage);
        activity?.SetTag("contrat", contrat);
        long start = _clock.GetTimestamp();
        T result = work();
        _durees.Record(_clock.GetElapsedTime(start).TotalMilliseconds, _campagne, KeyValuePair.Create("etape", (object?)stage));
        return result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _activities.Dispose();
        _meter.Dispose();
    }
}
