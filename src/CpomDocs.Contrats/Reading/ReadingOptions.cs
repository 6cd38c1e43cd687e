using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Reading;

/// <summary>How strictly a contract is read.</summary>
public sealed record ReadingOptions
{
    /// <summary>
    /// True for a file exported by another tool: a field the format does not have is a warning, not an error. Off by default.
    /// </summary>
    public bool Import { get; init; }

    /// <summary>Weight of a FINESS number whose check key is wrong: an error by default, a warning for official exports.</summary>
    public Gravite CleFiness { get; init; } = Gravite.Erreur;

    /// <summary>
    /// Parameters of the campaign, taken by a contract that gives none; <see langword="null"/> where there is no campaign.
    /// </summary>
    public Parametres? Parametres { get; init; }
}
