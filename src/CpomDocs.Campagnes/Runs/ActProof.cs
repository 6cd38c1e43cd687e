using System.Collections.Immutable;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Campagnes.Runs;

/// <summary>What a document says of one of its signatures or time-stamps; nothing in it is verified.</summary>
internal sealed record ActProof
{
    /// <summary>Name of the field.</summary>
    public required string Champ { get; init; }

    /// <summary>Role of the signatory; <see langword="null"/> for a seal and for a time-stamp.</summary>
    public string? Role { get; init; }

    /// <summary>The person expected in this role, with the quality; <see langword="null"/> where nobody is.</summary>
    public string? Personne { get; init; }

    /// <summary>Certificate of the signer; <see langword="null"/> when the act does not carry it.</summary>
    public Certificate? Certificat { get; init; }

    /// <summary>Time declared by the signer (UTC).</summary>
    public DateTimeOffset? Declare { get; init; }

    /// <summary>Time of the time-stamp over the signature, or of the time-stamp itself (UTC).</summary>
    public DateTimeOffset? Horodatage { get; init; }

    /// <summary>Parts of the file that are signed: start and length, twice.</summary>
    public required ImmutableArray<long> Octets { get; init; }

    /// <summary>The CMS of the act, DER.</summary>
    public required ReadOnlyMemory<byte> Cms { get; init; }

    /// <summary>Token over the signature, DER; <see langword="null"/> when there is none.</summary>
    public ReadOnlyMemory<byte>? Jeton { get; init; }

    /// <summary>Instant the act is told at.</summary>
    public DateTimeOffset? Instant => Horodatage ?? Declare;
}

/// <summary>Proofs that a document carries.</summary>
/// <param name="Document">Code of the document.</param>
/// <param name="Actes">Its acts, in the order of the file.</param>
internal sealed record DocumentProofs(string Document, ImmutableArray<ActProof> Actes)
{
    /// <summary>Certificates: those of the acts, then those of the security store; each once.</summary>
    public ImmutableArray<Certificate> Certificats { get; init; } = [];

    /// <summary>OCSP responses of the security store, DER.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Ocsp { get; init; } = [];

    /// <summary>Revocation lists of the security store, DER.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Listes { get; init; } = [];
}
