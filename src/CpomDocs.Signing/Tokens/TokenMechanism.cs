using System.Collections.Immutable;
using System.Security.Cryptography;
using CpomDocs.Signing.Keys;
using CpomDocs.Trust.Cms;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace CpomDocs.Signing.Tokens;

/// <summary>How a token makes one kind of signature: which mechanism, what it is given, what its answer becomes.</summary>
/// <remarks>
/// The hash is made here wherever the token allows it, so that a token is given a few bytes. CKM_RSA_PKCS wants a DigestInfo
/// (RFC 8017, 9.2), CKM_ECDSA the bare hash.
/// </remarks>
internal sealed class TokenMechanism
{
    private readonly CmsSignatureAlgorithm _algorithm;
    private readonly CKM _mechanism;
    private readonly bool _hashesItself;

    private TokenMechanism(CmsSignatureAlgorithm algorithm, CKM mechanism, bool hashesItself)
    {
        _algorithm = algorithm;
        _mechanism = mechanism;
        _hashesItself = hashesItself;
    }

    /// <summary>The mechanism for an algorithm among those a token offers, or <see langword="null"/>.</summary>
    public static TokenMechanism? For(CmsSignatureAlgorithm algorithm, IReadOnlyCollection<CKM> offered)
    {
        (CKM bare, CKM hashing) = algorithm.Scheme switch
        {
            SignatureScheme.RsaPkcs1 => (CKM.CKM_RSA_PKCS, Sized(algorithm, RsaMechanisms)),
            SignatureScheme.RsaPss => (CKM.CKM_RSA_PKCS_PSS, Sized(algorithm, PssMechanisms)),
            _ => (CKM.CKM_ECDSA, Sized(algorithm, EcdsaMechanisms)),
        };
        return offered.Contains(bare) ? new TokenMechanism(algorithm, bare, hashesItself: false)
            : offered.Contains(hashing) ? new TokenMechanism(algorithm, hashing, hashesItself: true)
            : null;
    }

    /// <summary>Signs with a session of the token.</summary>
    /// <param name="session">A session where the user is logged in.</param>
    /// <param name="key">The key.</param>
    /// <param name="pin">The PIN, for a key that wants it at each use; <see langword="null"/> when it is typed on the reader.</param>
    /// <param name="data">The bytes to sign.</param>
    /// <returns>The signature as CMS carries it.</returns>
    public byte[] Sign(ISession session, TokenKey key, string? pin, byte[] data)
    {
        using IMechanism mechanism = Create(session);
        byte[] given = _hashesItself ? data : Prepare(CryptographicOperations.HashData(_algorithm.Digest, data));
        byte[] value = key.AlwaysAuthenticates
            ? session.Sign(mechanism, key.Handle, pin is null ? null! : System.Text.Encoding.UTF8.GetBytes(pin), given)
            : session.Sign(mechanism, key.Handle, given);
        return _algorithm.Scheme is SignatureScheme.Ecdsa ? EcdsaValue.ToDer(value) : value;
    }

    private static ImmutableArray<CKM> RsaMechanisms => [CKM.CKM_SHA256_RSA_PKCS, CKM.CKM_SHA384_RSA_PKCS, CKM.CKM_SHA512_RSA_PKCS];

    private static ImmutableArray<CKM> PssMechanisms =>
        [CKM.CKM_SHA256_RSA_PKCS_PSS, CKM.CKM_SHA384_RSA_PKCS_PSS, CKM.CKM_SHA512_RSA_PKCS_PSS];

    private static ImmutableArray<CKM> EcdsaMechanisms => [CKM.CKM_ECDSA_SHA256, CKM.CKM_ECDSA_SHA384, CKM.CKM_ECDSA_SHA512];

    private static CKM Sized(CmsSignatureAlgorithm algorithm, ImmutableArray<CKM> bySize) => bySize[(algorithm.DigestLength / 16) - 2];

    private byte[] Prepare(byte[] hash) => _mechanism is CKM.CKM_RSA_PKCS ? DigestInfo.Of(_algorithm, hash) : hash;

    private IMechanism Create(ISession session)
    {
        if (_algorithm.Scheme is not SignatureScheme.RsaPss)
        {
            return session.Factories.MechanismFactory.Create(_mechanism);
        }

        (CKM hash, CKG mask) = _algorithm.DigestLength switch
        {
            32 => (CKM.CKM_SHA256, CKG.CKG_MGF1_SHA256),
            48 => (CKM.CKM_SHA384, CKG.CKG_MGF1_SHA384),
            _ => (CKM.CKM_SHA512, CKG.CKG_MGF1_SHA512),
        };
        return session.Factories.MechanismFactory.Create(_mechanism,
            session.Factories.MechanismParamsFactory.CreateCkRsaPkcsPssParams((ulong)hash, (ulong)mask, (ulong)_algorithm.DigestLength));
    }
}
