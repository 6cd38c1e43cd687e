using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Contrats.Rules;

/// <summary>What a rule finds wrong.</summary>
/// <param name="Code">Code of the diagnostic.</param>
/// <param name="Pointeur">JSON Pointer to the value, or to where it is missing.</param>
internal sealed record Constat(string Code, string Pointeur)
{
    /// <summary>Values of the slots of the message.</summary>
    internal object[] Valeurs { get; init; } = [];

    /// <summary>Pointers, with <c>*</c> for any key or rank, to what the rule read: the finding rests on them.</summary>
    internal ImmutableArray<string> Lus { get; init; } = [];

    /// <summary>Most it weighs, whatever the profile says.</summary>
    internal Gravite GraviteMax { get; init; } = Gravite.Erreur;

    /// <summary>Whether it is about the check key of a FINESS number, whose weight is that of the reading options.</summary>
    internal bool EstCleFiness { get; init; }
}
