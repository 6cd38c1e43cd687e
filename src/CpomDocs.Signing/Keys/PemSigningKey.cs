using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Signing.Keys;

/// <summary>A key in a PEM file that also holds its certificate first, then its issuers: for trials and tests.</summary>
public sealed class PemSigningKey : ISigningKey
{
    private readonly CertifiedKey _key;

    private PemSigningKey(X509Certificate2 signer, ImmutableArray<X509Certificate2> chain, CmsSignatureAlgorithm algorithm)
    {
        _key = new CertifiedKey(signer, algorithm);
        Identity = new SigningIdentity(signer, chain, algorithm);
    }

    /// <inheritdoc/>
    public SigningIdentity Identity { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="pem">Its text: a private key, encrypted or not, the signer's certificate, then its issuers.</param>
    /// <param name="password">Password of an encrypted key, <see langword="null"/> otherwise.</param>
    /// <param name="name">How the user named it, for messages.</param>
    /// <param name="pss">Whether an RSA key signs with RSASSA-PSS.</param>
    /// <returns>The key.</returns>
    /// <exception cref="SigningKeyUnavailableException">Wrong password, no key, no certificate, or a key that cannot sign.</exception>
    public static PemSigningKey Open(string pem, string? password, string name, bool pss = false)
    {
        X509Certificate2 signer = Load(pem, password, name);
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(pem);
        CmsSignatureAlgorithm algorithm = SigningCertificates.AlgorithmOf(signer, pss)
            ?? throw new SigningKeyUnavailableException(name, Messages.Format("Cle.AlgorithmeInconnu", name));
        return new PemSigningKey(signer, [.. certificates.Skip(1)], algorithm);
    }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> data) => _key.Sign(data);

    /// <inheritdoc/>
    public void Dispose()
    {
        _key.Dispose();
        Identity.Certificate.Dispose();
        foreach (X509Certificate2 certificate in Identity.Chain)
        {
            certificate.Dispose();
        }
    }

    private static X509Certificate2 Load(string pem, string? password, string name)
    {
        try
        {
            // A password in the environment may be meant for another key: one that is not encrypted has no use for it.
            return password is null || !pem.Contains("ENCRYPTED", StringComparison.Ordinal)
                ? X509Certificate2.CreateFromPem(pem, pem)
                : X509Certificate2.CreateFromEncryptedPem(pem, pem, password);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new SigningKeyUnavailableException(name, Messages.Format("Cle.Pem", name), exception);
        }
    }
}
