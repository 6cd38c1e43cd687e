using System.Collections.Immutable;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Rules;

namespace CpomDocs.Contrats.Avenants;

/// <summary>What the rules of avenants judge.</summary>
/// <param name="Depart">The version the avenant changes.</param>
/// <param name="Avenant">The avenant, with neutral values where its file cannot be read.</param>
/// <param name="Application">Its changes, applied.</param>
/// <param name="Circuit">Who signs it.</param>
internal sealed record DossierAvenant(ContratConsolide Depart, Avenant Avenant, ApplicationAvenant Application, CircuitAvenant Circuit)
{
    /// <summary>Avenants that are not signed yet.</summary>
    internal ImmutableArray<Avenant> EnAttente { get; init; } = [];

    /// <summary>Whether everybody has signed it: the version it starts from may be older than the one it changes.</summary>
    internal bool EstSigne { get; init; }

    /// <summary>Day of its last signature, when known.</summary>
    internal DateOnly? DateConclusion { get; init; }

    /// <summary>The contract it changes.</summary>
    internal Contrat Contrat => Depart.Contrat.Contrat;
}

/// <summary>A rule of avenants.</summary>
/// <param name="id">Its identifier; the family says how much it weighs.</param>
internal abstract class RegleAvenant(string id)
{
    /// <summary>Its identifier.</summary>
    internal string Id { get; } = id;

    /// <summary>Judges an avenant against the version it changes.</summary>
    /// <param name="dossier">Both.</param>
    /// <returns>What is wrong; pointers are those of the avenant.</returns>
    internal abstract IEnumerable<Constat> Juger(DossierAvenant dossier);
}
