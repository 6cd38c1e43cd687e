namespace CpomDocs.Campagnes.Runs;

/// <summary>What a demonstration is to make.</summary>
public sealed record DemoRequest
{
    /// <summary>Folder to write in.</summary>
    public required string Dossier { get; init; }

    /// <summary>Code of the family of contracts.</summary>
    public required string Profil { get; init; }

    /// <summary>Number of contracts, at least 1; from 8 on every type of structure occurs.</summary>
    public required int Contrats { get; init; }

    /// <summary>Seed of the made data: the same seed gives the same contracts.</summary>
    public required int Graine { get; init; }

    /// <summary>Contracts worked on at the same time, at least 1.</summary>
    public required int Parallelisme { get; init; }

    /// <summary>Whether the seal of the agency certifies each document first.</summary>
    public bool Cachet { get; init; }

    /// <summary>Whether each PDF carries the JSON of its contract, as PDF/A-3a.</summary>
    public bool Donnees { get; init; }

    /// <summary>Whether some sign late, some not at all, and some refuse; the first eight contracts are signed by everybody.</summary>
    public bool Aleas { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Programme { get; init; }
}
