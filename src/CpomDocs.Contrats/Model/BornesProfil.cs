using System.Collections.Immutable;

namespace CpomDocs.Contrats.Model;

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

    /// <summary>
    /// Words of which a signatory's quality holds one, by kind of structure, or by side for the département (SIG-03); a kind not listed
    /// is free.
    /// </summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Qualites { get; init; } =
        ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    /// <summary>Euros above which a line of the FIR names the annexe of its engagements (FIN-05).</summary>
    public decimal? SeuilSubvention { get; init; }

    /// <summary>Calendar of the negotiation (CAL-01, CAL-02).</summary>
    public CalendrierProfil? Calendrier { get; init; }

    /// <summary>Last day for the signature of the socle (CAL-05).</summary>
    public DateOnly? SignatureSocleAuPlusTard { get; init; }

    /// <summary>Last day of the first phase of exchanges (CAL-06).</summary>
    public DateOnly? EchangesAuPlusTard { get; init; }
}

/// <summary>Calendar days, from the day the trame is received (CAL-01), and what an extension adds to them (CAL-02).</summary>
public sealed record CalendrierProfil
{
    /// <summary>To the return of the report; never extended.</summary>
    public int Rapport { get; init; }

    /// <summary>To the shared diagnosis.</summary>
    public int DiagnosticPartage { get; init; }

    /// <summary>To the signature of the structure.</summary>
    public int SignatureStructure { get; init; }

    /// <summary>To the signature of the agency.</summary>
    public int SignatureArs { get; init; }

    /// <summary>Days that each extension adds, from the shared diagnosis on.</summary>
    public int Prorogation { get; init; }
}

/// <summary>An interval of whole numbers, ends included.</summary>
/// <param name="Min">Least.</param>
/// <param name="Max">Most.</param>
public sealed record Intervalle(int Min, int Max);
