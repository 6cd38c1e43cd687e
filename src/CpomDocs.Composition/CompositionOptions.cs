using System.Collections.Immutable;

namespace CpomDocs.Composition;

/// <summary>How a liasse is composed; the defaults compose every document of a real contract.</summary>
public sealed record CompositionOptions
{
    /// <summary>Whether cover and pages carry « SANS VALEUR JURIDIQUE — document de démonstration ».</summary>
    public bool Demonstration { get; init; }

    /// <summary>
    /// Codes of the documents to compose; empty for all of them. A code that the contract does not have is an error (CPOM2019).
    /// </summary>
    public ImmutableArray<string> Documents { get; init; } = [];
}
