using System.Collections.Concurrent;

namespace CpomDocs.Trust.Network;

/// <summary>
/// Keeps answers as long as they are fresh; of several threads that ask for the same, one asks and the others wait for it. Failures are
/// not kept. Thread-safe.
/// </summary>
internal sealed class FreshCache<TKey, TValue>(TimeProvider clock)
    where TKey : notnull
    where TValue : class
{
    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();

    /// <summary>Gives the answer kept, or asks.</summary>
    /// <param name="key">What is asked about.</param>
    /// <param name="ask">Asks, and says until when the answer may serve.</param>
    public TValue Get(TKey key, Func<(TValue Value, DateTimeOffset Until)> ask)
    {
        Entry entry = _entries.GetOrAdd(key, static _ => new Entry());
        lock (entry)
        {
            if (entry.Value is not TValue value || entry.Until <= clock.GetUtcNow())
            {
                (value, entry.Until) = ask();
                entry.Value = value;
            }

            return value;
        }
    }

    private sealed class Entry
    {
        public TValue? Value { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}
