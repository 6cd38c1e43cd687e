using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Reading;

/// <summary>Reads a classic cross-reference table and its trailer (ISO 32000-2, 7.5.4 and 7.5.5).</summary>
internal sealed class XrefTableReader(PdfLexer lexer, int sectionOffset)
{
    private readonly Dictionary<int, PdfXrefEntry> _entries = [];

    /// <summary>Reads the section; the position is just after the keyword <c>xref</c>.</summary>
    public XrefSection Read()
    {
        lexer.SkipWhiteAndComments();
        while (!lexer.TryKeyword("trailer"u8))
        {
            ReadSubsection();
            lexer.SkipWhiteAndComments();
        }

        lexer.SkipWhiteAndComments();
        if (lexer.Peek() != '<' || lexer.Peek(1) != '<')
        {
            throw Malformed();
        }

        PdfDictionary trailer = new PdfObjectParser(lexer).ParseDictionary();
        return new XrefSection(sectionOffset, PdfXrefForm.Table, trailer, _entries, lexer.Position);
    }

    private PdfFormatException Malformed() => new(PdfFormatReason.XrefMalformed, lexer.Position);

    private void ReadSubsection()
    {
        long first = ReadNumber();
        long count = ReadNumber();
        if (first > int.MaxValue || count > int.MaxValue - first)
        {
            throw Malformed();
        }

        for (long i = 0; i < count; i++)
        {
            ReadEntry((int)(first + i));
        }
    }

    private void ReadEntry(int number)
    {
        int position = lexer.Position;
        long offset = ReadNumber();
        long generation = ReadNumber();
        if (generation > ushort.MaxValue)
        {
            throw Malformed();
        }

        PdfXrefEntry entry = ReadKind() && offset > 0 ? PdfXrefEntry.InFile(offset, (int)generation) : PdfXrefEntry.Free((int)generation);
        lexer.Context.CountEntry(position);
        if (!_entries.TryAdd(number, entry))
        {
            lexer.Context.Report(PdfFormatReason.ObjectRedefined, position);
        }
    }

    private bool ReadKind()
    {
        lexer.SkipWhite();
        if (lexer.TryKeyword("n"u8))
        {
            return true;
        }

        return lexer.TryKeyword("f"u8) ? false : throw Malformed();
    }

    private long ReadNumber()
    {
        lexer.SkipWhite();
        return lexer.TryUnsigned(out long value) ? value : throw Malformed();
    }
}
