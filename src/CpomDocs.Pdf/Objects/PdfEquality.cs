namespace CpomDocs.Pdf.Objects;

/// <summary>Deep structural equality of objects.</summary>
public static class PdfEquality
{
    /// <summary>
    /// Compares two objects: references by number and generation, streams by bytes, strings by bytes or as the same text in UTF-16 and
    /// PDFDocEncoding, numbers by value, dictionaries whatever the order of keys, a key with the null object as an absent key.
    /// </summary>
    /// <param name="left">An object.</param>
    /// <param name="right">Another.</param>
    /// <returns>Whether they are equal. References are not followed.</returns>
    public static bool AreEqual(PdfObject? left, PdfObject? right) => ReferenceEquals(left, right) || (left, right) switch
    {
        (PdfDictionary a, PdfDictionary b) => AreEqual(a, b),
        (PdfArray a, PdfArray b) => a.Count == b.Count && a.Zip(b).All(pair => AreEqual(pair.First, pair.Second)),
        (PdfStream a, PdfStream b) => AreEqual(a.Dictionary, b.Dictionary) && a.Data.Span.SequenceEqual(b.Data.Span),
        (PdfString a, PdfString b) => a.Bytes.Span.SequenceEqual(b.Bytes.Span) || AreSameText(a, b),
        (PdfName a, PdfName b) => a.Equals(b),
        (PdfReference a, PdfReference b) => a.Equals(b),
        (PdfInteger a, PdfInteger b) => a.Value == b.Value,
        (PdfReal a, PdfReal b) => a.Value.Equals(b.Value),
        (PdfReal a, PdfInteger b) => a.Value.Equals(b.Value),
        (PdfInteger a, PdfReal b) => b.Value.Equals(a.Value),
        (PdfBoolean a, PdfBoolean b) => a.Value == b.Value,
        (PdfNull, PdfNull) or (null, PdfNull) or (PdfNull, null) => true,
        _ => false,
    };

    // A writer may choose another encoding for the same text (7.9.2.2); without a byte order mark on one side the bytes decide.
    private static bool AreSameText(PdfString left, PdfString right)
    {
        bool isText = left.Bytes.Span is [0xFE, 0xFF, ..] || right.Bytes.Span is [0xFE, 0xFF, ..];
        return isText && string.Equals(left.ToText(), right.ToText(), StringComparison.Ordinal);
    }

    private static bool AreEqual(PdfDictionary left, PdfDictionary right) =>
        right.All(entry => left.TryGet(entry.Key, out PdfObject? value) ? AreEqual(value, entry.Value) : entry.Value is PdfNull)
        && left.All(entry => entry.Value is PdfNull || right.ContainsKey(entry.Key));
}
