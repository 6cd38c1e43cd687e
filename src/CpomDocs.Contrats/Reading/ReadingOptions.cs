using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Reading;

/// <summary>How strictly a contract is read.</summary>
public sealed record ReadingOptions
{
    /// <summary>
    /// True for a file exported by another tool: lenient on the form, strict on the rules. A field the format does not have is a
    /// warning; what can be read in one way only (a number or a date written as text, « oui », another encoding, a comment) is read,
    /// and each repair is a warning, <c>CPOM1040</c> to <c>CPOM1051</c>. Off by default.
    /// </summary>
    public bool Import { get; init; }

    /// <summary>Weight of a FINESS number whose check key is wrong: an error by default, a warning for official exports.</summary>
    public Gravite CleFiness { get; init; } = Gravite.Erreur;

    /// <summary>
    /// Parameters of the campaign, taken by a contract that gives none; <see langword="null"/> where there is no campaign.
    /// </summary>
    public Parametres? Parametres { get; init; }

    /// <summary>Rules left out: those that a contract read at a date of its past need not keep.</summary>
    internal ImmutableArray<string> SansRegles { get; init; } = [];
}
