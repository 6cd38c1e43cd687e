using System.Text;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Content;

/// <summary>The text that the appearance of a text field draws as the value of the field (ISO 32000-2, 12.7.4.3).</summary>
public sealed class AppearanceText
{
    private readonly PdfRevision _revision;
    private readonly PdfDictionary _fonts;
    private readonly Dictionary<string, FontText?> _read = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();
    private FontText? _font;
    private int _depth;
    private bool _hasValue;
    private bool _isReadable = true;

    private AppearanceText(PdfRevision revision, PdfStream appearance)
    {
        _revision = revision;
        PdfDictionary resources = revision.Find<PdfDictionary>(appearance.Dictionary, "Resources") ?? [];
        _fonts = revision.Find<PdfDictionary>(resources, "Font") ?? [];
    }

    /// <summary>Reads the text shown between <c>/Tx BMC</c> and its <c>EMC</c>, the strings joined without a space.</summary>
    /// <param name="revision">Revision in which references are followed.</param>
    /// <param name="appearance">The appearance, a form.</param>
    /// <returns>
    /// The text, or <see langword="null"/> when there is no such block, when a character cannot be read through its font, when the text is
    /// invisible or when something else than text is drawn there (image, form).
    /// </returns>
    /// <exception cref="PdfFormatException">The content, a font or its map is malformed.</exception>
    public static string? Read(PdfRevision revision, PdfStream appearance)
    {
        ArgumentNullException.ThrowIfNull(revision);
        ArgumentNullException.ThrowIfNull(appearance);
        var reading = new AppearanceText(revision, appearance);
        foreach (ContentOperation operation in new ContentReader(revision.Decode(appearance), revision.Document.Context).Operations())
        {
            reading.Follow(operation);
        }

        return reading is { _hasValue: true, _isReadable: true } ? reading._text.ToString() : null;
    }

    private void Follow(ContentOperation operation)
    {
        PdfObject? last = operation.Operands.LastOrDefault();
        switch (operation.Operator)
        {
            case "BMC" or "BDC":
                Open(operation.Operands.FirstOrDefault());
                break;
            case "EMC":
                _depth = Math.Max(0, _depth - 1);
                break;
            case "Tf":
                _font = operation.Operands.FirstOrDefault() is PdfName name ? FontNamed(name.Value) : null;
                break;
            case "Tj" or "'" or "\"" or "TJ" when _depth > 0:
                Show(last);
                break;
            case "Do" or "BI" or "sh" when _depth > 0:
                _isReadable = false;
                break;
            case "Tr":
                _isReadable &= last is PdfInteger { Value: >= 0 and <= 2 };
                break;
            default:
                break;
        }
    }

    // Marked content nests: what lies deeper inside the value still belongs to it.
    private void Open(PdfObject? tag)
    {
        bool isValue = tag is PdfName { Value: "Tx" };
        _hasValue |= isValue;
        _depth += _depth > 0 || isValue ? 1 : 0;
    }

    private FontText? FontNamed(string name)
    {
        if (!_read.TryGetValue(name, out FontText? text))
        {
            text = _revision.Find<PdfDictionary>(_fonts, name) is PdfDictionary font ? new FontText(_revision, font) : null;
            _read.Add(name, text);
        }

        return text;
    }

    private void Show(PdfObject? shown)
    {
        IEnumerable<PdfString> strings = shown is PdfArray array ? array.OfType<PdfString>() : new[] { shown }.OfType<PdfString>();
        foreach (PdfString one in strings)
        {
            string? text = _font?.Read(one);
            _isReadable &= text is not null;
            _text.Append(text);
        }
    }
}
