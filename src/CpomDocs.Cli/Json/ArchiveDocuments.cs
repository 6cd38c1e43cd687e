using System.Collections.Immutable;

namespace CpomDocs.Cli.Json;

/// <summary>Result of <c>archive list</c>.</summary>
internal sealed record ArchiveListDocument(string Schema, ImmutableArray<ArchiveObjectItem> Objets);

/// <summary>A contract of the archive.</summary>
internal sealed record ArchiveObjectItem(string Id, string CodeContrat, int Version, string Etat, int Fichiers, long Octets,
    DateTimeOffset DerniereVersion);

/// <summary>Result of <c>archive show</c>.</summary>
internal sealed record ArchiveShowDocument(string Schema, string Id, string CodeContrat, int Version, string Etat,
    ImmutableArray<ArchiveVersionItem> Versions);

/// <summary>A version of a contract in the archive.</summary>
internal sealed record ArchiveVersionItem(int Version, DateTimeOffset Instant, string Evenement, string Auteur,
    ImmutableArray<ArchiveFileItem> Fichiers);

/// <summary>A file of a version.</summary>
internal sealed record ArchiveFileItem(string Chemin, string Sha512);

/// <summary>Result of <c>archive history</c>.</summary>
internal sealed record ArchiveHistoryDocument(string Schema, string Id, ImmutableArray<ArchiveEventItem> Versions)
{
    public EcheanceItem? Conservation { get; init; }
}

/// <summary>What a version brought.</summary>
internal sealed record ArchiveEventItem(int Version, DateTimeOffset Instant, string Evenement, string Auteur, ArchiveFileChanges Fichiers);

/// <summary>Files that differ between two versions.</summary>
internal sealed record ArchiveFileChanges(ImmutableArray<string> Ajoutes, ImmutableArray<string> Retires, ImmutableArray<string> Modifies);

/// <summary>Result of <c>archive diff</c>.</summary>
internal sealed record ArchiveDiffDocument(string Schema, string Id, int Avant, int Apres, ArchiveFileChanges Fichiers)
{
    public ImmutableArray<ChangementItem> Changements { get; init; } = [];
}

/// <summary>Result of <c>archive check</c>.</summary>
internal sealed record ArchiveCheckDocument(string Schema, bool Valide, int Objets, int Fichiers, long Octets,
    ImmutableArray<ArchiveFindingItem> Constats)
{
    public ImmutableArray<ArchiveFindingItem> Avertissements { get; init; } = [];

    public double? Echantillon { get; init; }

    public long? Graine { get; init; }
}

/// <summary>One thing wrong in the archive.</summary>
internal sealed record ArchiveFindingItem(string Code, string Chemin, string Message);

/// <summary>Result of <c>archive put</c>.</summary>
internal sealed record ArchivePutDocument(string Schema, ArchiveObjectItem Objet);

/// <summary>Result of <c>archive renew</c>.</summary>
internal sealed record RenouvellementDocument(string Schema, DateTimeOffset Avant, bool Essai, ImmutableArray<PieceRenouveleeItem> Pieces);

/// <summary>A document of the archive and the end of its proofs.</summary>
internal sealed record PieceRenouveleeItem(string CodeContrat, string? Document, DateTimeOffset? Avant, string Etat, string Motif);

/// <summary>Files that a command wrote.</summary>
internal sealed record FichiersEcritsDocument(string Schema, ImmutableArray<string> Fichiers);

/// <summary>Result of <c>version</c>.</summary>
internal sealed record VersionDocument(string Schema, string Version, string Dotnet, string Systeme);

/// <summary>Addresses that <c>pki serve</c> answers at.</summary>
internal sealed record ServicesDocument(string Schema, string Horodatage, string Ocsp, string Listes);

/// <summary>A transfer to an archives service, as written.</summary>
internal sealed record TransfertDocument(
    string Schema,
    string Fichier,
    string Identifiant,
    string Seda,
    int Contrats,
    int Fichiers,
    long Octets,
    string Verdict);
