using System.Globalization;
using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Layout;

/// <summary>Measures the blocks of a document and gives each its structure element.</summary>
internal sealed class FlowBuilder(TextShaper shaper, StyleSheet styles)
{
    private readonly List<FlowItem> _items = [];
    private readonly StructNode _root = new("Document");
    private int _width = Milli.FromPoints(styles.Page.LargeurTextePt);
    private bool _startsPage;
    private bool _isTurned;

    /// <summary>Measures a document.</summary>
    /// <param name="document">Its tree.</param>
    /// <returns>The items in reading order and the root of the structure.</returns>
    public (IReadOnlyList<FlowItem> Items, StructNode Root) Build(DocumentCompose document)
    {
        var plan = new SheetPlan(document.Blocs, shaper, styles);
        foreach (Block block in document.Blocs)
        {
            _isTurned = plan.IsTurned(block);
            _width = Milli.FromPoints((_isTurned ? styles.Page.EnPaysage : styles.Page).LargeurTextePt);
            if (block is Couverture cover)
            {
                new CoverBuilder(shaper, styles, _width).Build(cover, document.Mention, _root).ForEach(Add);
                _startsPage = true;
            }
            else if (block is Table table)
            {
                Add(plan[table], _root);
            }
            else
            {
                Add(block, _root, 0);
            }
        }

        return (_items, _root);
    }

    private void Add(FlowItem item)
    {
        item.StartsPage = _startsPage;
        item.IsTurned = _isTurned;
        _startsPage = false;
        _items.Add(item);
    }

    private void Add(Block block, StructNode parent, int indent)
    {
        switch (block)
        {
            case Heading heading:
                Add(Measure(heading, parent));
                break;
            case Paragraph paragraph:
                Add(Measure(paragraph, parent.Add("P"), indent));
                break;
            case ListBlock list:
                AddList(list, parent, indent, depth: 0);
                break;
            case Table table:
                Add(new MeasuredTable(table, shaper, styles.Tableau), parent);
                break;
            case SignatureBlock signatures:
                new SignatureBuilder(shaper, styles).Build(signatures, parent).ToList().ForEach(Add);
                break;
            case PageBreak:
                _startsPage = _items.Count > 0;
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "Unknown block.");
        }
    }

    private void Add(MeasuredTable table, StructNode parent)
    {
        foreach (FlowItem item in new TableBuilder(shaper, styles, _width).Build(table, parent))
        {
            Add(item);
        }
    }

    private TextFlow Measure(Heading heading, StructNode parent)
    {
        TextStyle style = styles.DeTitre(heading);
        StructNode node = parent.Add("H" + heading.Niveau.ToString(CultureInfo.InvariantCulture));
        string? number = heading.Numero is null ? null : HeadingNumber.Printed(heading.Numero);
        FlowLabel? label = number is null ? null : Label(number + " ", style, 0, node);
        bool hasDash = number != heading.Numero;
        int indent = label is null ? 0 : label.Text.LongestLine + Milli.FromPoints(hasDash ? styles.EcartTiretPt : styles.EcartNumeroPt);
        string title = TreeText.Plain(heading.Contenu);
        return new TextFlow(new LaidText(shaper.Shape(heading.Contenu, style), style, _width - indent), node)
        {
            Label = label,
            Indent = indent,
            Heading = new FlowHeading(heading.Niveau, number is null ? title : number + " " + title, heading.Id),
            SpaceBefore = Milli.FromPoints(style.AvantPt),
            SpaceAfter = Milli.FromPoints(style.ApresPt),
            KeepsWithNext = style.AvecSuivant,
        };
    }

    private TextFlow Measure(Paragraph paragraph, StructNode node, int indent)
    {
        TextStyle style = styles.Paragraphe(paragraph.Role);
        int left = indent + Milli.FromPoints(style.RetraitPt);
        return new TextFlow(new LaidText(shaper.Shape(paragraph.Contenu, style), style, _width - left, style.Alignement), node)
        {
            IsAside = paragraph.Role is RoleParagraphe.Formule or RoleParagraphe.Note,
            Indent = left,
            SpaceBefore = Milli.FromPoints(style.AvantPt),
            SpaceAfter = Milli.FromPoints(style.ApresPt),
            KeepsWithNext = style.AvecSuivant,
        };
    }

    private void AddList(ListBlock list, StructNode parent, int indent, int depth)
    {
        KeepIntroduction(depth);
        var node = parent.Add(new StructNode("L") { ListNumbering = list.Ordonnee ? "Decimal" : "Disc" });
        for (int i = 0; i < list.Elements.Length; i++)
        {
            bool isLast = i == list.Elements.Length - 1 && depth == 0;
            string text = list.Ordonnee
                ? (i + 1).ToString(CultureInfo.InvariantCulture) + "."
                : styles.Liste.Puces[Math.Min(depth, styles.Liste.Puces.Count - 1)];
            AddItem(list.Elements[i], node.Add("LI"), new ListPlace(text, indent, depth, isLast));
        }
    }

    // The paragraph that introduces a list stays with its first item.
    private void KeepIntroduction(int depth)
    {
        if (depth == 0 && _items.Count > 0 && _items[^1] is TextFlow introduction)
        {
            introduction.KeepsWithNext = introduction.KeepsWithNext || introduction.IntroducesList;
        }
    }

    private void AddItem(IReadOnlyList<Block> blocks, StructNode item, ListPlace place)
    {
        StructNode label = item.Add("Lbl");
        StructNode body = item.Add("LBody");
        for (int i = 0; i < blocks.Count; i++)
        {
            if (blocks[i] is ListBlock nested)
            {
                AddList(nested, body, place.Indent + Milli.FromPoints(styles.Liste.RetraitPt), place.Depth + 1);
            }
            else if (blocks[i] is Paragraph paragraph)
            {
                Add(ItemText(paragraph, body.Add("P"), i == 0 ? label : null, place));
            }
            else
            {
                Add(blocks[i], body, 0);
            }
        }
    }

    private TextFlow ItemText(Paragraph paragraph, StructNode node, StructNode? label, ListPlace place)
    {
        TextStyle style = styles.Liste.Texte;
        int indent = place.Indent + Milli.FromPoints(styles.Liste.RetraitPt);
        return new TextFlow(new LaidText(shaper.Shape(paragraph.Contenu, style), style, _width - indent), node)
        {
            Indent = indent,
            Label = label is null
                ? null
                : Label(place.Label + " ", style, place.Indent + Milli.FromPoints(styles.Liste.RetraitEtiquettePt), label),
            SpaceAfter = place.IsLast ? Milli.FromPoints(styles.Liste.ApresPt) : 0,
        };
    }

    private FlowLabel Label(string text, TextStyle style, int indent, StructNode node)
    {
        return new FlowLabel(new LaidText(shaper.Shape(text, style with { EstJustifie = false }), style, _width), indent, node);
    }

    /// <summary>Where an item of a list stands.</summary>
    private sealed record ListPlace(string Label, int Indent, int Depth, bool IsLast);
}
