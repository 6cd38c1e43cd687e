using System.Collections.Immutable;

namespace CpomDocs.Contrats.Model;

/// <summary>One consolidated version of a contract, as its JSON file says it (schema <c>cpomdocs/contrat/1</c>).</summary>
/// <remarks>
/// Property names are the JSON keys. A record of this tree that comes out of a <c>ContratValide</c> is complete; while rules run, a value
/// the file lacks holds its neutral default (empty text, empty list, year 1) and the reader has already reported it.
/// </remarks>
public sealed record Contrat
{
    /// <summary>Code of the family of contracts; names the folder of its profile, in lower case.</summary>
    public string Profil { get; init; } = "";

    /// <summary>FINESS number of the legal entity followed by two letters.</summary>
    public string CodeContrat { get; init; } = "";

    /// <summary>Full contract, or the general clauses and lists only.</summary>
    public NatureContrat NatureContrat { get; init; }

    /// <summary>Consolidated version, from 1 (the initial contract).</summary>
    public int Version { get; init; } = 1;

    /// <summary>Identifier of the campaign, if the contract belongs to one.</summary>
    public string? Campagne { get; init; }

    /// <summary>First day the contract applies, included.</summary>
    public DateOnly DateEffet { get; init; }

    /// <summary>Last day the contract applies, included. At most five years after <see cref="DateEffet"/> (CSP art. L. 6114-1).</summary>
    public DateOnly DateFin { get; init; }

    /// <summary>Text that allows more than five years, quoted when there is one.</summary>
    public string? BaseLegaleProlongation { get; init; }

    /// <summary>Place printed in the closing formula of a signature.</summary>
    public string? LieuSignature { get; init; }

    /// <summary>Avenants integrated in this version, oldest first. Written by the tool.</summary>
    public ImmutableArray<AvenantIntegre> Avenants { get; init; } = [];

    /// <summary>Clauses of the socle that an avenant replaced. Written by the tool.</summary>
    public ImmutableArray<ClauseSocle> ClausesSocle { get; init; } = [];

    /// <summary>Regional health plan the contract carries out.</summary>
    public Prs Prs { get; init; } = new();

    /// <summary>Agencies that are party to the contract: one, several in a contract of a <em>réseau</em>.</summary>
    public ImmutableArray<Ars> Ars { get; init; } = [];

    /// <summary>The party on the establishment's side.</summary>
    public Structure Structure { get; init; } = new();

    /// <summary>Health-insurance fund that pays the establishment.</summary>
    public CaissePivot? CaissePivot { get; init; }

    /// <summary>Dates of the negotiation, where the agency records them (CAL-01 to CAL-04).</summary>
    public Negociation? Negociation { get; init; }

    /// <summary>Parameters that clauses print.</summary>
    public Parametres Parametres { get; init; } = new();

    /// <summary>Everybody who signs at least one document.</summary>
    public ImmutableArray<Signataire> Signataires { get; init; } = [];

    /// <summary>Documents of the liasse, in the order of the file.</summary>
    public ImmutableArray<DocumentPrevu> Documents { get; init; } = [];

    /// <summary>Content of the annexes.</summary>
    public Annexes Annexes { get; init; } = new();
}

/// <summary>Nature of a contract (Guide ARS Île-de-France 2019 §2.1.1.4).</summary>
public enum NatureContrat
{
    /// <summary>Socle, annexes and negotiated engagements.</summary>
    COMPLET,

    /// <summary>General clauses and lists, without a negotiated engagement.</summary>
    SOCLE_COMMUN,
}

/// <summary>An avenant that this version includes.</summary>
public sealed record AvenantIntegre
{
    /// <summary>Number from 1, without gap, per contract.</summary>
    public int Numero { get; init; }

    /// <summary>Object of the avenant, as printed.</summary>
    public string Objet { get; init; } = "";

    /// <summary>First day it applies, included.</summary>
    public DateOnly DateEffet { get; init; }

    /// <summary>Day of its last signature, when known.</summary>
    public DateOnly? DateConclusion { get; init; }
}

/// <summary>Wording of an article of the socle as replaced by an avenant.</summary>
public sealed record ClauseSocle
{
    /// <summary>Number of the article of the socle, from 1.</summary>
    public int Article { get; init; }

    /// <summary>Text in force, plain.</summary>
    public string Texte { get; init; } = "";

    /// <summary>Number of the avenant that wrote it.</summary>
    public int Avenant { get; init; }
}

/// <summary>Regional health plan (<em>projet régional de santé</em>).</summary>
public sealed record Prs
{
    /// <summary>Title as printed in the visas.</summary>
    public string Libelle { get; init; } = "";

    /// <summary>Day it was adopted.</summary>
    public DateOnly DateArrete { get; init; }
}

/// <summary>Fund that pays the establishment and receives the contract for information.</summary>
public sealed record CaissePivot
{
    /// <summary>Kind of fund: CPAM, MSA or AUTRE.</summary>
    public TypeCaisse Type { get; init; }

    /// <summary>Name with its article, as printed (« la caisse primaire … »).</summary>
    public string Nom { get; init; } = "";
}

/// <summary>Kind of health-insurance fund.</summary>
public enum TypeCaisse
{
    /// <summary>Caisse primaire d'assurance maladie.</summary>
    CPAM,

    /// <summary>Mutualité sociale agricole.</summary>
    MSA,

    /// <summary>Any other fund.</summary>
    AUTRE,
}

/// <summary>Parameters that clauses of the socle print.</summary>
public sealed record Parametres
{
    /// <summary>How the documents are signed.</summary>
    public ModeSignature ModeSignature { get; init; }

    /// <summary>Number of paper originals; <see langword="null"/> when electronic.</summary>
    public int? NombreOriginaux { get; init; }

    /// <summary>Yearly ceiling of a penalty, in percent of the sums received; at most 5 (CSP art. R. 6114-10).</summary>
    public decimal PlafondPenalite { get; init; }

    /// <summary>Day of each year by which indicator values are due.</summary>
    public JourMois DateLimiteSuivi { get; init; }
}

/// <summary>How documents are signed.</summary>
public enum ModeSignature
{
    /// <summary>Electronic signature; the signed file is the original.</summary>
    ELECTRONIQUE,

    /// <summary>Handwritten, in several originals.</summary>
    PAPIER,
}

/// <summary>A day of any year, written <c>--MM-JJ</c> in JSON (xs:gMonthDay).</summary>
/// <param name="Mois">Month, 1 to 12.</param>
/// <param name="Jour">Day, 1 to 31.</param>
public readonly record struct JourMois(int Mois, int Jour);
