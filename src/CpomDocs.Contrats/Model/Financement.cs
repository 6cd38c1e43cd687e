using System.Collections.Immutable;

namespace CpomDocs.Contrats.Model;

/// <summary>Money whose award needs a contractual engagement (CSP art. L. 6114-2, CSS art. L. 162-22-13).</summary>
public sealed record Financement
{
    /// <summary>Always <c>EUR</c>.</summary>
    public string Devise { get; init; } = "EUR";

    /// <summary>One entry per year.</summary>
    public ImmutableArray<Exercice> Exercices { get; init; } = [];
}

/// <summary>Credits of one year.</summary>
public sealed record Exercice
{
    /// <summary>Calendar year, unique in the contract.</summary>
    public int Annee { get; init; }

    /// <summary>Credits.</summary>
    public ImmutableArray<LigneFinancement> Lignes { get; init; } = [];

    /// <summary>Sum of the lines, checked to the cent (FIN-01); in euros.</summary>
    public decimal Total { get; init; }
}

/// <summary>One credit.</summary>
public sealed record LigneFinancement
{
    /// <summary>Fund it comes from.</summary>
    public Fonds Fonds { get; init; }

    /// <summary>Code of the line.</summary>
    public string Code { get; init; } = "";

    /// <summary>What it pays for.</summary>
    public string Objet { get; init; } = "";

    /// <summary>Amount in euros, at least 0, at most two decimals (FIN-02).</summary>
    public decimal Montant { get; init; }

    /// <summary>Whether it comes again next year.</summary>
    public bool Reconductible { get; init; }

    /// <summary>Act that awards it.</summary>
    public string ReferenceActe { get; init; } = "";

    /// <summary>Code of the document it depends on, if any.</summary>
    public string? AnnexeLiee { get; init; }
}

/// <summary>Funds of the hospital dotations.</summary>
public enum Fonds
{
    /// <summary>Fonds d'intervention régional.</summary>
    FIR,

    /// <summary>Missions d'intérêt général.</summary>
    MIG,

    /// <summary>Aide à la contractualisation.</summary>
    AC,

    /// <summary>Dotation annuelle de financement.</summary>
    DAF,

    /// <summary>Any other fund.</summary>
    AUTRE,
}
