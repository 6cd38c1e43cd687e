using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;

namespace CpomDocs.Rendering.Pdf;

/// <summary>Writes the source data as an associated file of the document.</summary>
internal static class SourceAttachment
{
    /// <summary>What the data is to the document: what it was made from (ISO 32000-2, 14.13).</summary>
    internal const string Relationship = "Source";

    /// <summary>Media type of the data.</summary>
    internal const string MediaType = "application/json";

    /// <summary>Adds the file, and the two ways that a catalog names it.</summary>
    /// <param name="file">File being built.</param>
    /// <param name="catalog">Its catalog.</param>
    /// <param name="source">The data.</param>
    /// <param name="date">Date of the document, as the information dictionary has it.</param>
    public static void Write(PdfFileBuilder file, PdfDictionary catalog, DonneesSource source, PdfString date)
    {
        PdfReference stream = file.Add(FlateStream.Create(StreamDictionary(source, date), source.Contenu.Span));
        PdfString name = PdfString.FromText(source.Nom);
        PdfReference specification = file.Add(new PdfDictionary
        {
            { "Type", new PdfName("Filespec") },
            { "F", name },
            { "UF", name },
            { "Desc", PdfString.FromText(Messages.Get("DonneesSource")) },
            { "AFRelationship", new PdfName(Relationship) },
            { "EF", new PdfDictionary { { "F", stream }, { "UF", stream } } },
        });
        catalog["AF"] = new PdfArray([specification]);
        catalog["Names"] = new PdfDictionary
        {
            { "EmbeddedFiles", new PdfDictionary { { "Names", new PdfArray([name, specification]) } } },
        };
    }

    private static PdfDictionary StreamDictionary(DonneesSource source, PdfString date) => new()
    {
        { "Type", new PdfName("EmbeddedFile") },
        { "Subtype", new PdfName(MediaType) },
        { "Params", new PdfDictionary { { "Size", new PdfInteger(source.Contenu.Length) }, { "ModDate", date } } },
    };
}
