using CpomDocs.Pdf.Filters;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Reading;

/// <summary>The document as it stands at the end of one revision (ISO 32000-2, 7.5.6).</summary>
/// <remarks>
/// Objects are parsed when first asked for and kept: an object that no later revision replaces is the same instance in all of them.
/// They must not be modified; take a <see cref="PdfDictionary.Copy"/>. Not thread-safe. Members throw <see cref="PdfFormatException"/>
/// only.</remarks>
public sealed class PdfRevision
{
    private const int MaxReferenceChain = 16;
    private readonly PdfDocument _document;
    private readonly RevisionData _data;
    private readonly Dictionary<int, PdfObject> _objects = [];
    private readonly Dictionary<int, ObjectStream> _objectStreams = [];
    private PdfPageList? _pages;

    internal PdfRevision(PdfDocument document, RevisionData data, PdfRevision? previous)
    {
        _document = document;
        _data = data;
        Previous = previous;
        Index = previous is null ? 0 : previous.Index + 1;
    }

    /// <summary>Place in <see cref="PdfDocument.Revisions"/>, from 0.</summary>
    public int Index { get; }

    /// <summary>The revision before; null for the first.</summary>
    public PdfRevision? Previous { get; }

    /// <summary>The number written after its <c>startxref</c>; -1 when absent.</summary>
    public long StartXref => _data.Tail.StartXref;

    /// <summary>Offset of its cross-reference section.</summary>
    public long XrefOffset => _data.Section.Offset;

    /// <summary>Form of its cross-reference section.</summary>
    public PdfXrefForm XrefForm => _data.Section.Form;

    /// <summary>
    /// Offset where its own bytes begin: the end of the revision before, 0 for the first. An entry that points before it shows an object of
    /// an
    /// earlier revision anew.</summary>
    public long StartOffset => Previous?.EndOffset ?? 0;

    /// <summary>Offset just after its <c>%%EOF</c>.</summary>
    public long EofOffset => _data.Tail.EofOffset;

    /// <summary>Offset just after its <c>%%EOF</c> and the end of line that follows, if there is one.</summary>
    public long EndOffset => _data.Tail.EndOffset;

    /// <summary>Its trailer, or the dictionary of its cross-reference stream.</summary>
    public PdfDictionary Trailer => _data.Section.Trailer;

    /// <summary>The entries this revision itself writes, by object number.</summary>
    public IReadOnlyDictionary<int, PdfXrefEntry> Entries => _data.Section.Entries;

    /// <summary>The document catalog.</summary>
    /// <exception cref="PdfFormatException">The trailer does not lead to a dictionary.</exception>
    public PdfDictionary Catalog =>
        Find<PdfDictionary>(Trailer, "Root") ?? throw new PdfFormatException(PdfFormatReason.CatalogMissing, XrefOffset);

    /// <summary>Reference to the document catalog.</summary>
    /// <exception cref="PdfFormatException">The trailer does not hold it.</exception>
    public PdfReference CatalogReference => Trailer.TryGet("Root", out PdfObject? root) && root is PdfReference reference
        ? reference
        : throw new PdfFormatException(PdfFormatReason.CatalogMissing, XrefOffset);

    /// <summary>The pages in order, read at the first call.</summary>
    /// <exception cref="PdfFormatException">The page tree is not one.</exception>
    public PdfPageList Pages => _pages ??= PdfPageList.Read(this);

    /// <summary>The document it belongs to.</summary>
    public PdfDocument Document => _document;

    /// <summary>Gives an object as seen at the end of this revision.</summary>
    /// <param name="objectNumber">Object number.</param>
    /// <returns>The object; null object when it is free or unknown.</returns>
    /// <exception cref="PdfFormatException">It is announced and cannot be read, or is not the one announced.</exception>
    public PdfObject Get(int objectNumber)
    {
        PdfRevision? definer = FindDefiner(objectNumber);
        return definer is null ? PdfNull.Instance : definer.GetOwn(objectNumber);
    }

    /// <summary>Gives the newest entry of an object at the end of this revision.</summary>
    /// <param name="objectNumber">Object number.</param>
    /// <returns>The entry; null when no revision up to this one writes the object.</returns>
    public PdfXrefEntry? FindEntry(int objectNumber) => FindDefiner(objectNumber)?.Entries[objectNumber];

    /// <summary>Gives the revision that last wrote an object, up to this one.</summary>
    /// <param name="objectNumber">Object number.</param>
    /// <returns>The revision; null when none writes it.</returns>
    public PdfRevision? FindDefiner(int objectNumber) =>
        _document.Definers.Find(objectNumber, Index) is var index and >= 0 ? _document.Revisions[index] : null;

    /// <summary>Follows references until an object that is not one.</summary>
    /// <param name="value">Any object.</param>
    /// <returns>The object itself or what it refers to; the null object for a reference to nothing.</returns>
    /// <exception cref="PdfFormatException">What it refers to cannot be read, or references form a ring.</exception>
    public PdfObject Resolve(PdfObject value)
    {
        PdfObject current = value;
        _document.Context.CountSteps(1);
        for (int i = 0; i < MaxReferenceChain; i++)
        {
            if (current is not PdfReference reference)
            {
                return current;
            }

            PdfXrefEntry? entry = FindEntry(reference.Number);
            current = entry is { } known && known.Generation == reference.Generation ? Get(reference.Number) : PdfNull.Instance;
        }

        throw new PdfFormatException(PdfFormatReason.ReferenceLoop, -1);
    }

