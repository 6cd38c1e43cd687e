using System.Collections.Immutable;

namespace CpomDocs.Archiving.Transfers;

/// <summary>What a verification found of the signatures that a file bears. Declarative: who receives it checks again.</summary>
public sealed record SigningInformation
{
    /// <summary>The signatures, in their order.</summary>
    public required ImmutableArray<SignatureDescription> Signatures { get; init; }

    /// <summary>The time-stamps, in their order.</summary>
    public ImmutableArray<TimestampingInformation> Timestamps { get; init; } = [];

    /// <summary>Facts that hold as proofs, in French sentences: the verdicts.</summary>
    public ImmutableArray<string> Proofs { get; init; } = [];

    /// <summary>Program that verified.</summary>
    public required string Validator { get; init; }

    /// <summary>When it did.</summary>
    public required DateTimeOffset ValidatedOn { get; init; }
}

/// <summary>A signature.</summary>
/// <param name="FullName">Holder of the certificate.</param>
/// <param name="SignedOn">When, as proven or else as claimed.</param>
/// <param name="Type">Form of the signature (<c>PAdES-BASELINE-LTA</c>).</param>
public sealed record SignatureDescription(string FullName, DateTimeOffset SignedOn, string Type)
{
    /// <summary>Capacity in which the person signed.</summary>
    public string? Function { get; init; }

    /// <summary>Role in the circuit.</summary>
    public string? Role { get; init; }
}

/// <summary>A time-stamp.</summary>
/// <param name="Instant">Time it attests.</param>
/// <param name="Authority">Who attests it.</param>
public sealed record TimestampingInformation(DateTimeOffset Instant, string Authority);
