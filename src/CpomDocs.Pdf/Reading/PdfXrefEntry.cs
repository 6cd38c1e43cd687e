namespace CpomDocs.Pdf.Reading;

/// <summary>Where one revision says an object is (ISO 32000-2, 7.5.4 and 7.5.8).</summary>
/// <param name="Kind">In the file, in an object stream, or nowhere.</param>
/// <param name="Offset">Byte offset of <c>n g obj</c> for <see cref="PdfXrefEntryKind.InFile"/>; 0 otherwise.</param>
/// <param name="Generation">Generation; 0 inside an object stream.</param>
/// <param name="ObjectStream">Number of the object stream for <see cref="PdfXrefEntryKind.InObjectStream"/>; 0 otherwise.</param>
/// <param name="Index">Place inside the object stream, from 0.</param>
public readonly record struct PdfXrefEntry(PdfXrefEntryKind Kind, long Offset, int Generation, int ObjectStream, int Index)
{
    internal static PdfXrefEntry Free(int generation) => new(PdfXrefEntryKind.Free, 0, generation, 0, 0);

    internal static PdfXrefEntry InFile(long offset, int generation) => new(PdfXrefEntryKind.InFile, offset, generation, 0, 0);

    internal static PdfXrefEntry InObjectStream(int objectStream, int index) =>
        new(PdfXrefEntryKind.InObjectStream, 0, 0, objectStream, index);
}

/// <summary>Kinds of cross-reference entries.</summary>
public enum PdfXrefEntryKind
{
    /// <summary>The number is free: the object does not exist from this revision on.</summary>
    Free,

    /// <summary>The object stands in the file by itself.</summary>
    InFile,

    /// <summary>The object stands in an object stream.</summary>
    InObjectStream,
}

/// <summary>Forms of a cross-reference section.</summary>
public enum PdfXrefForm
{
    /// <summary>Classic table with a trailer dictionary.</summary>
    Table,

    /// <summary>Cross-reference stream.</summary>
    Stream,
}
