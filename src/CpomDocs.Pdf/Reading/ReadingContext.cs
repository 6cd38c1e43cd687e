using System.Text;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Reading;

/// <summary>What the parsers of one file share: limits, budgets spent, anomalies found, names already met.</summary>
internal sealed class ReadingContext(PdfReadingOptions options)
{
    private const int MaxNestedReads = 16;
    private readonly Dictionary<string, PdfName> _names = new(StringComparer.Ordinal);
    private readonly List<PdfAnomaly> _anomalies = [];
    private readonly HashSet<PdfAnomaly> _known = [];
    private int _nestedReads;
    private int _objects;
    private int _entries;
    private long _decodedBytes;
    private long _scannedBytes;
    private long _steps;
    private int _nodes;

    public PdfReadingOptions Options { get; } = options;

    public IReadOnlyList<PdfAnomaly> Anomalies => _anomalies;

    /// <summary>Lists an anomaly in lenient mode, throws in strict mode.</summary>
    public void Report(PdfFormatReason reason, long offset)
    {
        if (!Options.IsLenient || _anomalies.Count >= Options.MaxAnomalies)
        {
            throw new PdfFormatException(reason, offset);
        }

        var anomaly = new PdfAnomaly(reason, offset);
        if (_known.Add(anomaly))
        {
            _anomalies.Add(anomaly);
        }
    }

    public void CountObject(long offset)
    {
        if (++_objects > Options.MaxObjects)
        {
            throw new PdfFormatException(PdfFormatReason.LimitExceeded, offset);
        }
    }

    /// <summary>Counts a page or a field: those of every revision that is asked for them are kept.</summary>
    public void CountNode()
    {
        if (++_nodes > Options.MaxNodes)
        {
            throw new PdfFormatException(PdfFormatReason.LimitExceeded, -1);
        }
    }

    /// <summary>Counts steps of a walk: what is small in the file may be walked again for each field of each revision.</summary>
    public void CountSteps(long count)
    {
        _steps += count;
        if (_steps > Options.MaxSteps)
        {
            throw new PdfFormatException(PdfFormatReason.LimitExceeded, -1);
        }
    }

    public void CountEntry(long offset)
    {
        if (++_entries > Options.MaxEntries)
        {
            throw new PdfFormatException(PdfFormatReason.LimitExceeded, offset);
        }
    }

    public void CountDecodedBytes(int count)
    {
        _decodedBytes += count;
        if (_decodedBytes > Options.MaxTotalDecodedBytes)
        {
            throw new PdfFormatException(PdfFormatReason.LimitExceeded, -1);
        }
    }

    /// <summary>
    /// Counts a long token before it is known to be sound: overlapping objects may make the same bytes be scanned again and again.
    /// </summary>
    public void CountScannedBytes(int count, long offset)
    {
        _scannedBytes += count;
        if (_scannedBytes > Options.MaxScannedBytes)
        {
            throw new PdfFormatException(PdfFormatReason.LimitExceeded, offset);
        }
    }

    /// <summary>Begins to read an indirect object; reading one may need others (a length, an object stream), never many.</summary>
    public void EnterRead()
    {
        if (_nestedReads >= MaxNestedReads)
        {
            throw new PdfFormatException(PdfFormatReason.ReferenceLoop, -1);
        }

        _nestedReads++;
    }

    public void LeaveRead() => _nestedReads--;

    /// <summary>The one instance of a name in this file.</summary>
    public PdfName Name(ReadOnlySpan<byte> latin1)
    {
        Span<char> characters = latin1.Length <= 256 ? stackalloc char[latin1.Length] : new char[latin1.Length];
        Encoding.Latin1.GetChars(latin1, characters);
        var lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(characters, out PdfName? name))
        {
            name = new PdfName(characters.ToString());
            _names.Add(name.Value, name);
        }

        return name;
    }
}
