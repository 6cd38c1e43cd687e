using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Rendering.Docx;

/// <summary>
/// Writes the places to sign: one column per signatory, its lines above a framed slot that a reader of the file cannot delete; rows of
/// columns where signatories are many.
/// </summary>
internal sealed class SignatureWriter(WordXml xml, DocxContext context)
{
    private readonly ParagraphWriter _paragraphs = new(xml, context);

    public void Write(SignatureBlock block)
    {
        int perRow = context.Sheet.Signature.ParRangee(block.Cases.Length);
        int[] widths = ColumnWidths(perRow);
        xml.Start("tbl");
        xml.Start("tblPr");
        xml.Element("tblW", ("w", WordXml.Number(widths.Sum())), ("type", "dxa"));
        xml.Element("tblLayout", ("type", "fixed"));
        xml.Start("tblCellMar");
        xml.Element("left", ("w", "0"), ("type", "dxa"));
        xml.Element("right", ("w", "0"), ("type", "dxa"));
        xml.End();
        xml.End();
        xml.Start("tblGrid");
        foreach (int width in widths)
        {
            xml.Element("gridCol", ("w", WordXml.Number(width)));
        }

        xml.End();
        foreach (CaseSignature[] row in block.Cases.Chunk(perRow))
        {
            if (row[0] != block.Cases[0])
            {
                WriteRow([], widths, context.Sheet.Signature.EcartPt, WriteLines);
            }

            bool isLast = row[^1] == block.Cases[^1];
            WriteRow(row, widths, null, WriteLines);
            WriteRow(row, widths, context.Sheet.Signature.HauteurPt, (box, width) => WriteSlot(box, width, keepNext: !isLast));
        }

        xml.End();
    }

    /// <summary>Widths of the boxes, with that of the white between two of them.</summary>
    private int[] ColumnWidths(int boxes)
    {
        var style = context.Sheet.Signature;
        double free = context.Sheet.Page.LargeurTextePt - (style.EcartPt * (boxes - 1));
        int box = WordUnits.TwipsNumber(Math.Min(style.LargeurPt, free / boxes));
        int gap = WordUnits.TwipsNumber(style.EcartPt);
        return [.. Enumerable.Range(0, (2 * boxes) - 1).Select(column => column % 2 == 0 ? box : gap)];
    }

    private void WriteRow(CaseSignature[] cases, int[] widths, double? heightPt, Action<CaseSignature, int> writeCell)
    {
        xml.Start("tr");
        xml.Start("trPr");
        xml.Flag("cantSplit");
        if (heightPt is { } height)
        {
            xml.Element("trHeight", ("val", WordUnits.Twips(height)), ("hRule", "exact"));
        }

        xml.End();
        for (int column = 0; column < widths.Length; column++)
        {
            xml.Start("tc");
            if (column % 2 == 0 && column / 2 < cases.Length)
            {
                writeCell(cases[column / 2], widths[column]);
            }
            else
            {
                WriteGap(widths[column]);
            }

            xml.End();
        }

        xml.End();
    }

    private void WriteGap(int width)
    {
        WriteWidth(width, framed: false);
        _paragraphs.WriteEmpty(new ParagraphFormat(StyleId.Signature) { KeepNext = true });
    }

    private void WriteLines(CaseSignature box, int width)
    {
        WriteWidth(width, framed: false, whiteBelow: true);
        bool first = true;
        foreach (var line in box.Lignes)
        {
            _paragraphs.Write(new ParagraphFormat(first ? StyleId.SignatureParty : StyleId.Signature) { KeepNext = true }, line);
            first = false;
        }
    }

    private void WriteSlot(CaseSignature box, int width, bool keepNext)
    {
        WriteWidth(width, framed: true);
        xml.Start("sdt");
        xml.Start("sdtPr");
        xml.Value("alias", Messages.Format("Signature", Messages.NomCourt(context.Document.Descripteur.Circuit, box.Role)));
        xml.Value("tag", ChampPdf.Signature(box.Role));
        xml.Value("id", SlotId(box.Role));
        xml.Value("lock", "sdtLocked");
        xml.End();
        xml.Start("sdtContent");
        _paragraphs.WriteEmpty(new ParagraphFormat(StyleId.Signature) { KeepNext = keepNext });
        xml.End();
        xml.End();

        // A cell ends with a paragraph of its own: Word refuses one that ends with a content control.
        _paragraphs.WriteEmpty(new ParagraphFormat(StyleId.SpaceAfterTable) { KeepNext = keepNext });
    }

    private void WriteWidth(int width, bool framed, bool whiteBelow = false)
    {
        xml.Start("tcPr");
        xml.Element("tcW", ("w", WordXml.Number(width)), ("type", "dxa"));
        if (framed)
        {
            WriteFrame();
        }

        if (whiteBelow)
        {
            xml.Start("tcMar");
            xml.Element("bottom", ("w", WordUnits.Twips(context.Sheet.Signature.EcartCasePt)), ("type", "dxa"));
            xml.End();
        }

        xml.End();
    }

    private void WriteFrame()
    {
        xml.Start("tcBorders");
        foreach (string side in (ReadOnlySpan<string>)["top", "left", "bottom", "right"])
        {
            xml.Border(side, context.Sheet.Signature.FiletPt, context.Sheet.Signature.Cadre);
        }

        xml.End();
    }

    /// <summary>Number of a slot: the same for the same role in every file.</summary>
    private static int SlotId(Role role) => 1000 + ((int)role.Partie * 100) + role.Rang;
}
