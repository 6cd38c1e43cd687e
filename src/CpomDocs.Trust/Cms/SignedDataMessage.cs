using System.Collections.Immutable;
using System.Security.Cryptography;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Trust.Cms;

/// <summary>A CMS SignedData with its only SignerInfo, taken apart; nothing in it is verified yet. Immutable.</summary>
/// <remarks>RFC 5652, 5; EN 319 122-1, 5.</remarks>
public sealed record SignedDataMessage
{
    internal SignedDataMessage(SignerStatement signer) => Signer = signer;

    /// <summary>Type of what is signed (object identifier).</summary>
    public required string ContentType { get; init; }

    /// <summary>The content, when the message carries it; <see langword="null"/> for a detached signature.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>Certificates the message carries, untrusted, in its order.</summary>
    public required ImmutableArray<Certificate> Certificates { get; init; }

    /// <summary>Digest to compute over the content; <see langword="null"/> when the algorithm is unknown.</summary>
    public required HashAlgorithmName? DigestAlgorithm { get; init; }

    /// <summary>Whether a signing-certificate attribute (version 1 or 2) binds the signer's certificate, as PAdES asks.</summary>
    public required bool HasSigningCertificateAttribute { get; init; }

    /// <summary>Whether the key signed attributes, as PAdES asks, and not the content itself.</summary>
    public bool HasSignedAttributes => !Signer.SignedAttributes.IsEmpty;

    /// <summary>Claimed signing time, where the message states one (PAdES forbids it).</summary>
    public DateTimeOffset? SigningTime { get; init; }

    /// <summary>Signature value: what a signature time-stamp is over.</summary>
    public required ReadOnlyMemory<byte> SignatureValue { get; init; }

    /// <summary>Tokens of the signature-time-stamp attribute, DER, not read.</summary>
    public required ImmutableArray<ReadOnlyMemory<byte>> SignatureTimestamps { get; init; }

    /// <summary>Revocation lists the message carries, DER, untrusted.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> Crls { get; init; } = [];

    /// <summary>OCSP responses the message carries, DER, untrusted.</summary>
    public ImmutableArray<ReadOnlyMemory<byte>> OcspResponses { get; init; } = [];

    internal SignerStatement Signer { get; }
}
