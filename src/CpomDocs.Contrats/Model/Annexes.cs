using System.Collections.Immutable;

namespace CpomDocs.Contrats.Model;

/// <summary>Content of the annexes; a section that the family does not ask for is <see langword="null"/>.</summary>
public sealed record Annexes
{
    /// <summary>Objectives and their indicators.</summary>
    public Orientations? Orientations { get; init; }

    /// <summary>Authorisations listed for memory.</summary>
    public Autorisations? Autorisations { get; init; }

    /// <summary>The volets of a family that has them.</summary>
    public ImmutableArray<Volet> Volets { get; init; } = [];

    /// <summary>Contractual recognitions.</summary>
    public Reconnaissances? Reconnaissances { get; init; }

    /// <summary>Money that needs a contractual footing.</summary>
    public Financement? Financement { get; init; }

    /// <summary>Permanence des soins.</summary>
    public Pds? Pds { get; init; }

    /// <summary>Long-stay care unit, shared with the département.</summary>
    public Usld? Usld { get; init; }

    /// <summary>Other contracts in force, for information.</summary>
    public ListeAccords? ListeAccords { get; init; }

    /// <summary>What only a réseau de santé has.</summary>
    public Reseau? Reseau { get; init; }
}

/// <summary>Objectives of the contract.</summary>
public sealed record Orientations
{
    /// <summary>Objectives in file order; printed by number inside each volet.</summary>
    public ImmutableArray<Objectif> Objectifs { get; init; } = [];
}

/// <summary>An objective.</summary>
public sealed record Objectif
{
    /// <summary>Number inside its volet, from 1, never reused.</summary>
    public int Numero { get; init; }

    /// <summary>Part of the annexe: <c>STRATEGIQUE</c>, <c>COOPERATION</c>, or <c>A1V1</c> to <c>A3V3</c>.</summary>
    public string Volet { get; init; } = "";

    /// <summary>Orientation of the regional health plan it serves.</summary>
    public string? OrientationPrs { get; init; }

    /// <summary>Predefined by the agency or proper to the establishment.</summary>
    public NatureObjectif? Nature { get; init; }

    /// <summary>FINESS numbers it is attached to: the legal entity or declared sites (OBJ-05).</summary>
    public ImmutableArray<string> Finess { get; init; } = [];

    /// <summary>Text of the objective.</summary>
    public string Libelle { get; init; } = "";

    /// <summary>Planned actions.</summary>
    public ImmutableArray<ActionPrevue> Actions { get; init; } = [];

    /// <summary>Partners of a cooperation.</summary>
    public ImmutableArray<string> Partenaires { get; init; } = [];

    /// <summary>The indicator (Occitanie: exactly one, IND-01).</summary>
    public Indicateur? Indicateur { get; init; }

    /// <summary>The indicators (Île-de-France: at least one, IND-02).</summary>
    public ImmutableArray<Indicateur> Indicateurs { get; init; } = [];
}

/// <summary>Kind of objective (OBJ-08).</summary>
public enum NatureObjectif
{
    /// <summary>Predefined by the agency.</summary>
    GENERIQUE,

    /// <summary>Proper to the establishment.</summary>
    SPECIFIQUE,
}

/// <summary>A planned action.</summary>
public sealed record ActionPrevue
{
    /// <summary>What is done.</summary>
    public string Libelle { get; init; } = "";

    /// <summary>Day by which it is done.</summary>
    public DateOnly Echeance { get; init; }

    /// <summary>Who is responsible.</summary>
    public string Pilote { get; init; } = "";
}

/// <summary>An indicator with its reference value and its yearly targets.</summary>
public sealed record Indicateur
{
    /// <summary>Text of the indicator.</summary>
    public string Libelle { get; init; } = "";

    /// <summary>Type of every value (IND-08).</summary>
    public TypeValeur TypeValeur { get; init; }

    /// <summary>Unit as printed; <see langword="null"/> for yes/no.</summary>
    public string? Unite { get; init; }

    /// <summary>Direction of progress.</summary>
    public SensIndicateur Sens { get; init; }

