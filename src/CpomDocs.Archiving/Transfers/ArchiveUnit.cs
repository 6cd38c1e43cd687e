using System.Collections.Immutable;

namespace CpomDocs.Archiving.Transfers;

/// <summary>A node of the tree of a transfer: a contract, a document, a proof.</summary>
public sealed record ArchiveUnit
{
    /// <summary>What tells it from the other units of the transfer.</summary>
    public required string Key { get; init; }

    /// <summary>What kind of node it is.</summary>
    public required DescriptionLevel Level { get; init; }

    /// <summary>Title, in French.</summary>
    public required string Title { get; init; }

    /// <summary>What a reader should know of it, in French.</summary>
    public string? Description { get; init; }

    /// <summary>Kind of document, in French (« annexe », « avenant »).</summary>
    public string? DocumentType { get; init; }

    /// <summary>Identifier of the contract or of the document at the service that produced it.</summary>
    public string? Identifier { get; init; }

    /// <summary>When it was signed, for the last time.</summary>
    public DateTimeOffset? SignedOn { get; init; }

    /// <summary>First day it applies.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Last day it applies; the rules of the transfer run from there.</summary>
    public DateOnly? End { get; init; }

    /// <summary>Its file.</summary>
    public BinaryDataObject? Object { get; init; }

    /// <summary>Who signed its file.</summary>
    public SigningInformation? Signing { get; init; }

    /// <summary>Keys of the signed documents it is a proof of.</summary>
    public ImmutableArray<string> ProofOf { get; init; } = [];

    /// <summary>What it holds.</summary>
    public ImmutableArray<ArchiveUnit> Units { get; init; } = [];

    /// <summary>This unit, then everything under it.</summary>
    /// <returns>A parent before its children.</returns>
    public IEnumerable<ArchiveUnit> WithDescendants() => Units.SelectMany(unit => unit.WithDescendants()).Prepend(this);
}

/// <summary>Levels of description, named as the standard spells them.</summary>
public enum DescriptionLevel
{
    /// <summary>Documents that belong together: a contract.</summary>
    RecordGrp,

    /// <summary>A file of such documents.</summary>
    File,

    /// <summary>One document.</summary>
    Item,
}

/// <summary>A file of a transfer.</summary>
/// <param name="Path">Path under <c>content/</c>, with <c>/</c>; unique in the transfer.</param>
/// <param name="Length">Size in bytes.</param>
/// <param name="Sha512">SHA-512, lower-case hexadecimal.</param>
/// <param name="Format">What the file is.</param>
/// <param name="Read">Gives its bytes, when its turn comes.</param>
public sealed record BinaryDataObject(string Path, long Length, string Sha512, FileFormat Format, Func<ReadOnlyMemory<byte>> Read)
{
    /// <summary>When it took its present form, where that is known.</summary>
    public DateTimeOffset? LastModified { get; init; }
}
