using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Filters;

/// <summary>Parameters of a Flate or LZW filter (ISO 32000-2, table 8).</summary>
internal readonly struct FilterParameters(PdfDictionary? dictionary, Func<PdfObject, PdfObject> resolve)
{
    public long Predictor => Integer("Predictor", 1);

    public long Colors => Integer("Colors", 1);

    public long BitsPerComponent => Integer("BitsPerComponent", 8);

    public long Columns => Integer("Columns", 1);

    public bool EarlyChange => Integer("EarlyChange", 1) != 0;

    private long Integer(string key, long absent) =>
        dictionary is not null && dictionary.TryGet(key, out PdfObject? value) && resolve(value) is PdfInteger integer
            ? integer.Value
            : absent;
}
