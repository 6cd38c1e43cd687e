using System.Security.Cryptography;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Writing;

/// <summary>Assembles a new PDF 1.7 file with a classic cross-reference table; same objects, same bytes. Not thread-safe.</summary>
public sealed class PdfFileBuilder : IPdfObjectSink
{
    private readonly List<PdfObject?> _objects = [];

    /// <summary>Takes the next object number, to be filled later by <see cref="Set"/>.</summary>
    /// <returns>Reference to the object.</returns>
    public PdfReference Reserve()
    {
        _objects.Add(null);
        return new PdfReference(_objects.Count);
    }

    /// <summary>Fills a reserved object.</summary>
    /// <param name="reference">Reference given by <see cref="Reserve"/>.</param>
    /// <param name="value">The object; must not change afterwards.</param>
    public void Set(PdfReference reference, PdfObject value)
    {
        ArgumentNullException.ThrowIfNull(reference);
        _objects[reference.Number - 1] = value;
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

    /// <summary>Writes the file; both parts of <c>/ID</c> are a digest of the content.</summary>
    /// <param name="root">Catalog.</param>
    /// <param name="info">Document information dictionary.</param>
    /// <returns>The whole file.</returns>
    /// <exception cref="InvalidOperationException">A reserved object was never filled.</exception>
    public byte[] Build(PdfReference root, PdfReference info)
    {
        var writer = new PdfByteWriter(1 << 18);
        writer.Raw("%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n");
        int[] offsets = WriteObjects(writer);
        byte[] id = SHA256.HashData(writer.Written)[..16];
        int startXref = writer.Length;
        WriteXref(writer, offsets);
        WriteTrailer(writer, Trailer(root, info, id), startXref);
        return writer.ToArray();
    }

    private int[] WriteObjects(PdfByteWriter writer)
    {
        int[] offsets = new int[_objects.Count];
        for (int i = 0; i < offsets.Length; i++)
        {
            offsets[i] = writer.Length;
            writer.Integer(i + 1).Raw(" 0 obj\n"u8);
            PdfSerializer.Write(writer, _objects[i] ?? throw new InvalidOperationException($"Object {i + 1} was reserved and never set."));
            writer.Raw("\nendobj\n"u8);
        }

        return offsets;
    }

    private static void WriteXref(PdfByteWriter writer, int[] offsets)
    {
        writer.Raw("xref\n0 "u8).Integer(offsets.Length + 1).Raw("\n0000000000 65535 f \n"u8);
        foreach (int offset in offsets)
        {
            writer.Raw(offset.ToString("D10", System.Globalization.CultureInfo.InvariantCulture)).Raw(" 00000 n \n"u8);
        }
    }

    private static void WriteTrailer(PdfByteWriter writer, PdfDictionary trailer, int startXref)
    {
        writer.Raw("trailer\n"u8);
        PdfSerializer.Write(writer, trailer);
        writer.Raw("\nstartxref\n"u8).Integer(startXref).Raw("\n%%EOF\n"u8);
    }

    private PdfDictionary Trailer(PdfReference root, PdfReference info, byte[] id) => new()
    {
        { "Size", new PdfInteger(_objects.Count + 1) },
        { "Root", root },
        { "Info", info },
        { "ID", new PdfArray([new PdfString(id, isHex: true), new PdfString(id, isHex: true)]) },
    };
}
