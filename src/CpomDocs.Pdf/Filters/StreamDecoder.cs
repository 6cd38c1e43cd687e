using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Filters;

/// <summary>Undoes the filters of a stream (ISO 32000-2, 7.4), capped in size.</summary>
internal static class StreamDecoder
{
    private const int MaxFilters = 8;

    public static ReadOnlyMemory<byte> Decode(PdfStream stream, Func<PdfObject, PdfObject> resolve, ReadingContext context)
    {
        PdfObject[] filters = List(stream.Dictionary, "Filter", "F", resolve);
        PdfObject[] parameters = List(stream.Dictionary, "DecodeParms", "DP", resolve);
        if (filters.Length > MaxFilters)
        {
            throw new PdfFormatException(PdfFormatReason.LimitExceeded, -1);
        }

        ReadOnlyMemory<byte> data = stream.Data;
        for (int i = 0; i < filters.Length; i++)
        {
            var settings = new FilterParameters(i < parameters.Length ? parameters[i] as PdfDictionary : null, resolve);
            data = ApplyCounted((filters[i] as PdfName)?.Value, data, settings, context);
        }

        return data;
    }

    private static PdfObject[] List(PdfDictionary dictionary, string key, string shortKey, Func<PdfObject, PdfObject> resolve)
    {
        if (!dictionary.TryGet(key, out PdfObject? value) && !dictionary.TryGet(shortKey, out value))
        {
            return [];
        }

        return resolve(value) switch
        {
            PdfArray array => [.. array.Take(MaxFilters + 1).Select(resolve)],
            PdfNull => [],
            var single => [single],
        };
    }

    // What a bomb decoded to before it was refused counts too.
    private static ReadOnlyMemory<byte> ApplyCounted(
        string? filter, ReadOnlyMemory<byte> data, FilterParameters parameters, ReadingContext context)
    {
        // What decodes to nothing is read all the same, and streams may overlap.
        context.CountScannedBytes(data.Length, -1);
        try
        {
            ReadOnlyMemory<byte> decoded = Apply(filter, data, parameters, context);
            context.CountDecodedBytes(decoded.Length);
            return decoded;
        }
        catch (PdfFormatException exception) when (exception.Reason == PdfFormatReason.LimitExceeded)
        {
            context.CountDecodedBytes(context.Options.MaxDecodedBytes);
            throw;
        }
    }

    private static ReadOnlyMemory<byte> Apply(string? filter, ReadOnlyMemory<byte> data, FilterParameters parameters,
        ReadingContext context)
    {
        int cap = context.Options.MaxDecodedBytes;
        return filter switch
        {
            "FlateDecode" or "Fl" => Predictor.Undo(FlateFilter.Decode(data, cap, context), parameters),
            "LZWDecode" or "LZW" => Predictor.Undo(LzwFilter.Decode(data.Span, parameters.EarlyChange, cap), parameters),
            "ASCIIHexDecode" or "AHx" => AsciiHexFilter.Decode(data.Span),
            "ASCII85Decode" or "A85" => Ascii85Filter.Decode(data.Span, cap),
            "RunLengthDecode" or "RL" => RunLengthFilter.Decode(data.Span, cap),
            // Undone when the object was read.
            "Crypt" => data,
            _ => throw new PdfFormatException(PdfFormatReason.FilterUnsupported, -1),
        };
    }
}
