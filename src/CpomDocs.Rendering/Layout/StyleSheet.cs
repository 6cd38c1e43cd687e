namespace CpomDocs.Rendering.Layout;

/// <summary>Measures, colours and text styles of every document: one sheet for both writers. Lengths in points.</summary>
internal sealed record StyleSheet
{
    /// <summary>The sheet of the house: A4, Source Sans 3, baseline grid of 7.5 pt.</summary>
    public static StyleSheet Standard { get; } = new();

    /// <summary>Font family of the whole text.</summary>
    public string FontFamily { get; init; } = "Source Sans 3";

    /// <summary>Page size and margins.</summary>
    public PageMeasures Page { get; init; } = new();

    /// <summary>Colours.</summary>
    public Palette Colours { get; init; } = new();

    /// <summary>Measures of tables.</summary>
    public TableMeasures Table { get; init; } = new();

    /// <summary>Measures of signature and paraphe boxes.</summary>
    public BoxMeasures Boxes { get; init; } = new();

    /// <summary>Indent of a list level.</summary>
    public decimal ListIndentPt { get; init; } = 15m;

    /// <summary>Running text.</summary>
    public TextStyle Corps { get; init; } = new(10.5m, 15m) { SpaceAfterPt = 7.5m, Justified = true };

    /// <summary>A visa.</summary>
    public TextStyle Visa { get; init; } = new(10.5m, 15m) { SpaceAfterPt = 7.5m, Justified = true };

    /// <summary>A line between parties or before the articles.</summary>
    public TextStyle Formule { get; init; } = new(10.5m, 15m) { SpaceBeforePt = 7.5m, SpaceAfterPt = 7.5m, Bold = true };

    /// <summary>Secondary text.</summary>
    public TextStyle Note { get; init; } = new(9m, 12.5m) { SpaceAfterPt = 7.5m, Colour = "666666" };

    /// <summary>Metadata line of an objective.</summary>
    public TextStyle Reperes { get; init; } = new(9m, 12.5m) { SpaceAfterPt = 7.5m, Colour = "666666" };

    /// <summary>An item of a list.</summary>
    public TextStyle Liste { get; init; } = new(10.5m, 15m) { SpaceAfterPt = 0m };

    /// <summary>Caption of a table.</summary>
    public TextStyle Legende { get; init; } = new(9m, 15m) { SpaceBeforePt = 7.5m, Bold = true };

    /// <summary>Cell of a table body.</summary>
    public TextStyle Cellule { get; init; } = new(9m, 12.5m);

    /// <summary>Cell of a table header.</summary>
    public TextStyle CelluleEntete { get; init; } = new(9m, 12.5m) { Bold = true };

    /// <summary>Running header and footer.</summary>
    public TextStyle Courant { get; init; } = new(7.5m, 10m) { Colour = "666666" };

    /// <summary>Lines above a signature box.</summary>
    public TextStyle Signature { get; init; } = new(9m, 12.5m);

    /// <summary>The mention of a document without legal value, on the cover.</summary>
    public TextStyle Mention { get; init; } = new(10.5m, 15m) { Bold = true };

    /// <summary>Cover: name of the agency.</summary>
    public TextStyle CouvertureAgence { get; init; } = new(12.5m, 15m) { Bold = true, SpaceAfterPt = 7.5m };

    /// <summary>Cover: « Contrat pluriannuel d'objectifs et de moyens » and its years.</summary>
    public TextStyle CouvertureContrat { get; init; } = new(15m, 22.5m) { SpaceBeforePt = 150m, SpaceAfterPt = 15m };

    /// <summary>Cover: title of the document.</summary>
    public TextStyle CouvertureTitre { get; init; } = new(26m, 30m) { Bold = true, Colour = "000091", SpaceAfterPt = 22.5m };

    /// <summary>Cover: name of the establishment.</summary>
    public TextStyle CouvertureEtablissement { get; init; } = new(19m, 22.5m) { Bold = true, SpaceAfterPt = 30m };

    /// <summary>Cover: an identification line.</summary>
    public TextStyle CouvertureIdentification { get; init; } = new(10.5m, 15m);

