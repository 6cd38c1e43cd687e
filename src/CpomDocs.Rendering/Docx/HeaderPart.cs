namespace CpomDocs.Rendering.Docx;

/// <summary>Writes the running header of every page but the cover: whose contract, which document.</summary>
internal sealed class HeaderPart(DocxContext context)
{
    public void Write(WordXml xml)
    {
        var descripteur = context.Document.Descripteur;
        var paragraphs = new ParagraphWriter(xml, context);
        xml.Root("hdr");
        xml.Start("p");
        paragraphs.WriteFormat(new ParagraphFormat(StyleId.Header));
        paragraphs.WriteText(descripteur.Etablissement);
        xml.Start("r");
        xml.Flag("tab");
        xml.End();
        paragraphs.WriteText(descripteur.Intitule);
        xml.End();
        xml.End();
    }
}
