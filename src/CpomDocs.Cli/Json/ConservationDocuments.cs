using System.Collections.Immutable;

namespace CpomDocs.Cli.Json;

/// <summary>How long contracts of the archive are kept.</summary>
internal sealed record ConservationDocument(string Schema, ImmutableArray<EcheanceItem> Contrats);

/// <summary>How long a contract is kept.</summary>
internal sealed record EcheanceItem(string CodeContrat, int Version, string Etat)
{
    public string? Titulaire { get; init; }

    public int? DureeAnnees { get; init; }

    public string? Depart { get; init; }

    public DateOnly? DateDepart { get; init; }

    public DateOnly? Echeance { get; init; }

    public string? SortFinal { get; init; }

    public ImmutableArray<GelItem> Gels { get; init; } = [];

    public ImmutableArray<string> Empechements { get; init; } = [];
}

/// <summary>A legal hold in force.</summary>
internal sealed record GelItem(int Numero, string Par, string Motif, DateTimeOffset Instant);

/// <summary>Eliminations of the archive.</summary>
internal sealed record EliminationDocument(string Schema, ImmutableArray<EliminationItem> Eliminations);

/// <summary>An elimination.</summary>
internal sealed record EliminationItem(int Numero, string Etat, string Empreinte, string ProposePar, string Motif, DateTimeOffset Instant)
{
    public string? DecidePar { get; init; }

    public string? Visa { get; init; }

    public ImmutableArray<EliminationContratItem> Contrats { get; init; } = [];
}

/// <summary>A contract of an elimination.</summary>
internal sealed record EliminationContratItem(
    string CodeContrat,
    string? Titulaire,
    string InventaireSha512,
    bool EstElimine,
    string Motif);
