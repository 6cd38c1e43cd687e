namespace CpomDocs.Verification.Reports;

/// <summary>A fact that a verdict rests on.</summary>
/// <param name="Categorie">What it is about.</param>
/// <param name="Texte">French sentence that names its evidence.</param>
public sealed record Fait(CategorieFait Categorie, string Texte)
{
    internal static Fait Integrite(string texte) => new(CategorieFait.Integrite, texte);

    internal static Fait Identite(string texte) => new(CategorieFait.Identite, texte);

    internal static Fait Confiance(string texte) => new(CategorieFait.Confiance, texte);

    internal static Fait Temps(string texte) => new(CategorieFait.Temps, texte);

    internal static Fait Revocation(string texte) => new(CategorieFait.Revocation, texte);

    internal static Fait Modifications(string texte) => new(CategorieFait.Modifications, texte);
}

/// <summary>What a fact is about, in the order of a report: each answers a question of its own.</summary>
public enum CategorieFait
{
    /// <summary>Are the bytes those that were signed?</summary>
    Integrite,

    /// <summary>Whose certificate is it?</summary>
    Identite,

    /// <summary>Who vouches for that certificate, and how far?</summary>
    Confiance,

    /// <summary>When was it signed, and what proves it?</summary>
    Temps,

    /// <summary>Was a certificate revoked?</summary>
    Revocation,

    /// <summary>What was added to the file since?</summary>
    Modifications,
}
