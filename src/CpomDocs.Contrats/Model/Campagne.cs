using System.Collections.Immutable;

namespace CpomDocs.Contrats.Model;

/// <summary>A campaign: contracts of one family, made and signed together.</summary>
public sealed record Campagne
{
    /// <summary>Identifier (<c>OCC-2025-2029</c>).</summary>
    public string Id { get; init; } = "";

    /// <summary>Title.</summary>
    public string Libelle { get; init; } = "";

    /// <summary>Code of the family.</summary>
    public string Profil { get; init; } = "";

    /// <summary>Region.</summary>
    public string Region { get; init; } = "";

    /// <summary>First day of the contracts, included.</summary>
    public DateOnly DateEffet { get; init; }

    /// <summary>Last day of the contracts, included.</summary>
    public DateOnly DateFin { get; init; }

    /// <summary>Number of contracts expected; another one gives a warning.</summary>
    public int? EffectifAttendu { get; init; }

    /// <summary>Templates, frozen for the campaign (ANX-06).</summary>
    public ModelesCampagne Modeles { get; init; } = new();

    /// <summary>Stages, in order.</summary>
    public ImmutableArray<EtapeCampagne> Etapes { get; init; } = [];

    /// <summary>Parameters inherited by a contract that gives none.</summary>
    public Parametres? Parametres { get; init; }

    /// <summary>The contracts, in the order of the file.</summary>
    public ImmutableArray<ContratCampagne> Contrats { get; init; } = [];
}

/// <summary>Templates of a campaign.</summary>
public sealed record ModelesCampagne
{
    /// <summary>Folder of the profile.</summary>
    public string Jeu { get; init; } = "";

    /// <summary>Version of the profile and its templates.</summary>
    public string Version { get; init; } = "";
}

/// <summary>A stage of a campaign (SIG-08).</summary>
public sealed record EtapeCampagne
{
    /// <summary>Number, from 1.</summary>
    public int Numero { get; init; }

    /// <summary>Codes of the documents concerned.</summary>
    public ImmutableArray<string> Documents { get; init; } = [];

    /// <summary>What is done at this stage.</summary>
    public ActionEtape Action { get; init; }

    /// <summary>Last day of the stage.</summary>
    public DateOnly Echeance { get; init; }
}

/// <summary>What is done at a stage.</summary>
public enum ActionEtape
{
    /// <summary>The documents are signed.</summary>
    SIGNATURE,

    /// <summary>The documents are sent and discussed; nothing is signed.</summary>
    ECHANGES,
}

/// <summary>A contract of a campaign.</summary>
public sealed record ContratCampagne
{
    /// <summary>FINESS of the legal entity, unique in the campaign (PAR-04).</summary>
    public string FinessEj { get; init; } = "";

    /// <summary>Path of the contract's file, relative to the campaign's, without <c>..</c>.</summary>
    public string Fichier { get; init; } = "";

    /// <summary>Group, for reports (the département).</summary>
    public string? Groupe { get; init; }
}
