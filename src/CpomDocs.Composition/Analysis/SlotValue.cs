using CpomDocs.Contrats.Reading;

namespace CpomDocs.Composition.Analysis;

/// <summary>What is known of the value of an expression before any contract is there.</summary>
/// <param name="Type">Its field, or one made up for a computed value; <see langword="null"/> when nothing is known.</param>
internal sealed record SlotValue(ChampFormat? Type)
{
    /// <summary>Nothing is known, or the fault is told already.</summary>
    internal static readonly SlotValue Unknown = new((ChampFormat?)null);

    /// <summary>Whether every valid contract has the value.</summary>
    internal bool IsPresent { get; init; }

    /// <summary>Whether a function made it into Markdown, which no other function takes.</summary>
    internal bool IsMarkup { get; init; }

    /// <summary>The value itself when the template gives it.</summary>
    internal object? Constant { get; init; }

    /// <summary>File that gave a constant its name.</summary>
    internal string? AssignedIn { get; init; }

    /// <summary>Whether it is data of the contract that may hold any character.</summary>
    internal bool IsFreeText => Type is { Genre: GenreChamp.Texte, Pointeur.Length: > 0 } && Constant is null;

    /// <summary>A value that a function or the template makes.</summary>
    internal static SlotValue Of(GenreChamp genre) => new(new ChampFormat { Genre = genre }) { IsPresent = true };

    /// <summary>A value that the template gives.</summary>
    internal static SlotValue OfConstant(object? value) => Of(value switch
    {
        bool => GenreChamp.OuiNon,
        int => GenreChamp.Entier,
        string => GenreChamp.Texte,
        _ => GenreChamp.Nombre,
    }) with { Constant = value };
}
