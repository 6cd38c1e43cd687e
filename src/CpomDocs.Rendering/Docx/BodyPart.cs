namespace CpomDocs.Rendering.Docx;

/// <summary>Writes the main part: the blocks of the tree, one after the other, in a single section.</summary>
internal sealed class BodyPart(DocxContext context)
{
    public void Write(WordXml xml)
    {
        xml.Root("document");
        xml.Start("body");
        new BlockWriter(xml, context).Write(context.Document.Blocs);
        WriteSection(xml);
        xml.End();
        xml.End();
    }

    private void WriteSection(WordXml xml)
    {
        var page = context.Sheet.Page;
        xml.Start("sectPr");
        WriteReference(xml, "headerReference", "default", "header");
        WriteReference(xml, "footerReference", "default", "footer");
        WriteReference(xml, "footerReference", "first", "footerFirst");
        xml.Element("pgSz", ("w", WordUnits.Twips(page.LargeurPt)), ("h", WordUnits.Twips(page.HauteurPt)));
        xml.Element(
            "pgMar",
            ("top", WordUnits.Twips(page.MargeHautePt)),
            ("right", WordUnits.Twips(page.MargeDroitePt)),
            ("bottom", WordUnits.Twips(page.MargeBassePt)),
            ("left", WordUnits.Twips(page.MargeGauchePt)),
            ("header", WordUnits.Twips(page.EnTetePt)),
            ("footer", WordUnits.Twips(page.PiedPt)),
            ("gutter", "0"));
        xml.Flag("titlePg");
        xml.End();
    }

    private static void WriteReference(WordXml xml, string element, string type, string part)
    {
        xml.Start(element);
        xml.Attribute("type", type);
        xml.Relationship(part);
        xml.End();
    }
}