    /// <summary>How it is computed.</summary>
    public string ModeCalcul { get; init; } = "";

    /// <summary>Where the data come from.</summary>
    public string Source { get; init; } = "";

    /// <summary>Starting value (IND-06).</summary>
    public ValeurReference Reference { get; init; } = new();

    /// <summary>One target per expected year (IND-07).</summary>
    public ImmutableArray<Cible> Cibles { get; init; } = [];
}

/// <summary>Type of the values of an indicator.</summary>
public enum TypeValeur
{
    /// <summary>A number.</summary>
    NOMBRE,

    /// <summary>A percentage, 0 to 100.</summary>
    POURCENTAGE,

    /// <summary>Euros.</summary>
    EUROS,

    /// <summary>Yes or no.</summary>
    OUI_NON,
}

/// <summary>Direction of progress of an indicator.</summary>
public enum SensIndicateur
{
    /// <summary>Higher is better.</summary>
    HAUSSE,

    /// <summary>Lower is better.</summary>
    BAISSE,

    /// <summary>To be kept.</summary>
    STABLE,
}

/// <summary>Where an indicator starts from (IND-06).</summary>
public sealed record ValeurReference
{
    /// <summary>Calendar year.</summary>
    public int Annee { get; init; }

    /// <summary>The value.</summary>
    public ValeurIndicateur Valeur { get; init; }
}

/// <summary>A value for a year.</summary>
public sealed record Cible
{
    /// <summary>Calendar year.</summary>
    public int Annee { get; init; }

    /// <summary>The value.</summary>
    public ValeurIndicateur Valeur { get; init; }
}

/// <summary>Value of an indicator: a number or yes/no, never both.</summary>
/// <param name="Nombre">The number, when it is one.</param>
/// <param name="OuiNon">Yes or no, when it is one.</param>
public readonly record struct ValeurIndicateur(decimal? Nombre, bool? OuiNon);

/// <summary>Contractual recognitions: none, or at least one line.</summary>
public sealed record Reconnaissances
{
    /// <summary>True when the agency recognises nothing.</summary>
    public bool Neant { get; init; }

    /// <summary>The recognitions.</summary>
    public ImmutableArray<Reconnaissance> Lignes { get; init; } = [];
}

/// <summary>A contractual recognition (REC-01).</summary>
public sealed record Reconnaissance
{
    /// <summary>Short code (<c>LISP</c>).</summary>
    public string Code { get; init; } = "";

    /// <summary>Activity recognised.</summary>
    public string Libelle { get; init; } = "";

    /// <summary>Level of the recognition.</summary>
    public NiveauReconnaissance Niveau { get; init; }

    /// <summary>Site that carries it.</summary>
    public string FinessEt { get; init; } = "";

    /// <summary>Capacity; <see langword="null"/> means « sans capacité ».</summary>
    public Capacite? Capacite { get; init; }

    /// <summary>Characteristics of the units.</summary>
    public string Caracteristiques { get; init; } = "";

    /// <summary>First day recognised, included.</summary>
    public DateOnly DateEffet { get; init; }

    /// <summary>Specifications that apply.</summary>
    public string Referentiel { get; init; } = "";

    /// <summary>Planned evaluation.</summary>
    public string Evaluation { get; init; } = "";

    /// <summary>Funding terms.</summary>
    public string Financement { get; init; } = "";
}

/// <summary>Level of a recognition.</summary>
public enum NiveauReconnaissance
{
    /// <summary>National.</summary>
    NATIONALE,

    /// <summary>Regional.</summary>
    REGIONALE,
}

/// <summary>A capacity with its unit.</summary>
public sealed record Capacite
{
    /// <summary>Quantity, above zero.</summary>
    public decimal Valeur { get; init; }

    /// <summary>Unit (« lits »).</summary>
    public string Unite { get; init; } = "";
}

/// <summary>Permanence des soins.</summary>
public sealed record Pds
{
    /// <summary>Link with the emergency structure (PDS-04).</summary>
    public string ArticulationUrgences { get; init; } = "";

