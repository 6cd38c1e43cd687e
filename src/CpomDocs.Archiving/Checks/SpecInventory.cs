using System.Collections.Immutable;

namespace CpomDocs.Archiving.Checks;

/// <summary>What could be read of an inventory of any origin; what could not is left out, and told.</summary>
internal sealed record SpecInventory
{
    /// <summary>Name of the inventory of an object and of its versions.</summary>
    public const string FileName = "inventory.json";

    private const string DefaultContentDirectory = "content";

    /// <summary><c>1.0</c>, <c>1.1</c>, or <see langword="null"/> when its type says neither.</summary>
    public string? Specification { get; init; }

    public string? Id { get; init; }

    /// <summary>Digest algorithm of the manifest, or <see langword="null"/> when it is not one OCFL allows.</summary>
    public DigestAlgorithm? Algorithm { get; init; }

    /// <summary>Name of the algorithm as written.</summary>
    public required string AlgorithmName { get; init; }

    /// <summary>Content folder as written, or <see langword="null"/>.</summary>
    public string? OwnContentDirectory { get; init; }

    /// <summary>Content folder in force.</summary>
    public string ContentDirectory => OwnContentDirectory ?? DefaultContentDirectory;

    public string? Head { get; init; }

    /// <summary>Names of the versions, in the order of their numbers.</summary>
    public required ImmutableArray<string> Versions { get; init; }

    /// <summary>Version blocks by name.</summary>
    public required IReadOnlyDictionary<string, SpecVersion> Blocks { get; init; }

    /// <summary>Digests in lower case, by content path.</summary>
    public required IReadOnlyDictionary<string, string> Manifest { get; init; }

    /// <summary>Digests in lower case, by content path, by algorithm.</summary>
    public required IReadOnlyDictionary<DigestAlgorithm, IReadOnlyDictionary<string, string>> Fixity { get; init; }
}

/// <summary>What could be read of a version block.</summary>
/// <param name="State">Digests in lower case, by logical path.</param>
/// <param name="Description">Instant, message and user as written, to be compared.</param>
internal sealed record SpecVersion(IReadOnlyDictionary<string, string> State, string Description);

/// <summary>Where a rule reports: the inventory, the version of OCFL it follows and the list of findings.</summary>
/// <param name="Path">Path of the inventory.</param>
/// <param name="Specification">Version of OCFL.</param>
/// <param name="Findings">What was found.</param>
internal sealed record RulePlace(string Path, string Specification, FindingList Findings)
{
    /// <summary>Whether the rules that OCFL 1.1 added apply.</summary>
    public bool IsLatest => Specification != "1.0";

    public void Add(string code, string? detail = null) => Findings.Add(code, Path, detail);

    /// <summary>Reports under the code of 1.1, or under the one that told of the same thing in 1.0.</summary>
    public void Add((string Latest, string First) code, string? detail = null) => Add(IsLatest ? code.Latest : code.First, detail);
}
