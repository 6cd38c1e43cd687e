using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace CpomDocs.Contrats.Model;

/// <summary>An amendment as the file <c>cpomdocs/avenant/1</c> states it: what changes, from which version, why, and who signs.</summary>
/// <remarks>It changes nothing until everybody has signed it (AVN-10).</remarks>
public sealed record Avenant
{
    /// <summary>Contract it amends.</summary>
    public string CodeContrat { get; init; } = "";

    /// <summary>Number, from 1 and without gap inside the contract (AVN-01).</summary>
    public int Numero { get; init; }

    /// <summary>Consolidated version it starts from, from 1 (AVN-10).</summary>
    public int VersionBase { get; init; }

    /// <summary>What it is about, as printed.</summary>
    public string Objet { get; init; } = "";

    /// <summary>Why it is made (AVN-02).</summary>
    public ImmutableArray<CauseAvenant> Causes { get; init; } = [];

    /// <summary>First day of effect, inside the contract (AVN-05).</summary>
    public DateOnly DateEffet { get; init; }

    /// <summary>Opinions asked for before signing, or <see langword="null"/> (PAR-10).</summary>
    public Consultations? Consultations { get; init; }

    /// <summary>Changes, in the order in which they apply (AVN-03).</summary>
    public ImmutableArray<ModificationAvenant> Modifications { get; init; } = [];

    /// <summary>Who signs it (SIG-10).</summary>
    public ImmutableArray<Signataire> Signataires { get; init; } = [];

    /// <summary>Code of the avenant among the documents of its contract.</summary>
    /// <returns><c>AVENANT-1</c>.</returns>
    public string CodeDePiece() => "AVENANT-" + Numero.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One change.</summary>
public sealed record ModificationAvenant
{
    /// <summary>Code of the document it changes.</summary>
    public string Annexe { get; init; } = "";

    /// <summary>What it does.</summary>
    public OperationAvenant Operation { get; init; }

    /// <summary>What it bears on, or <see langword="null"/> for an addition.</summary>
    public CibleAvenant? Cible { get; init; }

    /// <summary>Value before; undefined for an addition (AVN-04).</summary>
    public JsonElement AncienneValeur { get; init; }

    /// <summary>Value after; undefined for a removal.</summary>
    public JsonElement NouvelleValeur { get; init; }

    /// <summary>Why, as printed; empty when the avenant gives no reason for this change.</summary>
    public string Motif { get; init; } = "";
}

/// <summary>What a change bears on; each operation asks for some of these.</summary>
public sealed record CibleAvenant
{
    /// <summary>Part of the objective (<c>STRATEGIQUE</c>, <c>A1V1</c>), or empty.</summary>
    public string Volet { get; init; } = "";

    /// <summary>Number of the objective or of the PDS line.</summary>
    public int? Numero { get; init; }

    /// <summary>Year of the target or of the financing.</summary>
    public int? Annee { get; init; }

    /// <summary>Rank of the action, from 1.</summary>
    public int? Action { get; init; }

    /// <summary>Number of the article of the socle.</summary>
    public int? Article { get; init; }

    /// <summary>Code of the recognition or of the financing line, or empty.</summary>
    public string Code { get; init; } = "";

    /// <summary>FINESS of the site of the recognition, or empty.</summary>
    public string FinessEt { get; init; } = "";

    /// <summary>JSON Pointer to the field, from what is changed, or empty.</summary>
    public string Champ { get; init; } = "";
}

/// <summary>Causes of an avenant (AVN-02).</summary>
public enum CauseAvenant
{
    /// <summary>Financing.</summary>
    EVOLUTION_FINANCEMENT,

    /// <summary>Authorisation granted, changed or ended.</summary>
    AUTORISATION,

    /// <summary>Recognition added, changed or removed.</summary>
    NOUVELLE_RECONNAISSANCE,

    /// <summary>Review of engagements.</summary>
    REVISION_ENGAGEMENTS,

    /// <summary>Clause of the socle.</summary>
    MODIFICATION_SOCLE,

    /// <summary>On-call lines.</summary>
    MODIFICATION_PDS,

    /// <summary>Long-term care unit.</summary>
    MODIFICATION_USLD,

    /// <summary>Another signatory, or another structure.</summary>
    CHANGEMENT_SIGNATAIRE_OU_STRUCTURE,
}

/// <summary>What a change of an avenant does.</summary>
public enum OperationAvenant
{
    /// <summary>Moves a target.</summary>
    MODIFIER_CIBLE,

    /// <summary>Adds an objective.</summary>
    AJOUTER_OBJECTIF,

    /// <summary>Removes an objective.</summary>
    SUPPRIMER_OBJECTIF,

    /// <summary>Changes a field of an objective.</summary>
    MODIFIER_OBJECTIF,

    /// <summary>Moves the deadline of an action.</summary>
    REPORTER_ECHEANCE,

    /// <summary>Adds a recognition.</summary>
    AJOUTER_RECONNAISSANCE,

    /// <summary>Changes a field of a recognition.</summary>
    MODIFIER_RECONNAISSANCE,

    /// <summary>Removes a recognition.</summary>
    RETIRER_RECONNAISSANCE,

    /// <summary>Adds a year of financing.</summary>
    AJOUTER_EXERCICE,

    /// <summary>Changes, adds or removes a financing line.</summary>
    MODIFIER_LIGNE_FINANCEMENT,

    /// <summary>Adds an on-call line.</summary>
    AJOUTER_LIGNE_PDS,

    /// <summary>Changes a field of an on-call line.</summary>
    MODIFIER_LIGNE_PDS,

    /// <summary>Removes an on-call line.</summary>
    RETIRER_LIGNE_PDS,

    /// <summary>Changes a field of the USLD annexe.</summary>
    MODIFIER_USLD,

    /// <summary>Replaces a clause of the socle.</summary>
    REMPLACER_CLAUSE_SOCLE,
}
