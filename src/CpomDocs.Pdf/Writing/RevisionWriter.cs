using System.Security.Cryptography;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Writing;

/// <summary>Writes the bytes of one appended revision: objects, cross-reference section of the form the file already uses, end.</summary>
internal sealed class RevisionWriter(
    PdfDocument document,
    SortedDictionary<int, (int Generation, PdfObject Value)> objects,
    int nextNumber,
    SignaturePlaceholder? signature)
{
    private const int IdLength = 16;
    private static readonly string[] SectionKeys =
        ["Size", "Prev", "ID", "Type", "W", "Index", "Length", "Filter", "DecodeParms", "XRefStm", "DL", "F", "FFilter", "FDecodeParms"];

    private readonly PdfByteWriter _writer = new();
    private readonly List<XrefLine> _lines = [];

    private int Start => document.Bytes.Length;

    /// <summary>Writes the file and tells where the revision begins in it.</summary>
    public (byte[] File, int Start) Write()
    {
        WriteObjects();
        PdfDictionary trailer = Trailer();
        int xref = Start + _writer.Length;
        if (document.Current.XrefForm == PdfXrefForm.Table)
        {
            XrefWriter.WriteTable(_writer, _lines);
            _writer.Raw("trailer\n"u8);
            PdfSerializer.Write(_writer, trailer);
            _writer.Raw("\n"u8);
        }
        else
        {
            _lines.Add(XrefLine.InFile(nextNumber, xref, 0));
            trailer["Size"] = new PdfInteger(nextNumber + 1L);
            _writer.Integer(nextNumber).Raw(" 0 obj\n"u8);
            PdfSerializer.Write(_writer, XrefWriter.Stream(trailer, _lines));
            _writer.Raw("\nendobj\n"u8);
        }

        _writer.Raw("startxref\n"u8).Integer(xref).Raw("\n%%EOF\n"u8);
        return (Join(), Start);
    }

    private void WriteObjects()
    {
        if (Start > 0 && document.Bytes.Span[^1] is not ((byte)'\n' or (byte)'\r'))
        {
            _writer.Raw("\n"u8);
        }

        foreach ((int number, (int generation, PdfObject value)) in objects)
        {
            _lines.Add(XrefLine.InFile(number, Start + _writer.Length, generation));
            _writer.Integer(number).Raw(" "u8).Integer(generation).Raw(" obj\n"u8);
            if (signature?.ObjectNumber == number)
            {
                signature.Write(_writer);
            }
            else
            {
                PdfSerializer.Write(_writer, value);
            }

            _writer.Raw("\nendobj\n"u8);
        }
    }

    private PdfDictionary Trailer()
    {
        var trailer = new PdfDictionary { { "Size", new PdfInteger(nextNumber) } };
        foreach ((string key, PdfObject value) in document.Current.Trailer)
        {
            if (!SectionKeys.Contains(key))
            {
                trailer[key] = value;
            }
        }

        trailer["Prev"] = new PdfInteger(document.Current.XrefOffset);
        trailer["ID"] = Identifier();
        return trailer;
    }

    // 14.4: the first part names the document for ever, the second its latest revision.
    private PdfArray Identifier()
    {
        var known = document.Current.Find<PdfArray>(document.Current.Trailer, "ID");
        PdfString[] parts = known is { Count: 2 } ? [.. known.Select(document.Current.Resolve).OfType<PdfString>()] : [];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(parts.Length == 2 ? parts[1].Bytes.Span : document.Bytes.Span);
        hash.AppendData(_writer.Written);
        var latest = new PdfString(hash.GetHashAndReset().AsMemory(0, IdLength), isHex: true);
        return new PdfArray([parts.Length == 2 ? parts[0] : latest, latest]);
    }

    private byte[] Join()
    {
        byte[] file = GC.AllocateUninitializedArray<byte>(Start + _writer.Length);
        document.Bytes.Span.CopyTo(file);
        _writer.Written.CopyTo(file.AsSpan(Start));
        return file;
    }
}
