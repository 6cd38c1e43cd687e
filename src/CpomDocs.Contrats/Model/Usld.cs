using System.Collections.Immutable;

namespace CpomDocs.Contrats.Model;

/// <summary>Long-stay care unit, shared with the département (CSP art. L. 6114-1-2).</summary>
public sealed record Usld
{
    /// <summary>Site of the unit.</summary>
    public string FinessEt { get; init; } = "";

    /// <summary>Joint authorisation (USLD-01).</summary>
    public AutorisationUsld Autorisation { get; init; } = new();

    /// <summary>Whether it may receive beneficiaries of the aide sociale.</summary>
    public HabilitationAideSociale HabilitationAideSociale { get; init; } = new();

    /// <summary>The département (USLD-03).</summary>
    public Departement Departement { get; init; } = new();

    /// <summary>Validated charge in care and dependency.</summary>
    public IndicateursCharge? IndicateursCharge { get; init; }

    /// <summary>Tariffs, recalled for information.</summary>
    public ImmutableArray<TarifUsld> Tarifs { get; init; } = [];

    /// <summary>Engagements on public, admission and quality, one text each.</summary>
    public ImmutableArray<string> Engagements { get; init; } = [];
}

/// <summary>Authorisation given jointly by the president of the conseil départemental and the director general.</summary>
public sealed record AutorisationUsld
{
    /// <summary>Reference of the act, as printed.</summary>
    public string Reference { get; init; } = "";

    /// <summary>Day of the act.</summary>
    public DateOnly Date { get; init; }

    /// <summary>Beds authorised.</summary>
    public int CapaciteAutorisee { get; init; }

    /// <summary>Beds installed, at most those authorised (USLD-02).</summary>
    public int CapaciteInstallee { get; init; }
}

/// <summary>Habilitation à l'aide sociale.</summary>
public sealed record HabilitationAideSociale
{
    /// <summary>True when there is one.</summary>
    public bool Habilite { get; init; }

    /// <summary>Places covered, at most the beds authorised; 0 when there is none.</summary>
    public int Places { get; init; }
}

/// <summary>A département.</summary>
public sealed record Departement
{
    /// <summary>Code (<c>34</c>, <c>2A</c>, <c>971</c>).</summary>
    public string Code { get; init; } = "";

    /// <summary>Name (« Hérault »).</summary>
    public string Nom { get; init; } = "";

    /// <summary>Denomination as printed (« Département de l'Hérault »).</summary>
    public string Denomination { get; init; } = "";
}

/// <summary>Charge in care (PMP, pathos moyen pondéré) and dependency (GMP, GIR moyen pondéré).</summary>
public sealed record IndicateursCharge
{
    /// <summary>GIR moyen pondéré.</summary>
    public decimal Gmp { get; init; }

    /// <summary>Pathos moyen pondéré.</summary>
    public decimal Pmp { get; init; }

    /// <summary>Day both were validated.</summary>
    public DateOnly DateValidation { get; init; }
}

/// <summary>A daily tariff.</summary>
public sealed record TarifUsld
{
    /// <summary>Calendar year.</summary>
    public int Exercice { get; init; }

    /// <summary>What it pays.</summary>
    public NatureTarif Nature { get; init; }

    /// <summary>Amount per day, in euros.</summary>
    public decimal MontantJour { get; init; }
}

/// <summary>Kinds of daily tariff.</summary>
public enum NatureTarif
{
    /// <summary>Accommodation.</summary>
    HEBERGEMENT,

    /// <summary>Dependency, GIR 1 and 2.</summary>
    DEPENDANCE_GIR_1_2,

    /// <summary>Dependency, GIR 3 and 4.</summary>
    DEPENDANCE_GIR_3_4,

    /// <summary>Dependency, GIR 5 and 6.</summary>
    DEPENDANCE_GIR_5_6,
}
