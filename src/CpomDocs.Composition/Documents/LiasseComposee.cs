using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Composition.Documents;

/// <summary>The documents of one contract as trees, ready for a writer.</summary>
public sealed record LiasseComposee
{
    /// <summary>Code of the contract.</summary>
    public required string CodeContrat { get; init; }

    /// <summary>Documents, in the order of the liasse.</summary>
    public required ImmutableArray<DocumentCompose> Documents { get; init; }
}

/// <summary>One document as a tree without coordinates and without style values; typography is done.</summary>
public sealed record DocumentCompose
{
    /// <summary>What the document says of itself, and its circuit.</summary>
    public required Descripteur Descripteur { get; init; }

    /// <summary>Title for the document properties (« Socle contractuel – Centre hospitalier de Montservan – 349900019AA »).</summary>
    public required string Titre { get; init; }

    /// <summary>Author for the document properties: the agency.</summary>
    public required string Auteur { get; init; }

    /// <summary>BCP 47 language of the whole text.</summary>
    public string Langue { get; init; } = "fr-FR";

    /// <summary>Instant written as creation date, drawn from the data, never from the clock.</summary>
    public required DateTimeOffset DateCreation { get; init; }

    /// <summary>Text of the running footer, before « page X / Y ».</summary>
    public required string PiedDePage { get; init; }

    /// <summary>Establishment as the head of each page prints it; <see langword="null"/> for the name the descripteur has.</summary>
    public string? EnTete { get; init; }

    /// <summary>Warning printed on the cover and every page, or <see langword="null"/> (« SANS VALEUR JURIDIQUE … »).</summary>
    public string? Mention { get; init; }

    /// <summary>Content in reading order; the first block is the <see cref="Couverture"/>.</summary>
    public required ImmutableArray<Block> Blocs { get; init; }
}
