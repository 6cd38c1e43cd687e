using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Docx;

/// <summary>Writes the table styles: no vertical lines, a thin rule between rows.</summary>
internal sealed class TableStyleWriter(WordXml xml, StyleSheet sheet)
{
    public void Write()
    {
        Start(StyleId.TableNormal, "Normal Table", isDefault: true);
        xml.Start("tblPr");
        xml.Element("tblInd", ("w", "0"), ("type", "dxa"));
        xml.End();
        xml.End();

        Start(StyleId.Table, "Cpom Tableau", isDefault: false);
        xml.Value("basedOn", StyleId.TableNormal);
        xml.Flag("qFormat");
        xml.Start("tblPr");
        WriteBorders();
        WritePadding();
        xml.End();
        xml.End();
    }

    private void Start(string id, string name, bool isDefault)
    {
        xml.Start("style");
        xml.Attribute("type", "table");
        if (isDefault)
        {
            xml.Attribute("default", "1");
        }

        xml.Attribute("styleId", id);
        xml.Value("name", name);
    }

    private void WriteBorders()
    {
        xml.Start("tblBorders");
        foreach (string side in (ReadOnlySpan<string>)["top", "bottom", "insideH"])
        {
            xml.Border(side, sheet.Tableau.FiletPt, sheet.Tableau.CouleurFilet);
        }

        xml.End();
    }

    private void WritePadding()
    {
        xml.Start("tblCellMar");
        foreach (string side in (ReadOnlySpan<string>)["top", "left", "bottom", "right"])
        {
            xml.Element(side, ("w", WordUnits.Twips(sheet.Tableau.MargeInterieurePt)), ("type", "dxa"));
        }

        xml.End();
    }
}
