using System.Collections.Immutable;
using System.Security.Cryptography;
using Org.BouncyCastle.Asn1.Cms;

namespace CpomDocs.Trust.Cms;

/// <summary>What the SignerInfo states and signs.</summary>
internal sealed record SignerStatement
{
    public required SignerIdentifier Identifier { get; init; }

    /// <summary><see langword="null"/> when unknown.</summary>
    public required SignatureAlgorithm? Algorithm { get; init; }

    /// <summary>Digest of the content, as signed; empty without signed attributes.</summary>
    public required ReadOnlyMemory<byte> MessageDigest { get; init; }

    /// <summary>The signed attributes as a DER set: what the key signed; empty when it signed the content itself.</summary>
    public required ReadOnlyMemory<byte> SignedAttributes { get; init; }

    /// <summary>The same attributes in the order in which they are written; empty where that order is the one of DER.</summary>
    public required ReadOnlyMemory<byte> AttributesAsWritten { get; init; }

    /// <summary>The signing-certificate attributes: each must designate the signer.</summary>
    public required ImmutableArray<CertificateDigest> SigningCertificates { get; init; }
}

/// <summary>Digest by which an attribute designates a certificate.</summary>
/// <param name="Algorithm">Digest algorithm; <see langword="null"/> when unknown.</param>
/// <param name="Value">Digest of the DER certificate.</param>
internal sealed record CertificateDigest(HashAlgorithmName? Algorithm, ReadOnlyMemory<byte> Value)
{
    public bool Designates(ReadOnlySpan<byte> certificate)
    {
        return Algorithm is HashAlgorithmName name
            && Digests.Of(name, certificate).AsSpan().SequenceEqual(Value.Span);
    }
}
