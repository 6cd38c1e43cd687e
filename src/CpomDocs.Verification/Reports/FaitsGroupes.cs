using System.Collections.Immutable;

namespace CpomDocs.Verification.Reports;

/// <summary>The facts of one category.</summary>
/// <param name="Categorie">The category.</param>
/// <param name="Textes">French sentences, at least one.</param>
public sealed record FaitsGroupes(CategorieFait Categorie, ImmutableArray<string> Textes)
{
    /// <summary>French heading.</summary>
    public string Titre => Messages.Get("Fait." + Categorie);

    /// <summary>Groups facts.</summary>
    /// <param name="faits">Facts, in any order.</param>
    /// <returns>Groups in the order of the categories; a category without facts has none.</returns>
    internal static ImmutableArray<FaitsGroupes> De(ImmutableArray<Fait> faits) =>
    [
        .. faits.GroupBy(fait => fait.Categorie)
            .OrderBy(group => group.Key)
            .Select(group => new FaitsGroupes(group.Key, [.. group.Select(fait => fait.Texte).Distinct()])),
    ];
}
