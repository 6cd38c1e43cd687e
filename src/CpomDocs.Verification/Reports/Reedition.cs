namespace CpomDocs.Verification.Reports;

/// <summary>Whether the first revision of a document is what its data and templates give when they are rendered again.</summary>
/// <param name="Etat">What the comparison says.</param>
/// <param name="Phrase">French sentence.</param>
/// <remarks>Made outside the judge, which never renders; it only carries the result.</remarks>
public sealed record Reedition(EtatReedition Etat, string Phrase);

/// <summary>What a new rendering says of a document.</summary>
public enum EtatReedition
{
    /// <summary>The same, byte for byte.</summary>
    Identique,

    /// <summary>Something else: the text is not what the data say. The document is at best INDETERMINATE.</summary>
    Differente,

    /// <summary>Nothing can be concluded: data or templates are missing, or another program made the document.</summary>
    NonVerifiable,
}
