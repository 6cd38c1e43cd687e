using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Composition.Documents;

/// <summary>A block of a document tree.</summary>
public abstract record Block;

/// <summary>Cover page: lines by role, then a page break.</summary>
/// <param name="Lignes">Lines, top to bottom.</param>
public sealed record Couverture(ImmutableArray<LigneCouverture> Lignes) : Block;

/// <summary>A line of the cover page.</summary>
/// <param name="Role">What the line says; the style sheet maps it to a font and a place.</param>
/// <param name="Contenu">Its text.</param>
public sealed record LigneCouverture(RoleCouverture Role, ImmutableArray<Inline> Contenu);

/// <summary>What a line of the cover page says.</summary>
public enum RoleCouverture
{
    /// <summary>Name of the agency.</summary>
    Agence,

    /// <summary>« Contrat pluriannuel d'objectifs et de moyens » and its years.</summary>
    Contrat,

    /// <summary>Title of the document: the level-1 heading of the file.</summary>
    Titre,

    /// <summary>Name of the establishment.</summary>
    Etablissement,

    /// <summary>An identification line (FINESS, code, version, effect date).</summary>
    Identification,
}

/// <summary>A heading; levels never skip. Level 1 is the title of the document.</summary>
/// <param name="Niveau">1 to 6.</param>
/// <param name="Numero">Label printed before the text (« Article 3 », « 2.1 », « Objectif A.1 »), or <see langword="null"/>.</param>
/// <param name="Contenu">Text, without the label.</param>
/// <param name="Id">Anchor, unique in the document, or <see langword="null"/>.</param>
public sealed record Heading(int Niveau, string? Numero, ImmutableArray<Inline> Contenu, string? Id) : Block;

/// <summary>A paragraph.</summary>
/// <param name="Role">What it is; the style sheet maps it to a style.</param>
/// <param name="Contenu">Its text.</param>
public sealed record Paragraph(RoleParagraphe Role, ImmutableArray<Inline> Contenu) : Block;

/// <summary>What a paragraph is.</summary>
public enum RoleParagraphe
{
    /// <summary>Running text, justified.</summary>
    Corps,

    /// <summary>A visa (« Vu le code … »).</summary>
    Visa,

    /// <summary>A line between parties or before the articles (« Entre, d'une part, », « Il a été convenu ce qui suit. »).</summary>
    Formule,

    /// <summary>Secondary text: a note, a mention under a table.</summary>
    Note,

    /// <summary>Metadata line of an objective (orientation, perimeter).</summary>
    Reperes,
}

/// <summary>A list.</summary>
/// <param name="Ordonnee">Numbered when true, bulleted otherwise.</param>
/// <param name="Elements">Items, each a sequence of blocks (paragraphs or nested lists).</param>
public sealed record ListBlock(bool Ordonnee, ImmutableArray<ImmutableArray<Block>> Elements) : Block;

/// <summary>A table.</summary>
public sealed record Table : Block
{
    /// <summary>Caption, also the accessible title.</summary>
    public required ImmutableArray<Inline> Titre { get; init; }

    /// <summary>Columns, left to right.</summary>
    public required ImmutableArray<Colonne> Colonnes { get; init; }

    /// <summary>Header rows, repeated on each page; none in a table whose rows are headed one by one.</summary>
    public required ImmutableArray<Ligne> Entetes { get; init; }

    /// <summary>Body rows.</summary>
    public required ImmutableArray<Ligne> Corps { get; init; }

    /// <summary>Total rows, kept with the row before them.</summary>
    public ImmutableArray<Ligne> Totaux { get; init; } = [];

    /// <summary>Whether the first cell of each body row is its header.</summary>
    public bool PremiereColonneEntete { get; init; }
}

/// <summary>A column of a table.</summary>
/// <param name="Poids">Share of the width, above 0.</param>
/// <param name="Alignement">Alignment of its cells.</param>
public sealed record Colonne(decimal Poids, Alignement Alignement);

/// <summary>Alignment of a column.</summary>
public enum Alignement
{
    /// <summary>Left.</summary>
    Gauche,

    /// <summary>Centred.</summary>
    Centre,

    /// <summary>Right, for amounts.</summary>
    Droite,
}

/// <summary>A row of a table.</summary>
/// <param name="Cellules">Cells that begin in this row, left to right; a place covered by a span has none.</param>
public sealed record Ligne(ImmutableArray<Cellule> Cellules)
{
    /// <summary>Whether the row, among those of the body, heads the columns of the rows below it; it stays with the next one.</summary>
    public bool EstEntete { get; init; }
}

/// <summary>A cell.</summary>
/// <param name="Contenu">Text.</param>
/// <param name="Colonne">Index of the first column it covers, from 0.</param>
/// <param name="EtendueColonnes">Columns covered, at least 1.</param>
/// <param name="EtendueLignes">Rows covered, at least 1.</param>
public sealed record Cellule(ImmutableArray<Inline> Contenu, int Colonne, int EtendueColonnes = 1, int EtendueLignes = 1);

/// <summary>The signature blocks of a document, side by side, in signing order from the left.</summary>
/// <param name="Cases">One box per signatory.</param>
public sealed record SignatureBlock(ImmutableArray<CaseSignature> Cases) : Block;

/// <summary>Place where a signatory signs.</summary>
/// <param name="Role">Role; names the form field.</param>
/// <param name="Lignes">Lines printed above the box (« Pour l'Établissement », quality, name), top to bottom.</param>
public sealed record CaseSignature(Role Role, ImmutableArray<ImmutableArray<Inline>> Lignes);

/// <summary>A page break asked for by the template.</summary>
public sealed record PageBreak : Block;
