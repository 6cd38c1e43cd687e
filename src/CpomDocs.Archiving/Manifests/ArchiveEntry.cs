using System.Collections.Immutable;

namespace CpomDocs.Archiving.Manifests;

/// <summary>Content of one version of a contract in the archive, before it is sealed.</summary>
public sealed record ArchiveEntry
{
    /// <summary>Code of the contract; the object is <c>urn:cpom:</c> followed by it.</summary>
    public required string CodeContrat { get; init; }

    /// <summary>What happened, in French (« Émission », « Signature – RepresentantLegal »).</summary>
    public required string Evenement { get; init; }

    /// <summary>State of the liasse, one of the states of the command line (<c>EMIS</c>, <c>SIGNE</c>).</summary>
    public required string Etat { get; init; }

    /// <summary>Who made it.</summary>
    public required ArchiveUser Auteur { get; init; }

    /// <summary>Who signed what and when, in French, for the page that each version carries; empty when there is nothing to say.</summary>
    public string Actes { get; init; } = "";

    /// <summary>Files by logical path; kept, not copied.</summary>
    public required ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Fichiers { get; init; }

    /// <summary>
    /// Files of this machine by logical path, too large for memory: each is read while it is put, and must not change meanwhile.
    /// </summary>
    public ImmutableSortedDictionary<string, string> FichiersDuDisque { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Version this content was made from, 0 for none: should another writer have added one since, nothing is put and the caller is told.
    /// <see langword="null"/> to come after whatever is there.
    /// </summary>
    public int? ApresVersion { get; init; }
}

/// <summary>What the archive knows of a contract without opening its files.</summary>
public sealed record ArchiveSummary
{
    /// <summary>Identifier of the object.</summary>
    public required string Id { get; init; }

    /// <summary>Code of the contract.</summary>
    public required string CodeContrat { get; init; }

    /// <summary>Newest version of the object, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>State recorded with the newest version.</summary>
    public required string Etat { get; init; }

    /// <summary>Files of the newest version.</summary>
    public required int Fichiers { get; init; }

    /// <summary>Bytes the object takes, all versions, each content once.</summary>
    public required long Octets { get; init; }

    /// <summary>Instant of the newest version, UTC.</summary>
    public required DateTimeOffset DerniereVersion { get; init; }
}
