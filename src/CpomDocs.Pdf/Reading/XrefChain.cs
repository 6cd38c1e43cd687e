namespace CpomDocs.Pdf.Reading;

/// <summary>Follows the cross-reference sections from the last one to the first and joins them into revisions.</summary>
internal sealed class XrefChain(ReadOnlyMemory<byte> data, ReadingContext context)
{
    private readonly XrefSectionReader _reader = new(data, context);
    private readonly bool _isLinearized = data.Span[..Math.Min(data.Length, 1024)].IndexOf("/Linearized"u8) >= 0;

    public bool IsHybrid => _reader.HasHybrid;

    public bool IsLinearized { get; private set; }

    /// <summary>Whether the sections could not be read, and the objects were searched for instead.</summary>
    public bool IsRecovered { get; private set; }

    /// <summary>Reads every revision, oldest first.</summary>
    public List<RevisionData> Read()
    {
        try
        {
            return Join(ReadSections());
        }
        catch (PdfFormatException exception) when (context.Options.IsLenient && exception.Reason != PdfFormatReason.LimitExceeded)
        {
            context.Report(exception.Reason, exception.Offset);
            IsRecovered = true;
            return [new XrefRecovery(data, context).Read()];
        }
    }

    private List<RevisionData> Join(List<XrefSection> sections)
    {
        var revisions = new List<RevisionData>();
        for (int i = 0; i < sections.Count; i++)
        {
            XrefSection section = sections[i];
            bool isFirstPage = section.Previous > section.Offset;
            RevisionTail tail = RevisionTail.Find(data, isFirstPage && i + 1 < sections.Count ? sections[i + 1].End : section.End, context);
            if (isFirstPage)
            {
                i++;
                JoinLinearized(section, sections[i]);
            }

            Check(section, tail, revisions);
            revisions.Add(new RevisionData(section, tail));
        }

        revisions.Reverse();
        return revisions;
    }

    private List<XrefSection> ReadSections()
    {
        var sections = new List<XrefSection>();
        var visited = new HashSet<long>();
        long offset = RevisionTail.FindLastStartXref(data);
        while (offset >= 0)
        {
            if (!visited.Add(offset))
            {
                throw new PdfFormatException(PdfFormatReason.XrefLoop, offset);
            }

            if (visited.Count > context.Options.MaxRevisions)
            {
                throw new PdfFormatException(PdfFormatReason.LimitExceeded, offset);
            }

            sections.Add(_reader.Read(offset));
            offset = sections[^1].Previous;
        }

        return sections;
    }

    // Annex F: the first-page section of a linearised file stands before the main one, which it continues.
    private void JoinLinearized(XrefSection firstPage, XrefSection main)
    {
        IsLinearized = _isLinearized;
        if (!_isLinearized)
        {
            context.Report(PdfFormatReason.RevisionsOutOfOrder, firstPage.Offset);
        }

        foreach ((int number, PdfXrefEntry entry) in main.Entries)
        {
            if (!firstPage.Entries.TryAdd(number, entry) && firstPage.Entries[number] != entry)
            {
                context.Report(PdfFormatReason.ObjectRedefined, main.Offset);
            }
        }

        if (main.Previous >= 0)
        {
            context.Report(PdfFormatReason.RevisionsOutOfOrder, main.Offset);
        }
    }

    private void Check(XrefSection section, RevisionTail tail, List<RevisionData> newer)
    {
        if (tail.StartXref != section.Offset)
        {
            context.Report(PdfFormatReason.StartXrefMismatch, section.Offset);
        }

        if (newer.Count > 0 && newer[^1].Section.Offset < tail.EofOffset)
        {
            context.Report(PdfFormatReason.RevisionsOutOfOrder, section.Offset);
        }

        CheckOffsets(section, tail);
    }

    // An entry that points after its own revision waits for bytes to be appended there: they would change the document without a trace.
    private void CheckOffsets(XrefSection section, RevisionTail tail)
    {
        foreach ((int _, PdfXrefEntry entry) in section.Entries)
        {
            if (entry.Kind == PdfXrefEntryKind.InFile && entry.Offset >= tail.EofOffset)
            {
                context.Report(PdfFormatReason.ObjectNotAtOffset, entry.Offset);
            }
        }
    }
}

/// <summary>What the file says of one revision.</summary>
internal sealed record RevisionData(XrefSection Section, RevisionTail Tail);
