using System.Collections.Frozen;
using System.Collections.Immutable;
using CpomDocs.Composition.Documents;
using Markdig.Extensions.CustomContainers;
using Md = Markdig.Syntax;

namespace CpomDocs.Composition.Markdown;

/// <summary>Reads the cover: one paragraph a line, its class saying what it is, and the title of the document as level-1 heading.</summary>
internal sealed class CoverReader(ReadingContext context)
{
    private static readonly FrozenDictionary<string, RoleCouverture> Roles = new Dictionary<string, RoleCouverture>
    {
        ["agence"] = RoleCouverture.Agence,
        ["contrat"] = RoleCouverture.Contrat,
        ["etablissement"] = RoleCouverture.Etablissement,
        ["identification"] = RoleCouverture.Identification,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly InlineReader _inlines = new(context);

    internal Couverture Read(CustomContainer container)
    {
        var lines = ImmutableArray.CreateBuilder<LigneCouverture>();
        foreach (Md.Block block in container)
        {
            switch (block)
            {
                case Md.HeadingBlock { Level: 1 } title:
                    lines.Add(new LigneCouverture(RoleCouverture.Titre, _inlines.Read(title)));
                    break;
                case Md.ParagraphBlock paragraph:
                    RoleCouverture role = context.RoleOf(paragraph, Roles, RoleCouverture.Identification);
                    lines.Add(new LigneCouverture(role, _inlines.Read(paragraph)));
                    break;
                default:
                    context.Report("CPOM2013", block, block.GetType().Name.Replace("Block", "", StringComparison.Ordinal));
                    break;
            }
        }

        if (lines.Count(line => line.Role == RoleCouverture.Titre) != 1)
        {
            context.Report("CPOM2018", container);
        }

        return new Couverture(lines.ToImmutable());
    }
}
