using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Rendering.Pdf;
using UglyToad.PdfPig.Content;
using PigDocument = UglyToad.PdfPig.PdfDocument;

namespace CpomDocs.Tests.Rendering;

/// <summary>Reads the text of a file as a screen reader does: along its structure, headers, footers and repeated rows left out.</summary>
internal sealed class PdfText
{
    private static readonly string[] Blocks = ["P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "Caption", "TH", "TD"];

    private readonly PdfRevision _revision;
    private readonly Dictionary<(int Page, int Mcid), string> _pieces = [];
    private readonly Dictionary<int, int> _pageOf = [];

    private PdfText(PdfRendu rendu)
    {
        _revision = UnDocument.Lu(rendu);
        using PigDocument document = PigDocument.Open(rendu.Contenu.ToArray());
        foreach (Page page in document.GetPages())
        {
            _pageOf[_revision.Pages[page.Number - 1].Reference.Number] = page.Number;
            foreach (MarkedContentElement content in page.GetMarkedContents().Where(content => !content.IsArtifact))
            {
                _pieces[(page.Number, content.MarkedContentIdentifier)] = TextOf(content);
            }
        }
    }

    /// <summary>Text of each block, in reading order.</summary>
    internal static IReadOnlyList<string> Lines(PdfRendu rendu)
    {
        var text = new PdfText(rendu);
        PdfDictionary root = text._revision.Find<PdfDictionary>(text._revision.Catalog, "StructTreeRoot")!;
        return [.. text.Lines((PdfDictionary)text._revision.Resolve(root["K"]))];
    }

    // A divided word has marks of its own inside those of its paragraph.
    private static string TextOf(MarkedContentElement content) =>
        string.Concat(LettersOf(content).OrderBy(letter => letter.TextSequence).Select(letter => letter.Value));

    private static IEnumerable<Letter> LettersOf(MarkedContentElement content) =>
        content.Letters.Concat(content.Children.SelectMany(LettersOf));

    private IEnumerable<string> Lines(PdfDictionary element)
    {
        return Blocks.Contains(((PdfName)element["S"]).Value)
            ? [TextOf(element)]
            : Kids(element).OfType<PdfDictionary>().Where(kid => kid.ContainsKey("S")).SelectMany(Lines);
    }

    private string TextOf(PdfDictionary element) => string.Concat(Kids(element).Select(kid => kid switch
    {
        PdfInteger mcid => Piece(element, mcid),
        PdfDictionary child when child.ContainsKey("S") => TextOf(child),
        PdfDictionary reference when reference.TryGet("MCID", out PdfObject? mcid) => Piece(reference, (PdfInteger)mcid),
        _ => "",
    }));

    private string Piece(PdfDictionary owner, PdfInteger mcid)
    {
        return _pieces[(_pageOf[((PdfReference)owner["Pg"]).Number], (int)mcid.Value)];
    }

    private IEnumerable<PdfObject> Kids(PdfDictionary element)
    {
        return !element.TryGet("K", out PdfObject? kids)
            ? []
            : _revision.Resolve(kids) is PdfArray array ? array.Select(_revision.Resolve) : [_revision.Resolve(kids)];
    }
}
