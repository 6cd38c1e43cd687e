using System.Security.Cryptography;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Writing;

/// <summary>Assembles a new PDF 1.7 file; same objects, same bytes. Not thread-safe.</summary>
/// <remarks>The cross-reference is a classic table, or a stream as soon as one object is marked with <see cref="Compress"/>.</remarks>
public sealed class PdfFileBuilder : IPdfObjectSink
{
    private const int UsualObjects = 512;
    private const int UsualStreams = 32;
    private const int UsualBytes = 1 << 17;

    private readonly List<(PdfObject? Value, bool IsCompressed)> _objects = new(UsualObjects);
    private bool _hasCompressed;

    /// <summary>Takes the next object number, to be filled later by <see cref="Set"/>.</summary>
    /// <returns>Reference to the object.</returns>
    public PdfReference Reserve()
    {
        _objects.Add(default);
        return new PdfReference(_objects.Count);
    }

    /// <summary>Fills a reserved object.</summary>
    /// <param name="reference">Reference given by <see cref="Reserve"/>.</param>
    /// <param name="value">The object; must not change afterwards.</param>
    public void Set(PdfReference reference, PdfObject value)
    {
        ArgumentNullException.ThrowIfNull(reference);
        int index = reference.Number - 1;
        _objects[index] = _objects[index] with { Value = value };
    }

    /// <summary>Adds an indirect object.</summary>
    /// <param name="value">The object; must not change afterwards.</param>
    /// <returns>Reference to it.</returns>
    public PdfReference Add(PdfObject value)
    {
        PdfReference reference = Reserve();
        Set(reference, value);
        return reference;
    }

    /// <summary>Marks an object to be written inside an object stream.</summary>
    /// <param name="reference">
    /// Reference to an object that is not a stream and that no later revision will change: never the catalog, the form, a field, a
    /// widget or a page.</param>
    public void Compress(PdfReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        int index = reference.Number - 1;
        _objects[index] = _objects[index] with { IsCompressed = true };
        _hasCompressed = true;
    }

    /// <summary>Writes the file; both parts of <c>/ID</c> are a digest of the content.</summary>
    /// <param name="root">Catalog.</param>
    /// <param name="info">Document information dictionary.</param>
    /// <returns>The whole file.</returns>
    /// <exception cref="InvalidOperationException">
    /// A reserved object was never filled, or a stream is marked with <see cref="Compress"/>.
    /// </exception>
    public byte[] Build(PdfReference root, PdfReference info)
    {
        var writer = new PdfByteWriter(UsualBytes);
        writer.Raw("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        List<XrefLine> lines = WriteObjects(writer);
        PdfDictionary trailer = Trailer(root, info, SHA256.HashData(writer.Written)[..16]);
        int startXref = writer.Length;
        if (!_hasCompressed)
        {
            XrefWriter.WriteNewTable(writer, lines);
            writer.Raw("trailer\n"u8);
            PdfSerializer.Write(writer, trailer);
            writer.Raw("\n"u8);
        }
        else
        {
            WriteXrefStream(writer, lines, trailer);
        }

        writer.Raw("startxref\n"u8).Integer(startXref).Raw("\n%%EOF\n"u8);
        byte[] file = writer.ToArray();
        writer.Release();
        return file;
    }

    private List<XrefLine> WriteObjects(PdfByteWriter writer)
    {
        var lines = new List<XrefLine>(_objects.Count + UsualStreams);
        var pool = new ObjectStreamPool(_objects.Count + 1);
        for (int number = 1; number <= _objects.Count; number++)
        {
            (PdfObject? value, bool isCompressed) = _objects[number - 1];
            _ = value ?? throw new InvalidOperationException($"Object {number} was reserved and never set.");
            lines.Add(isCompressed ? pool.Add(number, value) : Write(writer, number, value));
        }

        foreach ((int number, PdfStream stream) in pool.Streams())
        {
            lines.Add(Write(writer, number, stream));
        }

        return lines;
    }

    private static XrefLine Write(PdfByteWriter writer, int number, PdfObject value)
    {
        int offset = writer.Length;
        writer.Integer(number).Raw(" 0 obj\n"u8);
        PdfSerializer.Write(writer, value);
        writer.Raw("\nendobj\n"u8);
        return XrefLine.InFile(number, offset, 0);
    }

    private static void WriteXrefStream(PdfByteWriter writer, List<XrefLine> lines, PdfDictionary trailer)
    {
        int number = lines[^1].Number + 1;
        lines.Insert(0, XrefLine.FreeHead);
        lines.Add(XrefLine.InFile(number, writer.Length, 0));
        trailer["Size"] = new PdfInteger(number + 1);
        PdfStream stream = XrefWriter.Stream(trailer, lines);
        Write(writer, number, FlateStream.Create(stream.Dictionary, stream.Data.Span));
    }

    private PdfDictionary Trailer(PdfReference root, PdfReference info, byte[] id) => new()
    {
        { "Size", new PdfInteger(_objects.Count + 1) },
        { "Root", root },
        { "Info", info },
        { "ID", new PdfArray([new PdfString(id, isHex: true), new PdfString(id, isHex: true)]) },
    };
}
