using CpomDocs.Pdf.Objects;

namespace CpomDocs.Verification.Revisions;

/// <summary>Compares objects as they are written; references are equal when they name the same object.</summary>
internal static class PdfEquality
{
    private const int MaxDepth = 64;

    public static bool AreSame(PdfObject first, PdfObject second) => AreSame(first, second, 0);

    private static bool AreSame(PdfObject first, PdfObject second, int depth)
    {
        if (ReferenceEquals(first, second))
        {
            return true;
        }

        return depth < MaxDepth && (first, second) switch
        {
            (PdfReference a, PdfReference b) => a.Equals(b),
            (PdfName a, PdfName b) => a.Equals(b),
            (PdfInteger a, PdfInteger b) => a.Value == b.Value,
            (PdfReal a, PdfReal b) => a.Value.Equals(b.Value),
            (PdfInteger a, PdfReal b) => b.Value.Equals(a.Value),
            (PdfReal a, PdfInteger b) => a.Value.Equals(b.Value),
            (PdfBoolean a, PdfBoolean b) => a.Value == b.Value,
            (PdfString a, PdfString b) => a.Bytes.Span.SequenceEqual(b.Bytes.Span) || AreSameText(a, b),
            (PdfArray a, PdfArray b) => a.Count == b.Count && Enumerable.Range(0, a.Count).All(i => AreSame(a[i], b[i], depth + 1)),
            (PdfDictionary a, PdfDictionary b) => AreSameKeys(a, b, depth),
            (PdfStream a, PdfStream b) => a.Data.Span.SequenceEqual(b.Data.Span) && AreSameKeys(a.Dictionary, b.Dictionary, depth),
            (PdfNull, PdfNull) => true,
            _ => false,
        };
    }

    // A writer may choose another encoding for the same text (7.9.2.2); without a byte order mark on one side the bytes decide.
    private static bool AreSameText(PdfString first, PdfString second)
    {
        bool isText = first.Bytes.Span is [0xFE, 0xFF, ..] || second.Bytes.Span is [0xFE, 0xFF, ..];
        return isText && string.Equals(first.ToText(), second.ToText(), StringComparison.Ordinal);
    }

    private static bool AreSameKeys(PdfDictionary first, PdfDictionary second, int depth)
    {
        return first.Count == second.Count
            && first.All(entry => second.TryGet(entry.Key, out PdfObject? other) && AreSame(entry.Value, other, depth + 1));
    }
}
