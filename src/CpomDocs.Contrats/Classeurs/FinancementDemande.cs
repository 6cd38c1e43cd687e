using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Contrats.Classeurs;

/// <summary>What the sheet of a year's financing asks for one contract.</summary>
public sealed record FinancementDemande
{
    /// <summary>Code of the contract; as written where the campaign has no such contract, « ligne 12 » where there is none.</summary>
    public required string Contrat { get; init; }

    /// <summary>What is wrong in its own cells, each with its place; none of its rows is used when one refuses it.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Its rows, from the top.</summary>
    internal ImmutableArray<LigneDemandee> Lignes { get; init; } = [];

    /// <summary>What it says of the avenant itself, by JSON Pointer in it.</summary>
    internal ImmutableSortedDictionary<string, ValeurSituee> Avenant { get; init; } =
        ImmutableSortedDictionary.Create<string, ValeurSituee>(StringComparer.Ordinal);

    /// <summary>Where each thing of the avenant is to be written, by JSON Pointer in it, filled or not.</summary>
    internal ImmutableSortedDictionary<string, Lieu> Lieux { get; init; } =
        ImmutableSortedDictionary.Create<string, Lieu>(StringComparer.Ordinal);
}

/// <summary>A row of the sheet: one line of financing.</summary>
internal sealed record LigneDemandee
{
    /// <summary>The row.</summary>
    public required Lieu Lieu { get; init; }

    /// <summary>Its cells that hold a value, by what they hold.</summary>
    public required ImmutableDictionary<string, ValeurSituee> Valeurs { get; init; }

    /// <summary>Place of each column of the row, by what it holds.</summary>
    public required ImmutableDictionary<string, Lieu> Lieux { get; init; }

    /// <summary>Year of the financing; <see langword="null"/> where it is no year.</summary>
    public int? Annee => Valeurs.TryGetValue("annee", out ValeurSituee annee) ? Avenants.Nombres.Entier(annee.Valeur) : null;

    /// <summary>Code of the line; empty where there is none.</summary>
    public string Code => Valeurs.TryGetValue("code", out ValeurSituee code) ? code.Valeur.ToString() : "";

    /// <summary>Whether the line leaves its year.</summary>
    public bool EstRetiree => Valeurs.TryGetValue("retiree", out ValeurSituee retiree)
        && retiree.Valeur.GetValueKind() == System.Text.Json.JsonValueKind.True;

    /// <summary>Place of a column; the row where the sheet has no such column.</summary>
    public Lieu LieuDe(string champ) => Lieux.GetValueOrDefault(champ, Lieu);

    /// <summary>Value of a column, to be put in a tree.</summary>
    public JsonNode? De(string champ) => Valeurs.TryGetValue(champ, out ValeurSituee value) ? value.Valeur.DeepClone() : null;
}

/// <summary>A value and the cell it comes from.</summary>
/// <param name="Valeur">The value.</param>
/// <param name="Lieu">The cell.</param>
internal readonly record struct ValeurSituee(JsonNode Valeur, Lieu Lieu);
