using System.Collections.Immutable;

namespace CpomDocs.Composition.Documents;

/// <summary>A piece of text inside a block.</summary>
public abstract record Inline;

/// <summary>Plain text, with its final typography.</summary>
/// <param name="Valeur">Characters; no line break.</param>
public sealed record Text(string Valeur) : Inline;

/// <summary>Strong text.</summary>
/// <param name="Contenu">What is strong.</param>
public sealed record Strong(ImmutableArray<Inline> Contenu) : Inline;

/// <summary>Emphasised text.</summary>
/// <param name="Contenu">What is emphasised.</param>
public sealed record Emphasis(ImmutableArray<Inline> Contenu) : Inline;

/// <summary>Superscript (« 1er »).</summary>
/// <param name="Contenu">What is raised.</param>
public sealed record Superscript(ImmutableArray<Inline> Contenu) : Inline;

/// <summary>A link to an anchor of the document (<c>#id</c>) or to a URI.</summary>
/// <param name="Contenu">Text of the link.</param>
/// <param name="Cible">Where it goes.</param>
public sealed record Link(ImmutableArray<Inline> Contenu, string Cible) : Inline;

/// <summary>Text that is neither broken nor changed by the typography pass (e-mail, FINESS, reference).</summary>
/// <param name="Contenu">What stays whole.</param>
public sealed record NoBreak(ImmutableArray<Inline> Contenu) : Inline;

/// <summary>A line break inside a block.</summary>
public sealed record LineBreak : Inline;

/// <summary>A value that the parties negotiate: printed like any text, edited by itself in a Word file.</summary>
/// <param name="Contenu">Its text.</param>
/// <param name="Pointeur">JSON Pointer to the value in the contract.</param>
public sealed record ChampNegocie(ImmutableArray<Inline> Contenu, string Pointeur) : Inline;
