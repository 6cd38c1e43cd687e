using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Docx;

/// <summary>Writes the running header of every page but the cover: whose contract, which document.</summary>
internal sealed class HeaderPart(DocxContext context, PageStyle sheet, string part)
{
    public void Write(WordXml xml)
    {
        var descripteur = context.Document.Descripteur;
        var paragraphs = new ParagraphWriter(xml, context);
        xml.Root("hdr");
        xml.Start("p");
        paragraphs.WriteFormat(new ParagraphFormat(StyleId.Header) { RightTabPt = TabOf(context, sheet) });
        paragraphs.WriteText(context.Document.EnTete ?? descripteur.Etablissement);
        xml.Start("r");
        xml.Flag("tab");
        xml.End();
        paragraphs.WriteText(descripteur.Intitule);
        WriteWatermark(xml);
        xml.End();
        xml.End();
    }

    /// <summary>Writes the header of the cover, where nothing stands but the watermark.</summary>
    public void WriteBlank(WordXml xml)
    {
        xml.Root("hdr");
        xml.Start("p");
        new ParagraphWriter(xml, context).WriteFormat(new ParagraphFormat(StyleId.Header));
        WriteWatermark(xml);
        xml.End();
        xml.End();
    }

    private void WriteWatermark(WordXml xml)
    {
        if (context.IsDraft)
        {
            Watermark.Write(xml, part);
        }
    }

    /// <summary>Place of the tab stop at the right edge of a sheet, when it is not that of the style.</summary>
    internal static double? TabOf(DocxContext context, PageStyle sheet) => sheet == context.Sheet.Page ? null : sheet.LargeurTextePt;
}
