using System.Text.Json;
using CpomDocs.Signing.Keys;

namespace CpomDocs.Signing.Remote;

/// <summary>The calls of a remote service, with access obtained when it is needed. Thread-safe.</summary>
internal sealed class CscService : IDisposable
{
    private readonly CscProfile _profile;
    private readonly CscTransport _transport;
    private readonly Lazy<JsonElement> _info;
    private readonly CscAccess _access;

    public CscService(CscProfile profile, SigningKeyOptions options)
    {
        _profile = profile;
        _transport = new CscTransport("csc:" + profile.Name, profile.Timeout);
        _info = new Lazy<JsonElement>(() => Translate(() => _transport.Post(AddressOf("info"), new { lang = "fr-FR" }, accessToken: null)));
        _access = new CscAccess(profile, _transport, AuthorizationServer, options);
    }

    /// <summary>The profile as messages name it.</summary>
    public string Name => "csc:" + _profile.Name;

    /// <summary>Access and authorisations.</summary>
    public CscAccess Access => _access;

    /// <summary>Whether the service says that it has a method.</summary>
    public bool Has(string method) => CscJson.Texts(_info.Value, "methods").Contains(method);

    /// <summary>Calls a method with the access of the profile.</summary>
    /// <exception cref="CscRefusal">The service refuses.</exception>
    /// <exception cref="SigningKeyUnavailableException">It cannot be reached.</exception>
    public JsonElement Call(string method, object json)
    {
        try
        {
            return _transport.Post(AddressOf(method), json, _access.Token());
        }
        catch (CscRefusal refusal) when (refusal.IsTokenExpired && _access.CanRenew)
        {
            _access.Forget();
            return _transport.Post(AddressOf(method), json, _access.Token());
        }
    }

    /// <summary>Works, and says in French what the service refuses.</summary>
    /// <exception cref="SigningKeyUnavailableException">It refuses.</exception>
    public T Translate<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (CscRefusal refusal)
        {
            throw Explain(refusal);
        }
    }

    /// <summary>The French sentence of a refusal.</summary>
    public SigningKeyUnavailableException Explain(CscRefusal refusal) =>
        new(Name, Messages.Format(refusal.MessageKey, Name, refusal.ShownCode));

    public void Dispose() => _transport.Dispose();

    private Uri AddressOf(string method) => new(_profile.Address.AbsoluteUri.TrimEnd('/') + "/" + method);

    private Uri AuthorizationServer()
    {
        return _profile.AuthorizationServer
            ?? (Uri.TryCreate(CscJson.Text(_info.Value, "oauth2"), UriKind.Absolute, out Uri? told) ? told : _profile.Address);
    }
}
