using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Docx;

/// <summary>Writes the properties of a section: sheet, margins, running header and footer.</summary>
internal sealed class SectionWriter(WordXml xml, DocxContext context)
{
    private bool _isFirst = true;

    /// <summary>Ends a section before the end of the document, in a paragraph that takes no room.</summary>
    public void Break(PageStyle sheet)
    {
        xml.Start("p");
        xml.Start("pPr");
        xml.Value("pStyle", StyleId.EndOfTable);
        Write(sheet);
        xml.End();
        xml.End();
    }

    /// <summary>Writes the properties of the section that ends here.</summary>
    public void Write(PageStyle sheet)
    {
        bool isTurned = sheet != context.Sheet.Page;
        xml.Start("sectPr");
        WriteReference("headerReference", "default", isTurned ? "headerLandscape" : "header");
        WriteReference("footerReference", "default", isTurned ? "footerLandscape" : "footer");
        if (_isFirst)
        {
            WriteReference("footerReference", "first", "footerFirst");
            WriteFirstHeader();
        }

        WriteSheet(sheet, isTurned);
        if (_isFirst)
        {
            xml.Flag("titlePg");
        }

        xml.End();
        _isFirst = false;
    }

    private void WriteFirstHeader()
    {
        if (context.IsDraft)
        {
            WriteReference("headerReference", "first", "headerFirst");
        }
    }

    private void WriteSheet(PageStyle sheet, bool isTurned)
    {
        string width = WordUnits.Twips(sheet.LargeurPt);
        string height = WordUnits.Twips(sheet.HauteurPt);
        xml.Element("pgSz", isTurned ? [("w", width), ("h", height), ("orient", "landscape")] : [("w", width), ("h", height)]);
        xml.Element(
            "pgMar",
            ("top", WordUnits.Twips(sheet.MargeHautePt)),
            ("right", WordUnits.Twips(sheet.MargeDroitePt)),
            ("bottom", WordUnits.Twips(sheet.MargeBassePt)),
            ("left", WordUnits.Twips(sheet.MargeGauchePt)),
            ("header", WordUnits.Twips(sheet.EnTetePt)),
            ("footer", WordUnits.Twips(sheet.PiedPt)),
            ("gutter", "0"));
    }

    private void WriteReference(string element, string type, string part)
    {
        xml.Start(element);
        xml.Attribute("type", type);
        xml.Relationship(part);
        xml.End();
    }
}
