using CpomDocs.Archiving;
using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Classeurs;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Runs;

/// <summary>What a run of avenants is to do.</summary>
public sealed record AvenantsRunRequest
{
    /// <summary>The campaign.</summary>
    public required Campagne Campagne { get; init; }

    /// <summary>Folder that the files of the contracts are relative to.</summary>
    public required string DossierContrats { get; init; }

    /// <summary>What the sheet of financing asks.</summary>
    public required FinancementsDemandes Financements { get; init; }

    /// <summary>What the sheet does not say of the avenants.</summary>
    public OptionsRedaction Redaction { get; init; } = new();

    /// <summary>
    /// Archive that has the contracts in force and takes the avenants; <see langword="null"/>: the files of the campaign are in force.
    /// </summary>
    public LiasseArchiver? Archive { get; init; }

    /// <summary>Folder where the avenants stay too, ready to be signed: one folder a contract, in it one an avenant.</summary>
    public string? Sortie { get; init; }

    /// <summary>Contracts worked on at the same time, at least 1.</summary>
    public int Parallelisme { get; init; } = Environment.ProcessorCount;

    /// <summary>How documents are made.</summary>
    public required ProductionOptions Production { get; init; }

    /// <summary>The seal of the agency, where the campaign asks for it.</summary>
    public LiasseCachet? Cachet { get; init; }
}
