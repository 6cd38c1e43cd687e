namespace CpomDocs.Rendering.Docx;

/// <summary>A part of the file: its relationship id, its place under <c>word/</c> and its types.</summary>
/// <param name="Id">Relationship id, the same in every file.</param>
/// <param name="Target">Place under <c>word/</c>.</param>
/// <param name="Relationship">Last segment of the relationship type.</param>
/// <param name="ContentType">Media type.</param>
internal sealed record PartKind(string Id, string Target, string Relationship, string ContentType)
{
    private const string WordMediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /// <summary>The part of an id.</summary>
    public static PartKind Of(string id) => id switch
    {
        "document" => new PartKind(id, "document.xml", "officeDocument", WordMediaType + "document.main+xml"),
        "footerFirst" => new PartKind(id, "footerFirst.xml", "footer", WordMediaType + "footer+xml"),
        "headerFirst" => new PartKind(id, "headerFirst.xml", "header", WordMediaType + "header+xml"),
        "headerLandscape" => new PartKind(id, "headerLandscape.xml", "header", WordMediaType + "header+xml"),
        "footerLandscape" => new PartKind(id, "footerLandscape.xml", "footer", WordMediaType + "footer+xml"),
        "theme" => new PartKind(id, "theme/theme1.xml", "theme", "application/vnd.openxmlformats-officedocument.theme+xml"),
        _ => new PartKind(id, id + ".xml", id, WordMediaType + id + "+xml"),
    };
}
