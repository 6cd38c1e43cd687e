using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Runs;

/// <summary>What a run is to do.</summary>
public sealed record CampagneRunRequest
{
    /// <summary>The campaign.</summary>
    public required Campagne Campagne { get; init; }

    /// <summary>Folder that the files of the contracts are relative to.</summary>
    public required string DossierContrats { get; init; }

    /// <summary>Folder of the archive, or address of its container.</summary>
    public required string Store { get; init; }

    /// <summary>How a container is reached and protected.</summary>
    public ArchiveOptions Archive { get; init; } = new();

    /// <summary>Folder where the liasses stay too, ready to be signed; none when absent.</summary>
    public string? Sortie { get; init; }

    /// <summary>Step of the campaign to run; all documents when absent.</summary>
    public int? Etape { get; init; }

    /// <summary>Contracts worked on at the same time, at least 1.</summary>
    public int Parallelisme { get; init; } = Environment.ProcessorCount;

    /// <summary>How documents are made.</summary>
    public required ProductionOptions Production { get; init; }

    /// <summary>The seal of the agency, where the campaign asks for it.</summary>
    public LiasseCachet? Cachet { get; init; }

    /// <summary>Codes of the documents of the step that is asked for; empty for all.</summary>
    public ImmutableArray<string> Documents =>
        Etape is { } numero ? [.. Campagne.Etapes.Where(etape => etape.Numero == numero).SelectMany(etape => etape.Documents)] : [];
}
