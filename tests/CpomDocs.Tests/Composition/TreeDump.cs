using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CpomDocs.Composition.Documents;
using Block = CpomDocs.Composition.Documents.Block;

namespace CpomDocs.Tests.Composition;

/// <summary>A document tree as a text that a person can review; special spaces are shown.</summary>
internal static class TreeDump
{
    internal static string Of(DocumentCompose document)
    {
        var text = new StringBuilder();
        text.Append("titre: ").AppendLine(Visible(document.Titre));
        text.Append("auteur: ").AppendLine(Visible(document.Auteur));
        text.Append("création: ").AppendLine(document.DateCreation.ToString("O", CultureInfo.InvariantCulture));
        text.Append("pied: ").AppendLine(Visible(document.PiedDePage));
        text.Append("mention: ").AppendLine(Visible(document.Mention ?? "-"));
        foreach (Block block in document.Blocs)
        {
            Append(text, block, "");
        }

        return text.ToString().Replace("\r\n", "\n", StringComparison.Ordinal);
    }

    internal static string Of(ImmutableArray<Inline> inlines) => string.Concat(inlines.Select(Of));

    /// <summary>The characters of the document alone, blocks parted by line ends.</summary>
    internal static string PlainText(DocumentCompose document) => string.Join('\n', document.Blocs.SelectMany(TextsOf));

    internal static string PlainText(ImmutableArray<Inline> inlines) => string.Concat(inlines.Select(PlainText));

    private static string PlainText(Inline inline) => inline switch
    {
        Text text => text.Valeur,
        LineBreak => "\n",
        _ => PlainText(ChildrenOf(inline)),
    };

    private static ImmutableArray<Inline> ChildrenOf(Inline inline) => inline switch
    {
        Strong strong => strong.Contenu,
        Emphasis emphasis => emphasis.Contenu,
        Superscript raised => raised.Contenu,
        Link link => link.Contenu,
        NoBreak whole => whole.Contenu,
        ChampNegocie champ => champ.Contenu,
        _ => [],
    };

    private static IEnumerable<string> TextsOf(Block block) => block switch
    {
        Couverture cover => cover.Lignes.Select(line => PlainText(line.Contenu)),
        Heading heading => [(heading.Numero is null ? "" : heading.Numero + " ") + PlainText(heading.Contenu)],
        Paragraph paragraph => [PlainText(paragraph.Contenu)],
        ListBlock list => list.Elements.SelectMany(item => item).SelectMany(TextsOf),
        Table table =>
            table.Entetes.Concat(table.Corps).Concat(table.Totaux).SelectMany(row => row.Cellules).Select(cell => PlainText(cell.Contenu)),
        SignatureBlock signatures => signatures.Cases.SelectMany(box => box.Lignes).Select(PlainText),
        _ => [],
    };

    private static void Append(StringBuilder text, Block block, string indent)
    {
        switch (block)
        {
            case Couverture cover:
                text.AppendLine("couverture");
                cover.Lignes.ToList().ForEach(line => text.Append("  ").Append(line.Role).Append(": ").AppendLine(Of(line.Contenu)));
                break;
            case Heading heading:
                text.AppendLine()
                    .Append('#', heading.Niveau)
                    .Append(" [")
                    .Append(Visible(heading.Numero ?? ""))
                    .Append("] ")
                    .Append(Of(heading.Contenu));
                text.Append(" {").Append(heading.Id).AppendLine("}");
                break;
            case Paragraph paragraph:
                text.Append(indent).Append(paragraph.Role).Append(": ").AppendLine(Of(paragraph.Contenu));
                break;
            case ListBlock list:
                text.Append(indent).AppendLine(list.Ordonnee ? "liste ordonnée" : "liste");
                list.Elements.SelectMany(item => item).ToList().ForEach(item => Append(text, item, indent + "  - "));
                break;
            case Table table:
                Append(text, table);
                break;
            case SignatureBlock signatures:
                text.AppendLine("signatures");
                signatures.Cases.ToList()
                    .ForEach(box => text.Append("  ").Append(box.Role.Nom).Append(": ").AppendJoin(" / ",
                        box.Lignes.Select(Of)).AppendLine());
                break;
            default:
                text.AppendLine(block.GetType().Name);
                break;
        }
    }

    private static void Append(StringBuilder text, Table table)
    {
        text.Append("tableau « ").Append(Of(table.Titre)).Append(" » ");
        text.AppendJoin(' ',
            table.Colonnes.Select(column => column.Poids.ToString(CultureInfo.InvariantCulture) + column.Alignement.ToString()[0]))
            .AppendLine();
        Append(text, "  E", table.Entetes);
        Append(text, "  C", table.Corps);
        Append(text, "  T", table.Totaux);
    }

    private static void Append(StringBuilder text, string mark, ImmutableArray<Ligne> rows)
    {
        foreach (Ligne row in rows)
        {
            text.Append(mark).Append(" | ").AppendJoin(" | ", row.Cellules.Select(Of)).AppendLine();
        }
    }

    private static string Of(Cellule cell)
    {
        string span = cell is { EtendueColonnes: 1, EtendueLignes: 1 } ? ""
            : string.Create(CultureInfo.InvariantCulture, $"[{cell.EtendueColonnes}x{cell.EtendueLignes}] ");
        return span + Of(cell.Contenu);
    }

    private static string Of(Inline inline) => inline switch
    {
        Text text => Visible(text.Valeur),
        Strong strong => "**" + Of(strong.Contenu) + "**",
        Emphasis emphasis => "*" + Of(emphasis.Contenu) + "*",
        Superscript raised => "^" + Of(raised.Contenu) + "^",
        Link link => "[" + Of(link.Contenu) + "](" + link.Cible + ")",
        NoBreak whole => "{" + Of(whole.Contenu) + "}",
        ChampNegocie champ => Of(champ.Contenu),
        LineBreak => "\\n",
        _ => throw new ArgumentOutOfRangeException(nameof(inline)),
    };

    private static string Visible(string text) => text.Replace('\u00A0', '~').Replace('\u202F', '_').Replace('\u2011', '¬');
}
