using System.Collections.Immutable;

namespace CpomDocs.Campagnes.Runs;

/// <summary>How long each phase of a demonstration takes.</summary>
/// <param name="clock">Clock.</param>
internal sealed class DemoTimings(TimeProvider clock)
{
    private readonly Dictionary<string, TimeSpan> _durations = [];

    public T Measure<T>(string phase, Func<T> work)
    {
        long start = clock.GetTimestamp();
        T result = work();
        _durations[phase] = _durations.GetValueOrDefault(phase) + clock.GetElapsedTime(start);
        return result;
    }

    public void Measure(string phase, Action work) => Measure(phase, () =>
    {
        work();
        return true;
    });

    public ImmutableSortedDictionary<string, long> ToMilliseconds() =>
        _durations.ToImmutableSortedDictionary(phase => phase.Key, phase => (long)phase.Value.TotalMilliseconds, StringComparer.Ordinal);
}
