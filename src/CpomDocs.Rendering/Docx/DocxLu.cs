using System.Collections.Immutable;

namespace CpomDocs.Rendering.Docx;

/// <summary>What a Word file says, whatever program saved it last.</summary>
public sealed record DocxLu
{
    /// <summary>Code of the contract it was made from; <see langword="null"/> when the file no longer says it.</summary>
    public string? CodeContrat { get; init; }

    /// <summary>Code of the document it is; <see langword="null"/> when the file no longer says it.</summary>
    public string? Document { get; init; }

    /// <summary>Whether it was made by a demonstration.</summary>
    public bool Demonstration { get; init; }

    /// <summary>Paragraphs that say something, in reading order, table cells included.</summary>
    public required ImmutableArray<ParagrapheLu> Paragraphes { get; init; }

    /// <summary>Texts of headers and footers, without page numbers, each once.</summary>
    public required ImmutableArray<string> EnTetesEtPieds { get; init; }

    /// <summary>Text of each field in the custom XML part, by JSON Pointer.</summary>
    public required ImmutableDictionary<string, string> ValeursLiees { get; init; }

    /// <summary>Comments, in the order of the file.</summary>
    public required ImmutableArray<CommentaireLu> Commentaires { get; init; }

    /// <summary>Tracked changes, in reading order.</summary>
    public required ImmutableArray<RevisionLue> Revisions { get; init; }
}

/// <summary>A paragraph.</summary>
/// <param name="Lieu">Where it stands: heading, then paragraph or table cell.</param>
/// <param name="Segments">Its text, cut at the fields.</param>
public sealed record ParagrapheLu(string Lieu, ImmutableArray<SegmentLu> Segments);

/// <summary>A piece of a paragraph.</summary>
/// <param name="Texte">Its text; U+FFFC stands for what is no text (image, note).</param>
/// <param name="Pointeur">JSON Pointer of the field that it is; <see langword="null"/> outside fields.</param>
public sealed record SegmentLu(string Texte, string? Pointeur);

/// <summary>A comment.</summary>
/// <param name="Auteur">Who wrote it.</param>
/// <param name="Date">When, as the file says it; empty when it does not.</param>
/// <param name="Texte">What it says.</param>
/// <param name="Lieu">What it is about.</param>
public sealed record CommentaireLu(string Auteur, string Date, string Texte, string Lieu);

/// <summary>A tracked change that nobody accepted or rejected.</summary>
/// <param name="EstSuppression">Whether it takes the text away; it adds it otherwise.</param>
/// <param name="Auteur">Who made it.</param>
/// <param name="Date">When, as the file says it; empty when it does not.</param>
/// <param name="Texte">Text added or taken away.</param>
/// <param name="Lieu">Where.</param>
public sealed record RevisionLue(bool EstSuppression, string Auteur, string Date, string Texte, string Lieu);
