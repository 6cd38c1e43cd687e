namespace CpomDocs.Archiving.Manifests;

/// <summary>Something that happened to a document besides signatures (<c>cpomdocs/evenement/1</c>), kept beside it for ever.</summary>
public sealed record EvenementDocument
{
    /// <summary>What happened.</summary>
    public required TypeEvenement Type { get; init; }

    /// <summary>Code of the document.</summary>
    public required string Document { get; init; }

    /// <summary>Size of the file it happened to, in bytes.</summary>
    public required long Octets { get; init; }

    /// <summary>SHA-256 of that file, lower-case hexadecimal: the event is about these very bytes.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Version of the object of the archive that holds that file.</summary>
    public required int VersionArchive { get; init; }

    /// <summary>Role of the person who refuses, for a refusal.</summary>
    public string? Role { get; init; }

    /// <summary>The person who refuses, for a refusal.</summary>
    public string? Personne { get; init; }

    /// <summary>Why, in the words of the person.</summary>
    public required string Motif { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset Instant { get; init; }
}

/// <summary>What can happen to a document besides signatures.</summary>
public enum TypeEvenement
{
    /// <summary>A signatory refuses to sign it.</summary>
    REFUS,

    /// <summary>The agency takes it back before the last signature.</summary>
    RAPPEL,

    /// <summary>Another document takes the place of one that was refused or recalled.</summary>
    REMPLACEMENT,
}
