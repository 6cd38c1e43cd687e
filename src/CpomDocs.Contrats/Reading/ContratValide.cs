using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Reading;

/// <summary>A contract that every rule of its profile accepts. Only the reader makes one: holding it is the proof.</summary>
public sealed record ContratValide
{
    internal ContratValide(Contrat contrat, Profil profil, ImmutableDictionary<string, Circuit> circuits, ReadOnlyMemory<byte> json)
    {
        Contrat = contrat;
        Profil = profil;
        Circuits = circuits;
        Json = json;
    }

    /// <summary>The data.</summary>
    public Contrat Contrat { get; }

    /// <summary>The family it was judged by.</summary>
    public Profil Profil { get; }

    /// <summary>Circuit of each document of the contract, by document code; with that of the avenant in a version one made.</summary>
    public ImmutableDictionary<string, Circuit> Circuits { get; }

    /// <summary>The bytes it was read from, unchanged; in import mode, those of its canonical form.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>What its documents must say, by the rules of its family that apply to it; composing them proves it.</summary>
    public ImmutableArray<MentionProfil> Mentions { get; init; } = [];

    /// <summary>Warnings and information of the reading.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];
}
