using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Signing.Keys;

/// <summary>Certificates given beside a key.</summary>
internal static class SigningCertificates
{
    /// <summary>How the key of a certificate signs, or <see langword="null"/> when it is of an unknown kind.</summary>
    public static CmsSignatureAlgorithm? AlgorithmOf(X509Certificate2 signer, bool pss)
    {
        return CmsSignatureAlgorithm.For(signer) is { } algorithm && pss && algorithm.Scheme is SignatureScheme.RsaPkcs1
            ? algorithm with { Scheme = SignatureScheme.RsaPss }
            : CmsSignatureAlgorithm.For(signer);
    }

    /// <summary>Reads a PEM text: the signer's certificate first, then its issuers.</summary>
    /// <param name="pem">The text, or <see langword="null"/> when none was given.</param>
    /// <param name="source">The key as messages name it.</param>
    /// <returns>The certificates; empty when no text was given.</returns>
    /// <exception cref="SigningKeyUnavailableException">The text holds no certificate.</exception>
    public static ImmutableArray<X509Certificate2> FromPem(string? pem, string source)
    {
        if (pem is null)
        {
            return [];
        }

        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem);
        }
        catch (CryptographicException exception)
        {
            throw new SigningKeyUnavailableException(source, Messages.Get("Cle.CertificatIllisible"), exception);
        }

        return certificates.Count > 0
            ? [.. certificates]
            : throw new SigningKeyUnavailableException(source, Messages.Get("Cle.CertificatIllisible"));
    }
}
