using CpomDocs.Composition.Documents;
using CpomDocs.Pdf.Fonts;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Docx;

/// <summary>What the parts of one file share while it is written; the body fills it, the parts written after it read it.</summary>
internal sealed class DocxContext(DocumentCompose document, StyleSheet sheet, bool isDraft)
{
    private readonly Dictionary<string, string> _links = [];

    public DocumentCompose Document { get; } = document;

    public StyleSheet Sheet { get; } = sheet;

    /// <summary>Whether the document is not issued yet: « PROJET » stands across its pages.</summary>
    public bool IsDraft { get; } = isDraft;

    /// <summary>Measures the tables as the PDF does: same columns, same sheets.</summary>
    public SheetPlan Sheets { get; } = new(document.Blocs, NewShaper(document, sheet), sheet);

    /// <summary>Measures the labels that must hold on one line.</summary>
    public TextShaper Shaper { get; } = NewShaper(document, sheet);

    /// <summary>Measures of a table, wherever it stands.</summary>
    public MeasuredTable Measured(Table table) => Sheets.Knows(table) ? Sheets[table] : new MeasuredTable(table, Shaper, Sheet.Tableau);

    /// <summary>The sheet on which a block stands.</summary>
    public PageStyle SheetOf(Block block) => Sheets.IsTurned(block) ? Sheet.Page.EnPaysage : Sheet.Page;

    public NumberingPlan Numbering { get; } = new();

    /// <summary>The heading that shows how each level is set.</summary>
    public HeadingSamples Headings { get; } = new(document.Blocs.OfType<Heading>());

    /// <summary>Controls around the negotiated values, in the order met.</summary>
    public FieldControls Fields { get; } = new(document.Descripteur);

    public Bookmarks Bookmarks { get; } = new(document.Blocs.OfType<Heading>());

    /// <summary>Relationship id of each outside target, in the order met.</summary>
    public IReadOnlyDictionary<string, string> ExternalLinks => _links;

    /// <summary>Relationship id of an outside target, the same each time.</summary>
    public string LinkTo(string target)
    {
        if (!_links.TryGetValue(target, out string? id))
        {
            id = "lien" + (_links.Count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            _links.Add(target, id);
        }

        return id;
    }

    private static TextShaper NewShaper(DocumentCompose document, StyleSheet sheet) =>
        new(PdfFonts.SourceSans3, sheet, new MissingGlyphs(document.Descripteur.Document));
}