    /// <summary>Gives the resolved value of a key when it is of one type.</summary>
    /// <typeparam name="T">Type sought.</typeparam>
    /// <param name="dictionary">Dictionary to look in.</param>
    /// <param name="key">Key without the slash.</param>
    /// <returns>The value; null when absent or of another type.</returns>
    /// <exception cref="PdfFormatException">The value cannot be read.</exception>
    public T? Find<T>(PdfDictionary dictionary, string key)
        where T : PdfObject
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        return dictionary.TryGet(key, out PdfObject? value) ? Resolve(value) as T : null;
    }

    /// <summary>Decodes a stream through all its filters.</summary>
    /// <param name="stream">Stream of this document.</param>
    /// <returns>Decoded bytes.</returns>
    /// <exception cref="PdfFormatException">A filter is not supported, the data is damaged, or it passes the limits.</exception>
    public ReadOnlyMemory<byte> Decode(PdfStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return StreamDecoder.Decode(stream, Resolve, _document.Context);
    }

    /// <summary>Finds where a value stands in the file, inside an object that is not in an object stream.</summary>
    /// <param name="objectNumber">Number of a dictionary object.</param>
    /// <param name="path">Keys that lead to the value through direct dictionaries.</param>
    /// <returns>Offset of its first byte and of the byte after it; null when there is no such value.</returns>
    /// <exception cref="PdfFormatException">The object cannot be read.</exception>
    internal (int Start, int End)? Locate(int objectNumber, ReadOnlySpan<string> path) =>
        FindEntry(objectNumber) is { Kind: PdfXrefEntryKind.InFile } entry && entry.Offset < _document.Bytes.Length
            ? _document.Objects.Locate((int)entry.Offset, path)
            : null;

    /// <summary>
    /// Gives an object as it stands in the file, encrypted where the file is, without keeping it: for a look at every object.
    /// </summary>
    /// <param name="objectNumber">Object number.</param>
    /// <returns>The object; null object when it is free or unknown.</returns>
    /// <exception cref="PdfFormatException">It is announced and cannot be read, or is not the one announced.</exception>
    public PdfObject Peek(int objectNumber)
    {
        PdfRevision? definer = FindDefiner(objectNumber);
        return definer is null ? PdfNull.Instance : definer.PeekOwn(objectNumber);
    }

    private PdfObject PeekOwn(int number) =>
        _document.Decryptor is null && _objects.TryGetValue(number, out PdfObject? value) ? value : ReadNested(number, ReadAsWritten);

    private PdfObject GetOwn(int number)
    {
        if (!_objects.TryGetValue(number, out PdfObject? value))
        {
            value = ReadNested(number, ReadInFile);
            _objects[number] = value;
        }

        return value;
    }

    private PdfObject ReadNested(int number, Func<int, PdfXrefEntry, PdfObject> readInFile)
    {
        _document.Context.EnterRead();
        try
        {
            return Read(number, Entries[number], readInFile);
        }
        finally
        {
            _document.Context.LeaveRead();
        }
    }

    private PdfObject Read(int number, PdfXrefEntry entry, Func<int, PdfXrefEntry, PdfObject> readInFile) => entry.Kind switch
    {
        PdfXrefEntryKind.InFile => readInFile(number, entry),
        PdfXrefEntryKind.InObjectStream => OpenObjectStream(entry.ObjectStream).Read(entry.Index, number),
        _ => PdfNull.Instance,
    };

    private PdfObject ReadInFile(int number, PdfXrefEntry entry)
    {
        PdfObject value = ReadAsWritten(number, entry);
        if (_document.Decryptor is null)
        {
            return value;
        }

        _document.Context.CountDecodedBytes(value is PdfStream stream ? stream.Data.Length : 0);
        return _document.Decryptor.Decrypt(value, new PdfReference(number, entry.Generation));
    }

    private PdfObject ReadAsWritten(int number, PdfXrefEntry entry)
    {
        if (entry.Offset >= _document.Bytes.Length)
        {
            throw new PdfFormatException(PdfFormatReason.ObjectNotAtOffset, entry.Offset);
        }

        return _document.Objects.Read((int)entry.Offset, new PdfReference(number, entry.Generation), Resolve).Value;
    }

    private ObjectStream OpenObjectStream(int number)
    {
        PdfRevision? definer = FindDefiner(number);
        if (definer?.Entries[number].Kind != PdfXrefEntryKind.InFile)
        {
            throw new PdfFormatException(PdfFormatReason.ObjectStreamMalformed, -1);
        }

        if (!definer._objectStreams.TryGetValue(number, out ObjectStream? opened))
        {
            opened = definer.DecodeObjectStream(number);
            definer._objectStreams.Add(number, opened);
        }

        return opened;
    }

    private ObjectStream DecodeObjectStream(int number)
    {
        if (_document.IsLocked)
        {
            throw new PdfFormatException(PdfFormatReason.Encrypted, Entries[number].Offset);
        }

        if (GetOwn(number) is not PdfStream stream || Find<PdfName>(stream.Dictionary, "Type")?.Value != "ObjStm")
        {
            throw new PdfFormatException(PdfFormatReason.ObjectStreamMalformed, Entries[number].Offset);
        }

        ReadOnlyMemory<byte> data = Decode(stream);
        return new ObjectStream(stream.Dictionary, data, _document.Context);
    }
}
