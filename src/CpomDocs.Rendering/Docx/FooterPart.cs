using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Docx;

/// <summary>
/// Writes the footers: identification, page number, mention, and a paraphe box per signatory where each page is initialled.
/// </summary>
internal sealed class FooterPart(DocxContext context, PageStyle sheet)
{
    private const string PageField = "PAGE";
    private const string PagesField = "NUMPAGES";

    /// <summary>Writes the footer of every page; that of the cover is the same.</summary>
    public void Write(WordXml xml)
    {
        var paragraphs = new ParagraphWriter(xml, context);
        xml.Root("ftr");
        var circuit = context.Document.Descripteur.Circuit;
        if (circuit.Paraphe && !circuit.Etapes.IsEmpty)
        {
            WriteTable(xml, paragraphs);
        }

        WriteIdentification(xml, paragraphs);
        if (context.Document.Mention is { } mention)
        {
            paragraphs.Write(new ParagraphFormat(StyleId.FooterMention) { Alignment = Alignement.Centre }, mention);
        }

        xml.End();
    }

    private void WriteIdentification(WordXml xml, ParagraphWriter paragraphs)
    {
        xml.Start("p");
        paragraphs.WriteFormat(new ParagraphFormat(StyleId.Footer) { RightTabPt = HeaderPart.TabOf(context, sheet) });
        paragraphs.WriteText(context.Document.PiedDePage);
        xml.Start("r");
        xml.Flag("tab");
        xml.End();
        paragraphs.WriteText(Messages.Get("Page"));
        paragraphs.WriteField(PageField, "1");
        paragraphs.WriteText(Messages.Get("SeparateurPages"));
        paragraphs.WriteField(PagesField, "1");
        xml.End();
    }

    private void WriteTable(WordXml xml, ParagraphWriter paragraphs)
    {
        var widths = new ParapheColumns(context, sheet);
        xml.Start("tbl");
        xml.Start("tblPr");
        xml.Element("tblW", ("w", WordXml.Number(widths.Total)), ("type", "dxa"));
        xml.Element("tblLayout", ("type", "fixed"));
        xml.Start("tblCellMar");
        xml.Element("left", ("w", "0"), ("type", "dxa"));
        xml.Element("right", ("w", "0"), ("type", "dxa"));
        xml.End();
        xml.End();
        xml.Start("tblGrid");
        foreach (int width in widths.All)
        {
            xml.Element("gridCol", ("w", WordXml.Number(width)));
        }

        xml.End();
        WriteLabels(xml, paragraphs, widths);
        WriteBoxes(xml, paragraphs, widths);
        xml.End();
    }

    private void WriteLabels(WordXml xml, ParagraphWriter paragraphs, ParapheColumns widths)
    {
        var label = new ParagraphFormat(StyleId.Paraphe);
        xml.Start("tr");
        WriteCell(xml, widths.Text, framed: false, () => paragraphs.WriteEmpty(label));
        var circuit = context.Document.Descripteur.Circuit;
        foreach (var etape in circuit.Etapes)
        {
            WriteCell(xml, widths.Gap, framed: false, () => paragraphs.WriteEmpty(new ParagraphFormat(StyleId.Paraphe)));
            WriteCell(xml, widths.Box, framed: false, () => paragraphs.Write(label, Label(circuit, etape.Role)));
        }

        xml.End();
    }

    // One line, as in the PDF: a second one would raise the footer of every page.
    private string Label(Circuit circuit, Role role)
    {
        SignatureStyle style = context.Sheet.Signature;
        double width = style.LargeurParapheParmiPt(circuit.Etapes.Length, context.Sheet.Page.LargeurTextePt);
        return context.Shaper.Shortened(Messages.NomCourt(circuit, role), style.LibelleParaphe, Milli.FromPoints(width));
    }

    private void WriteBoxes(WordXml xml, ParagraphWriter paragraphs, ParapheColumns widths)
    {
        xml.Start("tr");
        xml.Start("trPr");
        xml.Element("trHeight", ("val", WordUnits.Twips(context.Sheet.Signature.HauteurParaphePt)), ("hRule", "exact"));
        xml.End();
        WriteCell(xml, widths.Text, framed: false, () => WriteTitle(paragraphs));
        foreach (var _ in context.Document.Descripteur.Circuit.Etapes)
        {
            WriteCell(xml, widths.Gap, framed: false, () => paragraphs.WriteEmpty(new ParagraphFormat(StyleId.Paraphe)));
            WriteCell(xml, widths.Box, framed: true, () => paragraphs.WriteEmpty(new ParagraphFormat(StyleId.Paraphe)));
        }

        xml.End();
    }

    private static void WriteTitle(ParagraphWriter paragraphs)
    {
        paragraphs.Write(new ParagraphFormat(StyleId.Paraphe) { Alignment = Alignement.Droite }, Messages.Get("Paraphes"));
    }

    private void WriteCell(WordXml xml, int width, bool framed, Action writeContent)
    {
        xml.Start("tc");
        xml.Start("tcPr");
        xml.Element("tcW", ("w", WordXml.Number(width)), ("type", "dxa"));
        if (framed)
        {
            xml.Start("tcBorders");
            foreach (string side in (ReadOnlySpan<string>)["top", "left", "bottom", "right"])
            {
                xml.Border(side, context.Sheet.Signature.FiletPt, context.Sheet.Signature.Cadre);
            }

            xml.End();
        }

        xml.Value("vAlign", "center");
        xml.End();
        writeContent();
        xml.End();
    }

    /// <summary>Widths of the columns of the footer: text, then white and box for each signatory.</summary>
    private sealed class ParapheColumns(DocxContext context, PageStyle sheet)
    {
        private readonly int _boxes = context.Document.Descripteur.Circuit.Etapes.Length;

        public int Total { get; } = WordUnits.TwipsNumber(sheet.LargeurTextePt);

        public int Box { get; } = WordUnits.TwipsNumber(context.Sheet.Signature.LargeurParapheParmiPt(
            context.Document.Descripteur.Circuit.Etapes.Length, sheet.LargeurTextePt));

        public int Gap { get; } = WordUnits.TwipsNumber(context.Sheet.Signature.EcartParaphePt);

        public int Text => Total - (_boxes * (Box + Gap));

        public IEnumerable<int> All => Enumerable.Range(0, _boxes).SelectMany(_ => (int[])[Gap, Box]).Prepend(Text);
    }
}
