using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Reading;

/// <summary>Reads the cross-reference section at an offset, whichever its form.</summary>
internal sealed class XrefSectionReader(ReadOnlyMemory<byte> data, ReadingContext context)
{
    private readonly IndirectObjectReader _objects = new(data, context);

    public bool HasHybrid { get; private set; }

    public XrefSection Read(long offset)
    {
        XrefSection section = ReadSimple(offset);
        if (section.HybridStream >= 0)
        {
            HasHybrid = true;
            context.Report(PdfFormatReason.HybridXref, offset);
            AddHidden(section, ReadSimple(section.HybridStream));
        }

        return section;
    }

    private XrefSection ReadSimple(long offset)
    {
        if (offset >= data.Length)
        {
            throw new PdfFormatException(PdfFormatReason.XrefMalformed, offset);
        }

        var lexer = new PdfLexer(data, (int)offset, context);
        lexer.SkipWhite();
        return lexer.TryKeyword("xref"u8) ? new XrefTableReader(lexer, (int)offset).Read() : ReadStream((int)offset);
    }

    private XrefSection ReadStream(int offset)
    {
        IndirectObject found;
        try
        {
            found = _objects.Read(offset, value => value);
        }
        catch (PdfFormatException exception) when (exception.Reason == PdfFormatReason.ObjectNotAtOffset)
        {
            throw new PdfFormatException(PdfFormatReason.XrefMalformed, offset);
        }

        if (found.Value is not PdfStream stream
            || !stream.Dictionary.TryGet("Type", out PdfObject? type)
            || type is not PdfName { Value: "XRef" })
        {
            throw new PdfFormatException(PdfFormatReason.XrefMalformed, offset);
        }

        return new XrefStreamReader(stream, offset, context).Read(found.End);
    }

    // 7.5.8.4: objects that the table leaves out or calls free are those the stream reveals.
    private static void AddHidden(XrefSection table, XrefSection hidden)
    {
        foreach ((int number, PdfXrefEntry entry) in hidden.Entries)
        {
            if (!table.Entries.TryGetValue(number, out PdfXrefEntry known) || known.Kind == PdfXrefEntryKind.Free)
            {
                table.Entries[number] = entry;
            }
        }
    }
}
