namespace CpomDocs.Pdf.Reading;

/// <summary>The end of a revision: <c>startxref</c>, its number, <c>%%EOF</c>.</summary>
/// <param name="StartXref">The number; -1 when absent.</param>
/// <param name="EofOffset">Offset just after <c>%%EOF</c>.</param>
/// <param name="EndOffset">Offset just after the end of line that follows <c>%%EOF</c>, if there is one.</param>
internal readonly record struct RevisionTail(long StartXref, int EofOffset, int EndOffset)
{
    /// <summary>The number after the last <c>startxref</c> of the file.</summary>
    public static long FindLastStartXref(ReadOnlyMemory<byte> data)
    {
        ReadOnlySpan<byte> span = data.Span;
        int at = span.LastIndexOf("startxref"u8);
        var lexer = new PdfLexer(data, at + "startxref".Length, new ReadingContext(PdfReadingOptions.Strict));
        lexer.SkipWhite();
        return at >= 0 && lexer.TryUnsigned(out long offset)
            ? offset
            : throw new PdfFormatException(PdfFormatReason.StartXrefMissing, at);
    }

    /// <summary>Reads the tail that follows a cross-reference section.</summary>
    public static RevisionTail Find(ReadOnlyMemory<byte> data, int sectionEnd, ReadingContext context)
    {
        var lexer = new PdfLexer(data, sectionEnd, context);
        SkipToStartXref(lexer);
        if (!lexer.TryKeyword("startxref"u8))
        {
            context.Report(PdfFormatReason.StartXrefMissing, sectionEnd);
            int next = data.Span[sectionEnd..].IndexOf("startxref"u8);
            lexer.Position = next < 0 ? data.Length : sectionEnd + next + "startxref".Length;
            lexer.Charge(lexer.Position - sectionEnd);
        }

        lexer.SkipWhite();
        long startXref = lexer.TryUnsigned(out long offset) ? offset : -1;
        lexer.SkipWhite();
        if (!data.Span[lexer.Position..].StartsWith("%%EOF"u8))
        {
            context.Report(PdfFormatReason.EofMissing, lexer.Position);
            return new RevisionTail(startXref, lexer.Position, lexer.Position);
        }

        int eof = lexer.Position + "%%EOF".Length;
        return new RevisionTail(startXref, eof, eof + EndOfLineLength(data.Span[eof..]));
    }

    // Libraries sign their work with a comment here; one that says the end of the file is no comment to a reader that looks for it.
    private static void SkipToStartXref(PdfLexer lexer)
    {
        lexer.SkipWhite();
        while (lexer.Peek() == '%' && !lexer.Span[lexer.Position..].StartsWith("%%EOF"u8))
        {
            lexer.SkipComment();
            lexer.SkipWhite();
        }
    }

    private static int EndOfLineLength(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [(byte)'\r', (byte)'\n', ..] => 2,
        [(byte)'\r' or (byte)'\n', ..] => 1,
        _ => 0,
    };
}
