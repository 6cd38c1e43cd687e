using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Reading;

/// <summary>Rebuilds one revision out of the objects found in a file whose cross-reference cannot be read; lenient reading only.</summary>
/// <remarks>What it gives serves to name fields and signatures in a report: nothing says that another reader sees the same.</remarks>
internal sealed class XrefRecovery(ReadOnlyMemory<byte> data, ReadingContext context)
{
    private const int HeadLength = 400;
    private const int MaxFailures = 100;
    private readonly Dictionary<int, PdfXrefEntry> _entries = [];
    private readonly IndirectObjectReader _objects = new(data, context);
    private PdfDictionary? _trailer;
    private int _failures;

    public RevisionData Read()
    {
        FindObjects();
        FindTrailers();
        foreach ((int number, PdfXrefEntry entry) in _entries.ToArray())
        {
            Try(() => ReadStructure(number, (int)entry.Offset));
        }

        int eof = data.Span.LastIndexOf("%%EOF"u8);
        int end = eof < 0 ? data.Length : eof + "%%EOF".Length;
        PdfDictionary trailer = _trailer ?? throw new PdfFormatException(PdfFormatReason.CatalogMissing, -1);
        return new RevisionData(new XrefSection(0, PdfXrefForm.Table, trailer, _entries, end), new RevisionTail(-1, end, end));
    }

    // Of two objects with one number, the later in the file counts.
    private void FindObjects()
    {
        ReadOnlySpan<byte> span = data.Span;
        int at = 0;
        while (span[at..].IndexOf(" obj"u8) is var found && found >= 0)
        {
            at += found;
            if (FindHeader(span, at) is { } header)
            {
                context.CountEntry(at);
                _entries[header.Number] = PdfXrefEntry.InFile(header.Offset, header.Generation);
            }

            at += " obj".Length;
        }
    }

    /// <summary>Reads backwards the two numbers that end at a position.</summary>
    private static (int Number, int Generation, int Offset)? FindHeader(ReadOnlySpan<byte> span, int end)
    {
        int generationStart = StartOfDigits(span, end);
        int numberEnd = generationStart - 1;
        int numberStart = numberEnd > 0 && PdfCharacters.IsWhite(span[numberEnd]) ? StartOfDigits(span, numberEnd) : numberEnd;
        return numberStart < numberEnd
            && int.TryParse(span[numberStart..numberEnd], System.Globalization.CultureInfo.InvariantCulture, out int number)
            && ushort.TryParse(span[generationStart..end], System.Globalization.CultureInfo.InvariantCulture, out ushort generation)
                ? (number, generation, numberStart)
                : null;
    }

    private static int StartOfDigits(ReadOnlySpan<byte> span, int end)
    {
        int start = end;
        while (start > 0 && end - start < 10 && PdfCharacters.IsDigit(span[start - 1]))
        {
            start--;
        }

        return start;
    }

    private void FindTrailers()
    {
        int at = 0;
        while (data.Span[at..].IndexOf("trailer"u8) is var found && found >= 0)
        {
            at += found + "trailer".Length;
            var lexer = new PdfLexer(data, at, context);
            Try(() => ReadTrailer(lexer));
            at = Math.Max(at, lexer.Position);
        }
    }

    private void ReadTrailer(PdfLexer lexer)
    {
        if (new PdfObjectParser(lexer).Parse() is PdfDictionary trailer && trailer.ContainsKey("Root"))
        {
            _trailer = trailer;
        }
    }

    private void ReadStructure(int number, int offset)
    {
        if (!MayBeStructure(offset) || _objects.Read(offset, value => value).Value is not PdfStream stream)
        {
            return;
        }

        string? type = stream.Dictionary.TryGet("Type", out PdfObject? value) ? (value as PdfName)?.Value : null;
        if (type == "XRef" && stream.Dictionary.ContainsKey("Root"))
        {
            _trailer ??= stream.Dictionary;
        }
        else if (type == "ObjStm")
        {
            AddObjects(stream, number, offset);
        }
    }

    private bool MayBeStructure(int offset)
    {
        ReadOnlySpan<byte> head = data.Span.Slice(offset, Math.Min(HeadLength, data.Length - offset));
        return head.IndexOf("/XRef"u8) >= 0 || head.IndexOf("/ObjStm"u8) >= 0;
    }

    private void AddObjects(PdfStream stream, int number, int offset)
    {
        ReadOnlyMemory<byte> decoded = Filters.StreamDecoder.Decode(stream, value => value, context);
        foreach ((int inner, int index) in new ObjectStream(stream.Dictionary, decoded, context).Numbers)
        {
            context.CountEntry(offset);
            _entries.TryAdd(inner, PdfXrefEntry.InObjectStream(number, index));
        }
    }

    private void Try(Action read)
    {
        try
        {
            read();
        }
        catch (PdfFormatException exception) when (exception.Reason != PdfFormatReason.LimitExceeded && _failures < MaxFailures)
        {
            _failures++;
        }
    }
}
