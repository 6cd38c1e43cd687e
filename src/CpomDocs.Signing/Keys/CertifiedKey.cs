using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Signing.Keys;

/// <summary>
/// The private key of a certificate, used by several threads: key objects are not thread-safe, so each use borrows one of a pool.
/// </summary>
internal sealed class CertifiedKey : IDisposable
{
    private readonly X509Certificate2 _certificate;
    private readonly CmsSignatureAlgorithm _algorithm;
    private readonly ConcurrentBag<AsymmetricAlgorithm> _idle = [];
    private readonly Lock _opening = new();

    public CertifiedKey(X509Certificate2 certificate, CmsSignatureAlgorithm algorithm)
    {
        _certificate = certificate;
        _algorithm = algorithm;
        _idle.Add(Open());
    }

    /// <summary>Signs with a borrowed key object.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        AsymmetricAlgorithm key = _idle.TryTake(out AsymmetricAlgorithm? idle) ? idle : Open();
        byte[] signature = Sign(key, data);
        _idle.Add(key);
        return signature;
    }

    public void Dispose()
    {
        while (_idle.TryTake(out AsymmetricAlgorithm? key))
        {
            key.Dispose();
        }
    }

    private byte[] Sign(AsymmetricAlgorithm key, ReadOnlySpan<byte> data)
    {
        return key is RSA rsa
            ? rsa.SignData(data, _algorithm.Digest, Padding())
            : ((ECDsa)key).SignData(data, _algorithm.Digest, DSASignatureFormat.Rfc3279DerSequence);
    }

    private RSASignaturePadding Padding() =>
        _algorithm.Scheme is SignatureScheme.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;

    private AsymmetricAlgorithm Open()
    {
        lock (_opening)
        {
            return (AsymmetricAlgorithm?)_certificate.GetRSAPrivateKey()
                ?? _certificate.GetECDsaPrivateKey()
                ?? throw new CryptographicException("The certificate has no RSA or ECDSA private key.");
        }
    }
}
