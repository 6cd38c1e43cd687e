using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Signing.Keys;

/// <summary>A key in a PKCS#12 file, opened once and kept in memory only.</summary>
public sealed class Pkcs12SigningKey : ISigningKey
{
    // HRESULT of ERROR_INVALID_PASSWORD, which .NET gives on every platform.
    private const int InvalidPassword = unchecked((int)0x80070056);

    private readonly X509Certificate2Collection _content;
    private readonly CertifiedKey _key;

    private Pkcs12SigningKey(X509Certificate2Collection content, X509Certificate2 signer, CmsSignatureAlgorithm algorithm)
    {
        _content = content;
        _key = new CertifiedKey(signer, algorithm);
        ImmutableArray<X509Certificate2> chain = [.. content.Where(certificate => !ReferenceEquals(certificate, signer))];
        Identity = new SigningIdentity(signer, chain, algorithm);
    }

    /// <inheritdoc/>
    public SigningIdentity Identity { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="file">Bytes of the PKCS#12 file; modern (AES) and old (3DES, RC2) encryption.</param>
    /// <param name="password">Its password, <see langword="null"/> when it has none.</param>
    /// <param name="name">How the user named it, for messages.</param>
    /// <param name="pss">Whether an RSA key signs with RSASSA-PSS.</param>
    /// <returns>The key.</returns>
    /// <exception cref="SigningKeyUnavailableException">
    /// Wrong password, damaged file, no private key, or a key that cannot sign.
    /// </exception>
    public static Pkcs12SigningKey Open(ReadOnlySpan<byte> file, string? password, string name, bool pss = false)
    {
        X509Certificate2Collection content = Load(file, password, name);
        X509Certificate2[] withKey = [.. content.Where(certificate => certificate.HasPrivateKey)];
        if (withKey is not [X509Certificate2 signer])
        {
            throw new SigningKeyUnavailableException(name,
                Messages.Format(withKey.Length == 0 ? "Cle.SansClePrivee" : "Cle.PlusieursCles", name));
        }

        CmsSignatureAlgorithm algorithm = SigningCertificates.AlgorithmOf(signer, pss)
            ?? throw new SigningKeyUnavailableException(name, Messages.Format("Cle.AlgorithmeInconnu", name));
        return new Pkcs12SigningKey(content, signer, algorithm);
    }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> data) => _key.Sign(data);

    /// <inheritdoc/>
    public void Dispose()
    {
        _key.Dispose();
        foreach (X509Certificate2 certificate in _content)
        {
            certificate.Dispose();
        }
    }

    private static X509Certificate2Collection Load(ReadOnlySpan<byte> file, string? password, string name)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12Collection(file, password, X509KeyStorageFlags.EphemeralKeySet);
        }
        catch (CryptographicException exception)
        {
            string key = exception.HResult == InvalidPassword ? "Cle.MotDePasse" : "Cle.PasPkcs12";
            throw new SigningKeyUnavailableException(name, Messages.Format(key, name), exception);
        }
    }
}
