using System.Collections.Immutable;
using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Layout;

/// <summary>
/// Sets the cover: the agency at the head, the contract and the title under a blue rule, the identification at the foot of it.
/// </summary>
internal sealed class CoverBuilder(TextShaper shaper, StyleSheet styles, int width)
{
    public List<FlowItem> Build(Couverture cover, string? mention, StructNode root)
    {
        var items = new List<FlowItem>();
        RoleCouverture? previous = null;
        foreach (LigneCouverture line in cover.Lignes)
        {
            if (line.Role != previous && RuleBefore(line.Role) is { } rule)
            {
                items.Add(rule);
            }

            items.Add(Measure(line, root));
            previous = line.Role;
        }

        if (mention is not null)
        {
            items.Add(Measure([new Text(mention)], styles.MentionCouverture, root.Add("P")));
        }

        return items;
    }

    private RuleFlow? RuleBefore(RoleCouverture role)
    {
        (double before, double thickness, Couleur colour)? rule = role switch
        {
            RoleCouverture.Titre => (0, styles.FiletCouverturePt, Couleur.BleuFrance),
            RoleCouverture.Identification => (45, styles.Tableau.FiletPt, Couleur.Filet),
            _ => null,
        };
        return rule is not { } found
            ? null
            : new RuleFlow(width, Milli.FromPoints(found.thickness), found.colour)
            {
                SpaceBefore = Milli.FromPoints(found.before),
                SpaceAfter = Milli.FromPoints(2 * styles.Page.GrillePt),
            };
    }

    private TextFlow Measure(LigneCouverture line, StructNode root)
    {
        bool isTitle = line.Role == RoleCouverture.Titre;
        FlowHeading? heading = isTitle ? new FlowHeading(1, TreeText.Plain(line.Contenu), null) : null;
        return Measure(line.Contenu, styles.DeCouverture(line.Role), root.Add(isTitle ? "H1" : "P"), heading);
    }

    private TextFlow Measure(ImmutableArray<Inline> content, TextStyle style, StructNode node, FlowHeading? heading = null)
    {
        return new TextFlow(new LaidText(shaper.Shape(content, style), style, width), node)
        {
            Heading = heading,
            SpaceBefore = Milli.FromPoints(style.AvantPt),
            SpaceAfter = Milli.FromPoints(style.ApresPt),
        };
    }
}
