using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CpomDocs.Composition.Documents;

namespace CpomDocs.Benchmarks.Pairs;

/// <summary>
/// A document as the peers take it: the same text blocks, headings and tables in reading order, as plain text. Emphasis, links,
/// merged cells, form fields and running headers are left out, so that a peer does less work than we do, never more.
/// </summary>
/// <param name="Code">Document code of the descriptor.</param>
/// <param name="Titre">Title of the document.</param>
/// <param name="Pied">Footer of every page.</param>
/// <param name="Blocs">Blocks in reading order.</param>
internal sealed record PeerDocument(string Code, string Titre, string Pied, ImmutableArray<PeerBlock> Blocs)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static PeerDocument Of(DocumentCompose document) => new(
        document.Descripteur.Document, document.Titre, document.PiedDePage, [.. document.Blocs.SelectMany(PeerBlock.Of)]);

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Format);
}

/// <summary>One block: a kind, then its text or its rows.</summary>
/// <param name="Genre">One of couverture, titre1 to titre6, texte, puce, legende, tableau, saut.</param>
/// <param name="Texte">Text of the block.</param>
internal sealed record PeerBlock(string Genre, string? Texte)
{
    private const int DeepestHeading = 6;

    /// <summary>Weights of the columns.</summary>
    public decimal[]? Poids { get; init; }

    /// <summary>Header rows, a text for each column.</summary>
    public string[][]? Entetes { get; init; }

    /// <summary>Other rows, a text for each column.</summary>
    public string[][]? Lignes { get; init; }

    public static IEnumerable<PeerBlock> Of(Block block) => block switch
    {
        Couverture cover => [.. cover.Lignes.Select(line => new PeerBlock("couverture", Plain(line.Contenu))), new PeerBlock("saut", null)],
        Heading heading => [new PeerBlock(Level(heading), $"{heading.Numero} {Plain(heading.Contenu)}")],
        Paragraph paragraph => [new PeerBlock("texte", Plain(paragraph.Contenu))],
        ListBlock list => list.Elements.SelectMany(item => item).SelectMany(Of).Select(Listed),
        Table table => [new PeerBlock("legende", Plain(table.Titre)), OfTable(table)],
        SignatureBlock signatures => [OfSignatures(signatures)],
        PageBreak => [new PeerBlock("saut", null)],
        _ => throw new InvalidOperationException($"{block.GetType().Name}: a block the peers are not given"),
    };

    private static string Level(Heading heading) => $"titre{Math.Min(heading.Niveau, DeepestHeading)}";

    private static PeerBlock Listed(PeerBlock block) => block.Genre == "texte" ? block with { Genre = "puce" } : block;

    private static PeerBlock OfTable(Table table) => new("tableau", null)
    {
        Poids = [.. table.Colonnes.Select(column => column.Poids)],
        Entetes = [.. table.Entetes.Select(row => Row(row, table.Colonnes.Length))],
        Lignes = [.. table.Corps.Concat(table.Totaux).Select(row => Row(row, table.Colonnes.Length))],
    };

    private static PeerBlock OfSignatures(SignatureBlock signatures) => new("tableau", null)
    {
        Poids = [1, 1],
        Entetes = [],
        Lignes = [.. signatures.Cases.Select(box => new[] { string.Join(' ', box.Lignes.Select(Plain)), "" })],
    };

    private static string[] Row(Ligne row, int columns)
    {
        string[] texts = [.. Enumerable.Repeat("", columns)];
        foreach (Cellule cell in row.Cellules)
        {
            texts[cell.Colonne] = Plain(cell.Contenu);
        }

        return texts;
    }

    private static string Plain(ImmutableArray<Inline> content) => string.Concat(content.Select(inline => inline switch
    {
        Text text => text.Valeur,
        LineBreak => " ",
        _ => Plain(TreeWalk.ChildrenOf(inline)),
    }));
}