    /// <summary>On-call lines.</summary>
    public ImmutableArray<LignePds> Lignes { get; init; } = [];
}

/// <summary>An on-call line (PDS-01).</summary>
public sealed record LignePds
{
    /// <summary>Number, from 1.</summary>
    public int Numero { get; init; }

    /// <summary>Site.</summary>
    public string FinessEt { get; init; } = "";

    /// <summary>Speciality.</summary>
    public string Specialite { get; init; } = "";

    /// <summary>On site or on call.</summary>
    public TypeLignePds Type { get; init; }

    /// <summary>Number of lines; halves allowed.</summary>
    public decimal Nombre { get; init; }

    /// <summary>Time ranges, as printed.</summary>
    public string Plages { get; init; } = "";

    /// <summary>Sharing with another establishment, if any.</summary>
    public string? Mutualisation { get; init; }
}

/// <summary>Kind of on-call line.</summary>
public enum TypeLignePds
{
    /// <summary>On-site duty.</summary>
    GARDE,

    /// <summary>On-call duty that may be called in.</summary>
    ASTREINTE_OPERATIONNELLE,

    /// <summary>On-call duty of safety.</summary>
    ASTREINTE_SECURITE,
}

/// <summary>Other contracts, for information (CSP art. D. 6114-1).</summary>
public sealed record ListeAccords
{
    /// <summary>Contracts in force with the agency.</summary>
    public ImmutableArray<Accord> AccordsArs { get; init; } = [];

    /// <summary>Financial agreements with other bodies.</summary>
    public ImmutableArray<Accord> AccordsFinanciersTiers { get; init; } = [];
}

/// <summary>Another contract or agreement.</summary>
public sealed record Accord
{
    /// <summary>Title.</summary>
    public string Intitule { get; init; } = "";

    /// <summary>The other body, for an agreement with a third party.</summary>
    public string? Organisme { get; init; }

    /// <summary>Day it was signed.</summary>
    public DateOnly DateSignature { get; init; }

    /// <summary>Last day, if it has one.</summary>
    public DateOnly? DateFin { get; init; }
}

/// <summary>Authorisations listed for memory (annexe 2, volet 1).</summary>
public sealed record Autorisations
{
    /// <summary>True when there is none.</summary>
    public bool Neant { get; init; }

    /// <summary>The authorisations.</summary>
    public ImmutableArray<Autorisation> Lignes { get; init; } = [];
}

/// <summary>An authorisation of an activity (CSP art. L. 6122-1).</summary>
public sealed record Autorisation
{
    /// <summary>Activity.</summary>
    public string Activite { get; init; } = "";

    /// <summary>Modality.</summary>
    public string Modalite { get; init; } = "";

    /// <summary>Site.</summary>
    public string FinessEt { get; init; } = "";

    /// <summary>Last day of validity.</summary>
    public DateOnly DateEcheance { get; init; }
}

/// <summary>A volet of an annexe.</summary>
public sealed record Volet
{
    /// <summary>Code, <c>A1V1</c> to <c>A3V3</c>.</summary>
    public string Code { get; init; } = "";

    /// <summary>True when it does not concern the structure.</summary>
    public bool SansObjet { get; init; }

    /// <summary>Plain text; a blank line separates paragraphs.</summary>
    public string? Texte { get; init; }
}

/// <summary>What only a réseau de santé has.</summary>
public sealed record Reseau
{
    /// <summary>Financing decision, as printed.</summary>
    public string DecisionFinancement { get; init; } = "";

    /// <summary>Health project.</summary>
    public ProjetSante ProjetSante { get; init; } = new();

    /// <summary>Population served.</summary>
    public string PopulationCible { get; init; } = "";

    /// <summary>Evaluation.</summary>
    public string Evaluation { get; init; } = "";
}

/// <summary>Health project of a réseau.</summary>
public sealed record ProjetSante
{
    /// <summary>Its six orientations.</summary>
    public ImmutableArray<string> Orientations { get; init; } = [];
}
