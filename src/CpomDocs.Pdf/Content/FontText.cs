using System.Text;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Content;

/// <summary>
/// Reads the strings shown with one font: by its ToUnicode map, or as Latin text where a simple font keeps a named encoding.
/// </summary>
internal sealed class FontText
{
    private readonly ToUnicodeMap? _map;
    private readonly bool _isComposite;
    private readonly bool _isReadable;

    public FontText(PdfRevision revision, PdfDictionary font)
    {
        _isComposite = revision.Find<PdfName>(font, "Subtype")?.Value == "Type0";
        if (revision.Find<PdfStream>(font, "ToUnicode") is PdfStream map)
        {
            _map = ToUnicodeMap.Read(revision.Decode(map), revision.Document.Context);
        }

        _isReadable = _map is not null || (!_isComposite && revision.Find<PdfDictionary>(font, "Encoding") is null);
    }

    /// <summary>Text of a string, or <see langword="null"/> when a code has no meaning.</summary>
    public string? Read(PdfString shown)
    {
        ReadOnlySpan<byte> codes = shown.Bytes.Span;
        if (!_isReadable || (_isComposite && codes.Length % 2 != 0))
        {
            return null;
        }

        return _map is null ? Encoding.Latin1.GetString(codes) : Read(_map, codes);
    }

    private string? Read(ToUnicodeMap map, ReadOnlySpan<byte> codes)
    {
        var text = new StringBuilder();
        int width = _isComposite ? 2 : 1;
        for (int i = 0; i < codes.Length; i += width)
        {
            int code = _isComposite ? (codes[i] << 8) | codes[i + 1] : codes[i];
            if (map.TextOf(code) is not string character)
            {
                return null;
            }

            text.Append(character);
        }

        return text.ToString();
    }
}
