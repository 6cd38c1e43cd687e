namespace CpomDocs.Rendering.Docx;

/// <summary>Writes the main part: the blocks of the tree, one after the other, in a section for each turn of the sheet.</summary>
internal sealed class BodyPart(DocxContext context)
{
    public void Write(WordXml xml)
    {
        var sections = new SectionWriter(xml, context);
        xml.Root("document");
        xml.Start("body");
        new BlockWriter(xml, context, sections).Write(context.Document.Blocs);
        sections.Write(context.SheetOf(context.Document.Blocs[^1]));
        xml.End();
        xml.End();
    }
}
