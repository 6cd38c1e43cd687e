using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Docx;

/// <summary>A paragraph style.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Name">Name shown; Word translates those of its own styles.</param>
/// <param name="Text">Font, size, spacing.</param>
internal sealed record StyleDefinition(string Id, string Name, TextStyle Text)
{
    /// <summary>Style it completes.</summary>
    public string? BasedOn { get; init; } = StyleId.Normal;

    /// <summary>Style of the paragraph typed after it; itself when absent.</summary>
    public string? Next { get; init; }

    /// <summary>Whether it is the style of a paragraph that names none.</summary>
    public bool Default { get; init; }

    /// <summary>Level in the outline, from 0.</summary>
    public int? OutlineLevel { get; init; }

    /// <summary>List that counts its paragraphs.</summary>
    public int? List { get; init; }

    /// <summary>Place of a right-aligned tab stop.</summary>
    public double? RightTabPt { get; init; }

    /// <summary>Colour of a rule under the paragraph.</summary>
    public Couleur? RuleBelow { get; init; }

    /// <summary>From the text to that rule.</summary>
    public int RuleDistancePt { get; init; } = 6;

    /// <summary>Whether the space below is left out between two paragraphs of the style.</summary>
    public bool IsTight { get; init; }

    /// <summary>Whether digits have equal widths.</summary>
    public bool TabularDigits { get; init; }
}

/// <summary>Writes paragraph styles, properties in the order of the schema.</summary>
internal sealed class StyleWriter(WordXml xml)
{
    private const double RulePt = 1;

    public void Write(StyleDefinition style)
    {
        xml.Start("style");
        xml.Attribute("type", "paragraph");
        if (style.Default)
        {
            xml.Attribute("default", "1");
        }

        xml.Attribute("styleId", style.Id);
        xml.Value("name", style.Name);
        WriteOptional("basedOn", style.BasedOn);
        WriteOptional("next", style.Next);
        xml.Flag("qFormat");
        WriteParagraphProperties(style);
        WriteRunProperties(style);
        xml.End();
    }

    private void WriteParagraphProperties(StyleDefinition style)
    {
        var text = style.Text;
        xml.Start("pPr");
        if (style.Text.AvecSuivant)
        {
            xml.Flag("keepNext");
            xml.Flag("keepLines");
        }

        WriteNumbering(style.List);
        WriteRule(style);
        WriteTab(style.RightTabPt);
        xml.Element("suppressAutoHyphens", ("val", text.EstDivise ? "0" : "1"));
        xml.Element(
            "spacing",
            ("before", WordUnits.Twips(text.AvantPt)),
            ("after", WordUnits.Twips(text.ApresPt)),
            ("line", WordUnits.Twips(text.LeadingPt)),
            ("lineRule", text.SizePt > RulePt ? "atLeast" : "exact"));
        if (style.Text.RetraitPt > 0)
        {
            xml.Element("ind", ("left", WordUnits.Twips(style.Text.RetraitPt)));
        }

        if (style.IsTight)
        {
            xml.Flag("contextualSpacing");
        }

        xml.Value("jc", text.EstJustifie ? "both" : ParagraphWriter.JustificationOf(text.Alignement));
        if (style.OutlineLevel is { } level)
        {
            xml.Value("outlineLvl", level);
        }

        xml.End();
    }

    private void WriteNumbering(int? list)
    {
        if (list is { } number)
        {
            xml.Start("numPr");
            xml.Value("numId", number);
            xml.End();
        }
    }

    private void WriteRule(StyleDefinition style)
    {
        if (style.RuleBelow is { } visible)
        {
            xml.Start("pBdr");
            xml.Element(
                "bottom",
                ("val", "single"),
                ("sz", WordUnits.EighthPoints(RulePt)),
                ("space", WordXml.Number(style.RuleDistancePt)),
                ("color", WordXml.Hex(visible)));
            xml.End();
        }
    }

    private void WriteTab(double? rightTabPt)
    {
        if (rightTabPt is { } place)
        {
            xml.Start("tabs");
            xml.Element("tab", ("val", "right"), ("pos", WordUnits.Twips(place)));
            xml.End();
        }
    }

    private void WriteRunProperties(StyleDefinition style)
    {
        xml.Start("rPr");
        if (style.Text.EstGras)
        {
            xml.Flag("b");
            xml.Flag("bCs");
        }

        if (style.Text.EstItalique)
        {
            xml.Flag("i");
            xml.Flag("iCs");
        }

        xml.Value("color", WordXml.Hex(style.Text.Couleur));
        xml.Value("sz", WordUnits.HalfPoints(style.Text.SizePt));
        xml.Value("szCs", WordUnits.HalfPoints(style.Text.SizePt));
        if (style.TabularDigits)
        {
            xml.TabularDigits();
        }

        xml.End();
    }

    private void WriteOptional(string name, string? value)
    {
        if (value is not null)
        {
            xml.Value(name, value);
        }
    }
}
