using System.Collections.Immutable;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Reading;

/// <summary>A file that a revision associates with the whole document (ISO 32000-2, 14.13; ISO 19005-3, 6.8).</summary>
public sealed class PdfAttachment
{
    private const int MostListed = 1000;

    private readonly PdfRevision _revision;
    private readonly PdfStream _stream;

    private PdfAttachment(PdfRevision revision, PdfDictionary specification, PdfStream stream)
    {
        _revision = revision;
        _stream = stream;
        Name = TextOf(specification, "UF") ?? TextOf(specification, "F") ?? "";
        Relationship = revision.Find<PdfName>(specification, "AFRelationship")?.Value ?? "Unspecified";
        MediaType = revision.Find<PdfName>(stream.Dictionary, "Subtype")?.Value ?? "";
    }

    /// <summary>File name as announced; empty when there is none. Never a path to write to unchecked.</summary>
    public string Name { get; }

    /// <summary>What the file is to the document: <c>Source</c>, <c>Data</c>…; <c>Unspecified</c> when not said.</summary>
    public string Relationship { get; }

    /// <summary>Media type as announced; empty when there is none.</summary>
    public string MediaType { get; }

    /// <summary>Lists the files of <c>/AF</c> in the catalog, in order; at most a thousand.</summary>
    /// <param name="revision">Revision.</param>
    /// <returns>The files; an entry that embeds nothing is left out.</returns>
    /// <exception cref="PdfFormatException">An object of the list cannot be read.</exception>
    public static ImmutableArray<PdfAttachment> Read(PdfRevision revision)
    {
        ArgumentNullException.ThrowIfNull(revision);
        PdfArray? list = revision.Find<PdfArray>(revision.Catalog, "AF");
        return list is null ? [] : [.. list.Take(MostListed).Select(item => Of(revision, item)).OfType<PdfAttachment>()];
    }

    /// <summary>The embedded file, within the limits the document was opened with.</summary>
    /// <returns>Its bytes.</returns>
    /// <exception cref="PdfFormatException">The stream cannot be decoded, or decodes to too much.</exception>
    public ReadOnlyMemory<byte> Content() => _revision.Decode(_stream);

    private static PdfAttachment? Of(PdfRevision revision, PdfObject item)
    {
        return revision.Resolve(item) is PdfDictionary specification
            && revision.Find<PdfDictionary>(specification, "EF") is { } embedded
            && (revision.Find<PdfStream>(embedded, "UF") ?? revision.Find<PdfStream>(embedded, "F")) is { } stream
            ? new PdfAttachment(revision, specification, stream)
            : null;
    }

    private string? TextOf(PdfDictionary dictionary, string key) => _revision.Find<PdfString>(dictionary, key)?.ToText();
}
