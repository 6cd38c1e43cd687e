using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Contrats.Model;

/// <summary>A contract family, as its <c>profil.json</c> says it: what its liasse holds, who signs, and within which bounds.</summary>
public sealed record Profil
{
    /// <summary>Code, upper case.</summary>
    public required string Code { get; init; }

    /// <summary>Title of the family, as printed in reports.</summary>
    public required string Intitule { get; init; }

    /// <summary>Version of the profile and its templates.</summary>
    public required string Version { get; init; }

    /// <summary>Kinds of structure that may be a party (PAR-06).</summary>
    public required ImmutableArray<TypeStructure> TypesStructure { get; init; }

    /// <summary>Documents of the family, in the order of the liasse.</summary>
    public required ImmutableArray<DocumentProfil> Documents { get; init; }

    /// <summary>Most frequent first day, where none is imposed; what a demonstration takes.</summary>
    public DateOnly? DateEffetUsuelle { get; init; }

    /// <summary>Bounds of the rules.</summary>
    public required BornesProfil Bornes { get; init; }

    /// <summary>Which years carry a target (IND-07).</summary>
    public required AnneesCibles AnneesCibles { get; init; }

    /// <summary>Weight of each rule that applies to the family, by rule id; a rule not listed does not apply.</summary>
    public required ImmutableSortedDictionary<string, Gravite> Regles { get; init; }
}

/// <summary>A document of a family.</summary>
public sealed record DocumentProfil
{
    /// <summary>Code (<c>ORIENTATIONS</c>).</summary>
    public required string Code { get; init; }

    /// <summary>Title as printed.</summary>
    public required string Intitule { get; init; }

    /// <summary>Fixed number of the annexe, or <see langword="null"/> for a document that has none.</summary>
    public int? Rang { get; init; }

    /// <summary>File name of its template in the profile's folder, or under <c>commun/</c> where families share the whole text.</summary>
    public required string Modele { get; init; }

    /// <summary>Keys of the sections of <c>annexes</c> it prints whole or in part, beside those of its volets.</summary>
    public ImmutableArray<string> Sections { get; init; } = [];

    /// <summary>Its volets, in order; empty where the document has none.</summary>
    public ImmutableArray<VoletProfil> Volets { get; init; } = [];

    /// <summary>Whether the liasse always holds it.</summary>
    public bool Obligatoire { get; init; }

    /// <summary>JSON Pointer to the yes/no of the contract that asks for it, when it is not always there.</summary>
    public string? PresentSi { get; init; }

    /// <summary>Stage at which it is signed (SIG-08), or <see langword="null"/> where the family leaves it open.</summary>
    public int? Etape { get; init; }

    /// <summary>Sides that sign it, in order; empty when nobody does.</summary>
    public required ImmutableArray<Partie> Circuit { get; init; }

    /// <summary>Whether each of its pages is initialled.</summary>
    public bool Paraphe { get; init; }

    /// <summary>Every section of <c>annexes</c> it prints, those of its volets included.</summary>
    /// <returns>The keys, each once.</returns>
    public IEnumerable<string> SectionsImprimees() => Sections.Concat(Volets.Select(volet => volet.Section).OfType<string>()).Distinct();
}

/// <summary>Bounds of the rules of a family; <see langword="null"/> where the family has none.</summary>
public sealed record BornesProfil
{
    /// <summary>Longest duration, in years (DUR-01).</summary>
    public int DureeMaxAnnees { get; init; } = 5;

    /// <summary>First day imposed (DUR-02).</summary>
    public DateOnly? DateEffet { get; init; }

    /// <summary>Last day imposed (DUR-02).</summary>
    public DateOnly? DateFin { get; init; }

    /// <summary>
    /// Last day on which an annexe may take effect (DUR-05); where there is one, annexes take effect when they are signed.
    /// </summary>
    public DateOnly? EffetAnnexesAuPlusTard { get; init; }

    /// <summary>Number of objectives by volet (OBJ-01, OBJ-02).</summary>
    public ImmutableSortedDictionary<string, Intervalle> ObjectifsParVolet { get; init; } =
        ImmutableSortedDictionary<string, Intervalle>.Empty;

    /// <summary>Number of objectives in all by kind of structure (OBJ-10); a kind not listed has no limit.</summary>
    public ImmutableSortedDictionary<string, Intervalle> ObjectifsParType { get; init; } =
        ImmutableSortedDictionary<string, Intervalle>.Empty;

    /// <summary>Number of objectives in all (OBJ-03 above, OBJ-04 below).</summary>
    public Intervalle? Objectifs { get; init; }

    /// <summary>Number of indicators in all (IND-03 outside, IND-04 above).</summary>
    public Intervalle? Indicateurs { get; init; }

    /// <summary>Number of agencies that are parties (PAR-09).</summary>
    public Intervalle Ars { get; init; } = new(1, 1);

    /// <summary>Number of authorisations a groupement must hold (PAR-07).</summary>
    public Intervalle? AutorisationsGcs { get; init; }

    /// <summary>
    /// Most characters of the text of an objective or indicator, counted as Unicode scalar values after NFC (OBJ-06, IND-05).
    /// </summary>
    public int? LongueurTexte { get; init; }

    /// <summary>Codes of the départements of the region (PAR-03); empty where the family spans regions.</summary>
    public ImmutableArray<string> Departements { get; init; } = [];
}

/// <summary>An interval of whole numbers, ends included.</summary>
/// <param name="Min">Least.</param>
/// <param name="Max">Most.</param>
public sealed record Intervalle(int Min, int Max);

/// <summary>Years that carry a target.</summary>
public enum AnneesCibles
{
    /// <summary>The calendar years of the contract (Occitanie).</summary>
    ANNEES_DU_CONTRAT,

    /// <summary>The five years after that of the effect date (Île-de-France).</summary>
    N_PLUS_1_A_N_PLUS_5,
}
