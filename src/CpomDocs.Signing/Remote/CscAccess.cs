using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CpomDocs.Signing.Keys;

namespace CpomDocs.Signing.Remote;

/// <summary>
/// Obtains access to a service, and the person's authorisation where it is given in a browser (CSC API v2, 8.4). Thread-safe.
/// </summary>
internal sealed class CscAccess(CscProfile profile, CscTransport transport, Func<Uri> server, SigningKeyOptions options)
{
    private const int VerifierLength = 32;

    // A token that ends while a call is on its way is of no use.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private (string Token, DateTimeOffset Until)? _current;

    private string Name => "csc:" + profile.Name;

    /// <summary>Whether another token can be had without the person.</summary>
    public bool CanRenew => profile.Flow is CscFlow.ClientCredentials;

    /// <summary>The access token, asked for when there is none or when it ends.</summary>
    /// <exception cref="CscRefusal">The server refuses.</exception>
    /// <exception cref="SigningKeyUnavailableException">The profile or the person does not give what it takes.</exception>
    public string Token()
    {
        lock (_lock)
        {
            if (_current is not { } current || current.Until <= options.Clock.GetUtcNow())
            {
                current = profile.Flow switch
                {
                    CscFlow.Token => (Required(profile.AccessToken, "jeton"), DateTimeOffset.MaxValue),
                    CscFlow.ClientCredentials => TokenOf(Ask(new() { ["grant_type"] = "client_credentials", ["scope"] = "service" })),
                    _ => TokenOf(AskPerson(new() { ["scope"] = "service" })),
                };
                _current = current;
            }

            return current.Token;
        }
    }

    /// <summary>Leaves the token that the service no longer takes.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _current = null;
        }
    }

    /// <summary>Has the person authorise the signature of hashes in a browser.</summary>
    /// <param name="credential">Credential.</param>
    /// <param name="hashes">The hashes.</param>
    /// <param name="hashAlgorithm">Object identifier of their algorithm.</param>
    /// <returns>The SAD.</returns>
    public string Authorize(string credential, IReadOnlyList<byte[]> hashes, string hashAlgorithm)
    {
        JsonElement answer = AskPerson(new()
        {
            ["scope"] = "credential",
            ["credentialID"] = credential,
            ["numSignatures"] = hashes.Count.ToString(CultureInfo.InvariantCulture),
            ["hashes"] = string.Join(',', hashes.Select(hash => Base64Url(hash))),
            ["hashAlgorithmOID"] = hashAlgorithm,
        });
        return TokenOf(answer).Token;
    }

    // RFC 6749, 4.1; RFC 7636: the code alone is of no use to who reads it over a shoulder.
    private JsonElement AskPerson(Dictionary<string, string> query)
    {
        string verifier = Base64Url(RandomNumberGenerator.GetBytes(VerifierLength));
        string state = Base64Url(RandomNumberGenerator.GetBytes(VerifierLength));
        string redirection = profile.Redirection?.AbsoluteUri ?? throw Missing("redirection");
        query["response_type"] = "code";
        query["client_id"] = Required(profile.ClientId, "client");
        query["redirect_uri"] = redirection;
        query["state"] = state;
        query["code_challenge"] = Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        query["code_challenge_method"] = "S256";
        string parameters = string.Join('&', query.Select(pair => pair.Key + "=" + Uri.EscapeDataString(pair.Value)));
        string? answer = options.AskCode(new Uri(AddressOf("oauth2/authorize") + "?" + parameters));
        return Ask(new()
        {
            ["grant_type"] = "authorization_code",
            ["code"] = CscRedirection.CodeOf(answer, state) ?? throw Refusal("Csc.SansCode"),
            ["redirect_uri"] = redirection,
            ["code_verifier"] = verifier,
        });
    }

    private JsonElement Ask(Dictionary<string, string> form)
    {
        form["client_id"] = Required(profile.ClientId, "client");
        if (profile.Flow is CscFlow.ClientCredentials || profile.ClientSecret is not null)
        {
            form["client_secret"] = Required(profile.ClientSecret, "secret");
        }

        return transport.Post(new Uri(AddressOf("oauth2/token")), form);
    }

    private (string Token, DateTimeOffset Until) TokenOf(JsonElement answer)
    {
        string token = CscJson.Text(answer, "access_token") ?? throw Refusal("Csc.ReponseIllisible");
        TimeSpan left = TimeSpan.FromSeconds(CscJson.Number(answer, "expires_in") ?? 300) - Margin;
        return (token, options.Clock.GetUtcNow() + left);
    }

    private string AddressOf(string path) => server().AbsoluteUri.TrimEnd('/') + "/" + path;

    private string Required(string? value, string setting) => string.IsNullOrEmpty(value) ? throw Missing(setting) : value;

    private SigningKeyUnavailableException Missing(string setting) =>
        new(Name, Messages.Format("Csc.ReglageManquant", profile.Name, setting));

    private SigningKeyUnavailableException Refusal(string key) => new(Name, Messages.Format(key, Name));

    private static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
