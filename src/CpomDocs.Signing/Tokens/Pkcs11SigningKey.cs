using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Signing.Keys;
using CpomDocs.Trust.Cms;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace CpomDocs.Signing.Tokens;

/// <summary>
/// A key in a card, a token or an HSM, reached through its PKCS#11 module. The PIN is presented once; sessions serve a whole batch, several
/// threads at a time as far as the token allows.
/// </summary>
public sealed class Pkcs11SigningKey : ISigningKey
{
    private readonly TokenLibrary _library;
    private readonly TokenSessions _sessions;
    private readonly TokenKey _key;
    private readonly TokenMechanism _mechanism;
    private readonly string? _pin;
    private readonly Lock _presenting = new();

    // After a refusal the PIN is not presented again: each try that fails brings the token nearer to its lock.
    private volatile SigningKeyUnavailableException? _refusal;

    private volatile bool _isPinTaken;

    private Pkcs11SigningKey(TokenLibrary library, TokenSessions sessions, OpenedKey opened)
    {
        _library = library;
        _sessions = sessions;
        _key = opened.Key;
        _mechanism = opened.Mechanism;
        _pin = opened.Key.AlwaysAuthenticates ? opened.Pin : null;
        Identity = opened.Identity;
    }

    /// <inheritdoc/>
    public SigningIdentity Identity { get; }

    /// <summary>Opens a key.</summary>
    /// <param name="uri">RFC 7512 URI, with <c>module-path</c> or <c>module-name</c> unless the options name the module.</param>
    /// <param name="options">PIN, certificate, module, scheme.</param>
    /// <returns>The key.</returns>
    /// <exception cref="SigningKeyUnavailableException">
    /// The URI is badly written or carries a PIN; module, token, key or certificate is missing; several tokens or keys match; the PIN is
    /// missing, wrong or locked.
    /// </exception>
    public static Pkcs11SigningKey Open(string uri, SigningKeyOptions options)
    {
        ArgumentNullException.ThrowIfNull(uri);
        ArgumentNullException.ThrowIfNull(options);
        Pkcs11Uri parsed = TokenUri.Parse(uri);
        var library = TokenLibrary.Open(TokenLibraryPath.Of(parsed, options.TokenModule));
        try
        {
            return Open(library, parsed, options);
        }
        catch (Pkcs11Exception error)
        {
            library.Dispose();
            throw TokenErrors.Of(TokenUri.Shown(parsed), error);
        }
        catch
        {
            library.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public byte[] Sign(ReadOnlySpan<byte> data)
    {
        byte[] bytes = data.ToArray();
        if (!_key.AlwaysAuthenticates)
        {
            return _sessions.Use(session => _mechanism.Sign(session, _key, _pin, bytes));
        }

        if (_isPinTaken)
        {
            return Present(bytes);
        }

        lock (_presenting)
        {
            return Present(bytes);
        }
    }

    // Several threads that present a PIN at the same time would burn as many tries: one does, and the others wait for what comes of it.
    // Where the PIN is typed on the reader, the person types one at a time.
    private byte[] Present(byte[] bytes)
    {
        if (_refusal is { } refused)
        {
            throw new SigningKeyUnavailableException(refused.KeySource, refused.Message, refused);
        }

        try
        {
            byte[] signature = _sessions.Use(session => _mechanism.Sign(session, _key, _pin, bytes));
            _isPinTaken = _pin is not null;
            return signature;
        }
        catch (SigningKeyUnavailableException error)
        {
            _refusal = error;
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sessions.Dispose();
        _library.Dispose();
        Identity.Certificate.Dispose();
        foreach (X509Certificate2 certificate in Identity.Chain)
        {
            certificate.Dispose();
        }
    }

    private static Pkcs11SigningKey Open(TokenLibrary library, Pkcs11Uri uri, SigningKeyOptions options)
    {
        ISlot slot = TokenFinder.Find(library.Library, uri);
        ISession session = slot.OpenSession(SessionType.ReadOnly);
        try
        {
            string? pin = TokenLogin.Enter(slot, session, uri, options);
            OpenedKey opened = Read(slot, new TokenObjects(session, uri), uri, options) with { Pin = pin };
            return new Pkcs11SigningKey(library, new TokenSessions(slot, session), opened);
        }
        catch
        {
            TokenSessions.Close(session);
            throw;
        }
    }

    private static OpenedKey Read(ISlot slot, TokenObjects objects, Pkcs11Uri uri, SigningKeyOptions options)
    {
        TokenKey key = objects.Key();
        ImmutableArray<X509Certificate2> given = SigningCertificates.FromPem(options.CertificatePem, TokenUri.Shown(uri));
        X509Certificate2 signer = given.FirstOrDefault()
            ?? objects.CertificateOf(key)
            ?? throw new SigningKeyUnavailableException(TokenUri.Shown(uri), Messages.Format("Pkcs11.SansCertificat", key.Label));
        if (!objects.MayBelong(signer, key))
        {
            throw new SigningKeyUnavailableException(TokenUri.Shown(uri), Messages.Format("Pkcs11.AutreCertificat", key.Label));
        }

        ImmutableArray<X509Certificate2> chain = given.Length > 1 ? given[1..] : objects.ChainOf(signer);
        List<CKM> offered = slot.GetMechanismList();
        CmsSignatureAlgorithm algorithm = AlgorithmOf(signer, key, offered, options.Pss)
            ?? throw new SigningKeyUnavailableException(TokenUri.Shown(uri), Messages.Format("Cle.AlgorithmeInconnu", key.Label));
        TokenMechanism mechanism = TokenMechanism.For(algorithm, offered)
            ?? throw new SigningKeyUnavailableException(TokenUri.Shown(uri), Messages.Format("Pkcs11.SansMecanisme", key.Label));
        return new OpenedKey(key, mechanism, new SigningIdentity(signer, chain, algorithm));
    }

    // A token that offers PSS alone is used with PSS; otherwise the person chooses.
    private static CmsSignatureAlgorithm? AlgorithmOf(X509Certificate2 signer, TokenKey key, List<CKM> offered, bool pss)
    {
        CmsSignatureAlgorithm? algorithm = CmsSignatureAlgorithm.For(signer);
        if (algorithm is null || key.IsRsa != algorithm.Scheme is SignatureScheme.RsaPkcs1)
        {
            return null;
        }

        bool onlyPss = key.IsRsa && TokenMechanism.For(algorithm, offered) is null;
        return key.IsRsa && (pss || onlyPss) ? algorithm with { Scheme = SignatureScheme.RsaPss } : algorithm;
    }

    private sealed record OpenedKey(TokenKey Key, TokenMechanism Mechanism, SigningIdentity Identity)
    {
        public string? Pin { get; init; }
    }
}
