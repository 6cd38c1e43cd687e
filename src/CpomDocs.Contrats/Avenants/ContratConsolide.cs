using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Avenants;

/// <summary>A contract with the avenants that made it, and for each value the avenant it comes from.</summary>
/// <remarks>Only the consolidation makes one with an avenant: holding it proves that every rule accepts both.</remarks>
public sealed record ContratConsolide
{
    private ContratConsolide(ContratValide contrat) => Contrat = contrat;

    /// <summary>The contract as it then reads, in canonical form once an avenant has changed it.</summary>
    public ContratValide Contrat { get; internal init; }

    /// <summary>
    /// Day on which the contract itself was concluded: that of the last signature of its socle (UTC), where the signed file is at hand.
    /// </summary>
    public DateOnly? DateConclusion { get; init; }

    /// <summary>The version before the last avenant, or <see langword="null"/> where none was applied.</summary>
    public ContratConsolide? Base { get; internal init; }

    /// <summary>The last avenant applied, or <see langword="null"/>.</summary>
    public Avenant? Avenant { get; internal init; }

    /// <summary>Bytes of the last avenant.</summary>
    public ReadOnlyMemory<byte> AvenantJson { get; internal init; }

    /// <summary>Who signs the last avenant, in order; without paraphe, as the socle.</summary>
    public Circuit? Circuit { get; internal init; }

    /// <summary>What the last avenant changes, in its order.</summary>
    public ImmutableArray<ModificationAppliquee> Modifications { get; internal init; } = [];

    /// <summary>Codes of the documents that the last avenant changes, in the order of the family: those to sign again.</summary>
    public ImmutableArray<string> PiecesTouchees { get; internal init; } = [];

    /// <summary>
    /// Number of the avenant that gave a value, by JSON Pointer in <see cref="Contrat"/>; what stands below a pointer comes from the same
    /// one, unless it has its own. Values of the contract this consolidation started from are not listed.
    /// </summary>
    public ImmutableSortedDictionary<string, int> Origines { get; internal init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Numbers of objectives ever used, the greatest by volet: a removed number is never given again (OBJ-07).</summary>
    internal ImmutableSortedDictionary<string, int> NumerosUtilises { get; init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>A contract as its file says it, whatever its version.</summary>
    /// <param name="contrat">The contract.</param>
    /// <returns>The consolidation to apply avenants to.</returns>
    public static ContratConsolide De(ContratValide contrat)
    {
        ArgumentNullException.ThrowIfNull(contrat);
        IEnumerable<Objectif> objectifs = contrat.Contrat.Annexes.Orientations?.Objectifs ?? [];
        return new ContratConsolide(contrat)
        {
            NumerosUtilises = objectifs.GroupBy(objectif => objectif.Volet).ToImmutableSortedDictionary(
                volet => volet.Key, volet => volet.Max(objectif => objectif.Numero), StringComparer.Ordinal),
        };
    }

    /// <summary>Number of the avenant that gave a value.</summary>
    /// <param name="pointeur">JSON Pointer in <see cref="Contrat"/>.</param>
    /// <returns>The number, or <see langword="null"/> for a value of the contract this consolidation started from.</returns>
    public int? AvenantDe(string pointeur)
    {
        ArgumentNullException.ThrowIfNull(pointeur);
        for (string place = pointeur; place.Length > 0; place = place[..place.LastIndexOf('/')])
        {
            if (Origines.TryGetValue(place, out int avenant))
            {
                return avenant;
            }
        }

        return null;
    }

    /// <summary>Every value that an avenant gave, in the order of the pointers.</summary>
    /// <returns>The values, each with its name in the words of the contract; those an avenant brings along have none.</returns>
    public IEnumerable<ValeurDAvenant> ValeursDesAvenants()
    {
        JsonNode root = JsonNode.Parse(Contrat.Json.Span)!;
        foreach ((string pointer, int avenant) in Origines)
        {
            JsonNode? value = Place.Find(root, pointer)?.Value;
            yield return new ValeurDAvenant(pointer, PlaceNommee.NomDe(root, pointer), PlaceNommee.Afficher(value, pointer), avenant);
        }
    }

    /// <summary>Every avenant applied, oldest first.</summary>
    /// <returns>The avenants.</returns>
    public IEnumerable<Avenant> Avenants() => Base is { } before && Avenant is { } last ? before.Avenants().Append(last) : [];
}

/// <summary>A value that an avenant gave.</summary>
/// <param name="Pointeur">JSON Pointer in the consolidated contract.</param>
/// <param name="Objet">What it is (« Objectif stratégique 2, cible 2027 »).</param>
/// <param name="Valeur">The value as a person reads it, or <see langword="null"/> for none.</param>
/// <param name="Avenant">Number of the avenant.</param>
public sealed record ValeurDAvenant(string Pointeur, string Objet, string? Valeur, int Avenant);

/// <summary>A change of an avenant, as applied.</summary>
/// <param name="Rang">Its rank in the avenant, from 0.</param>
/// <param name="Modification">What the avenant says.</param>
/// <param name="Pointeur">JSON Pointer to what it changes: in the new version, or in the earlier one for a removal.</param>
/// <param name="Objet">What it is, in the words of the contract (« Objectif stratégique 2, cible 2027 »).</param>
public sealed record ModificationAppliquee(int Rang, ModificationAvenant Modification, string Pointeur, string Objet)
{
    /// <summary>The value before, as a person reads it; <see langword="null"/> where there was none.</summary>
    public string? Avant { get; init; }

    /// <summary>The value after, as a person reads it; <see langword="null"/> where there is none.</summary>
    public string? Apres { get; init; }

    /// <summary>What it bears on by name, whatever its rank: one key, or one below the other, is a conflict (AVN-10).</summary>
    internal string Cle { get; init; } = "";
}

/// <summary>An avenant to judge and apply.</summary>
/// <param name="Fichier">Name of its file, for the messages.</param>
/// <param name="Json">Its bytes.</param>
public sealed record AvenantPropose(string Fichier, ReadOnlyMemory<byte> Json)
{
    /// <summary>Avenants issued before it and not signed by everybody: they take numbers and fields (AVN-01, AVN-10).</summary>
    public ImmutableArray<Avenant> EnAttente { get; init; } = [];

    /// <summary>
    /// Whether everybody has signed it: it was then judged in its turn, and the avenants that were waiting before it may have made newer
    /// versions than the one it names.
    /// </summary>
    public bool EstSigne { get; init; }

    /// <summary>Day of its last signature (UTC), written in the version it makes; <see langword="null"/> when it is not known.</summary>
    public DateOnly? DateConclusion { get; init; }

    /// <summary>
    /// Text in force of each article of the socle, as composed; <see langword="null"/> when it is not at hand: the old text of a clause
    /// that no avenant has replaced is then taken as given.
    /// </summary>
    public ImmutableSortedDictionary<int, string>? Articles { get; init; }
}
