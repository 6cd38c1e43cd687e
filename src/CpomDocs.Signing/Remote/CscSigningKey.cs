using System.Security.Cryptography;
using CpomDocs.Signing.Keys;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Signing.Remote;

/// <summary>A key kept by a remote service, reached by the API v2 of the Cloud Signature Consortium.</summary>
/// <remarks>What is sent is the hash of the signed attributes; a document never leaves the machine.</remarks>
public sealed class CscSigningKey : ISigningKey
{
    private readonly CscService _service;
    private readonly CscCredential _credential;
    private readonly CscAuthorization _authorization;
    private readonly CscHashSigning _signing;

    // Authorisations follow one another: two at once would ask the person for two codes.
    private readonly Lock _lock = new();

    // After a refused code nothing is sent again: each try that fails brings the credential nearer to its lock.
    private SigningKeyUnavailableException? _refusal;

    private CscSigningKey(CscService service, CscCredential credential, CscAuthorization authorization, OpenedKey opened)
    {
        _service = service;
        _credential = credential;
        _authorization = authorization;
        _signing = opened.Signing;
        Identity = opened.Identity;
    }

    /// <inheritdoc/>
    public SigningIdentity Identity { get; }

    /// <inheritdoc/>
    public int SignaturesPerAuthorization => _credential.Multisign;

    /// <summary>Opens a credential: finds it, reads its certificate, checks that it can sign.</summary>
    /// <param name="profile">Service and credential.</param>
    /// <param name="options">Who gives codes, and the scheme.</param>
    /// <returns>The key.</returns>
    /// <exception cref="SigningKeyUnavailableException">
    /// The service cannot be reached or refuses; no credential, several, or one that cannot sign.
    /// </exception>
    public static CscSigningKey Open(CscProfile profile, SigningKeyOptions options)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(options);
        var service = new CscService(profile, options);
        try
        {
            CscCredential credential = service.Translate(() => new CscCredentials(service, profile).Read());
            CmsSignatureAlgorithm algorithm = CscAlgorithm.Of(credential, options.Pss)
                ?? throw new SigningKeyUnavailableException(service.Name, Messages.Format("Cle.AlgorithmeInconnu", service.Name));
            var identity = new SigningIdentity(credential.Certificates[0], credential.Certificates[1..], algorithm);
            return new CscSigningKey(service, credential, new CscAuthorization(service, profile, credential, options),
                new OpenedKey(identity, new CscHashSigning(service, profile, credential, algorithm)));
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> data) => SignAll([data.ToArray()])[0];

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> SignAll(IReadOnlyList<ReadOnlyMemory<byte>> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        byte[][] hashes = [.. data.Select(bytes => CryptographicOperations.HashData(Identity.Algorithm.Digest, bytes.Span))];
        lock (_lock)
        {
            if (_refusal is { } refused)
            {
                throw new SigningKeyUnavailableException(refused.KeySource, refused.Message, refused);
            }

            try
            {
                return [.. hashes.Chunk(_credential.Multisign).SelectMany(SignAuthorized)];
            }
            catch (CscRefusal refusal)
            {
                SigningKeyUnavailableException error = _service.Explain(refusal);
                _refusal = refusal.IsOfCode ? error : null;
                throw error;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _service.Dispose();
        foreach (var certificate in Identity.Chain.Prepend(Identity.Certificate))
        {
            certificate.Dispose();
        }
    }

    // An authorisation may end between the two calls; then it is asked for again, once.
    private byte[][] SignAuthorized(byte[][] hashes)
    {
        try
        {
            return _signing.Sign(hashes, _authorization.Obtain(hashes, Identity.Algorithm.DigestOid));
        }
        catch (CscRefusal refusal) when (refusal.IsSadExpired)
        {
            return _signing.Sign(hashes, _authorization.Obtain(hashes, Identity.Algorithm.DigestOid));
        }
    }

    private sealed record OpenedKey(SigningIdentity Identity, CscHashSigning Signing);
}
