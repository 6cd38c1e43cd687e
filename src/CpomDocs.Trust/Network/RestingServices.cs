using System.Collections.Concurrent;
using System.Diagnostics;

namespace CpomDocs.Trust.Network;

/// <summary>
/// Services that kept somebody waiting for nothing a moment ago: the others of a batch do not wait for them one after the other. One that
/// refuses at once is not among them: asking it costs little, and it may be back. Thread-safe.
/// </summary>
internal sealed class RestingServices(TimeSpan rest)
{
    private readonly ConcurrentDictionary<string, long> _failures = new(StringComparer.Ordinal);

    /// <summary>Throws for a service that is left alone.</summary>
    /// <exception cref="PkiHttpException">It did not answer in time.</exception>
    public void Check(Uri address)
    {
        if (_failures.TryGetValue(HostOf(address), out long since) && Stopwatch.GetElapsedTime(since) < rest)
        {
            throw new PkiHttpException(PkiHttpProblem.TimedOut);
        }
    }

    /// <summary>Leaves a service alone that failed every try, if it is one to wait for.</summary>
    public void Add(Uri address, PkiHttpException failure)
    {
        if (failure.Problem is PkiHttpProblem.TimedOut)
        {
            _failures[HostOf(address)] = Stopwatch.GetTimestamp();
        }
    }

    private static string HostOf(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