    /// <summary>Style of a heading; levels below the fourth look like it.</summary>
    /// <param name="niveau">Level, from 1.</param>
    /// <returns>Its style.</returns>
    public TextStyle Heading(int niveau) => niveau switch
    {
        1 => new TextStyle(19m, 22.5m) { Bold = true, SpaceBeforePt = 22.5m, SpaceAfterPt = 15m, Colour = Colours.Accent },
        2 => new TextStyle(15m, 22.5m) { Bold = true, SpaceBeforePt = 15m, SpaceAfterPt = 7.5m, Colour = Colours.Accent },
        3 => new TextStyle(12.5m, 15m) { Bold = true, SpaceBeforePt = 15m, SpaceAfterPt = 7.5m, Colour = Colours.Accent },
        _ => new TextStyle(10.5m, 15m) { Bold = true, SpaceBeforePt = 7.5m, SpaceAfterPt = 7.5m },
    };
}

/// <summary>A text style.</summary>
/// <param name="SizePt">Size of the font.</param>
/// <param name="LeadingPt">Distance between baselines.</param>
internal sealed record TextStyle(decimal SizePt, decimal LeadingPt)
{
    /// <summary>Space before the paragraph.</summary>
    public decimal SpaceBeforePt { get; init; }

    /// <summary>Space after the paragraph.</summary>
    public decimal SpaceAfterPt { get; init; }

    /// <summary>Heavier weight.</summary>
    public bool Bold { get; init; }

    /// <summary>Both margins straight, last line ragged; left otherwise.</summary>
    public bool Justified { get; init; }

    /// <summary>Six hexadecimal digits of an sRGB colour.</summary>
    public string Colour { get; init; } = "161616";
}

/// <summary>Page size and margins.</summary>
internal sealed record PageMeasures
{
    /// <summary>Width of A4.</summary>
    public decimal WidthPt { get; init; } = 595.275m;

    /// <summary>Height of A4.</summary>
    public decimal HeightPt { get; init; } = 841.89m;

    /// <summary>28 mm.</summary>
    public decimal LeftPt { get; init; } = 79.37m;

    /// <summary>26 mm.</summary>
    public decimal RightPt { get; init; } = 73.7m;

    /// <summary>26 mm.</summary>
    public decimal TopPt { get; init; } = 73.7m;

    /// <summary>30 mm.</summary>
    public decimal BottomPt { get; init; } = 85.04m;

    /// <summary>Width between the margins.</summary>
    public decimal TextWidthPt => WidthPt - LeftPt - RightPt;
}

/// <summary>Colours, six hexadecimal digits of sRGB each.</summary>
internal sealed record Palette
{
    /// <summary>Text.</summary>
    public string Ink { get; init; } = "161616";

    /// <summary>Titles and strong rules: the State's blue, 13:1 on white.</summary>
    public string Accent { get; init; } = "000091";

    /// <summary>Secondary text, 5.7:1 on white.</summary>
    public string Muted { get; init; } = "666666";

    /// <summary>Thin rules.</summary>
    public string Rule { get; init; } = "CECECE";

    /// <summary>Background of header rows.</summary>
    public string HeaderFill { get; init; } = "F5F5FE";
}

/// <summary>Measures of tables.</summary>
internal sealed record TableMeasures
{
    /// <summary>Space between the text of a cell and its edges.</summary>
    public decimal PaddingPt { get; init; } = 4m;

    /// <summary>Rule between rows.</summary>
    public decimal RulePt { get; init; } = 0.5m;

    /// <summary>Rule under the header.</summary>
    public decimal HeaderRulePt { get; init; } = 1m;

    /// <summary>Space after a table.</summary>
    public decimal SpaceAfterPt { get; init; } = 15m;
}

/// <summary>Measures of signature and paraphe boxes.</summary>
internal sealed record BoxMeasures
{
    /// <summary>74 mm, or less when three parties share the width.</summary>
    public decimal SignatureWidthPt { get; init; } = 209.76m;

    /// <summary>34 mm.</summary>
    public decimal SignatureHeightPt { get; init; } = 96.38m;

    /// <summary>Space between two signature boxes.</summary>
    public decimal GapPt { get; init; } = 15m;

    /// <summary>20 mm.</summary>
    public decimal ParapheWidthPt { get; init; } = 56.69m;

    /// <summary>9 mm.</summary>
    public decimal ParapheHeightPt { get; init; } = 25.51m;
}
