namespace CpomDocs.Signing.Remote;

/// <summary>
/// A remote signing service and the credential to use there (Cloud Signature Consortium API v2). Holds secrets: never shown.
/// </summary>
public sealed record CscProfile
{
    /// <summary>Name of the profile, as in <c>csc:NAME</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Base address of the API (<c>https://service.example/csc/v2</c>). HTTPS, but on this machine.</summary>
    public required Uri Address { get; init; }

    /// <summary>Credential to use; <see langword="null"/> where the service lists one only.</summary>
    public string? Credential { get; init; }

    /// <summary>User whose credentials are listed, where the access token does not tell.</summary>
    public string? User { get; init; }

    /// <summary>Base address of the OAuth 2 server; that of <c>info</c>, or the API's own, when <see langword="null"/>.</summary>
    public Uri? AuthorizationServer { get; init; }

    /// <summary>How access to the service is obtained.</summary>
    public CscFlow Flow { get; init; } = CscFlow.ClientCredentials;

    /// <summary>Identifier of this program at the OAuth 2 server.</summary>
    public string? ClientId { get; init; }

    /// <summary>Secret of this program at the OAuth 2 server.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Where the OAuth 2 server sends the person back.</summary>
    public Uri? Redirection { get; init; }

    /// <summary>Access token obtained elsewhere, for <see cref="CscFlow.Token"/>.</summary>
    public string? AccessToken { get; init; }

    /// <summary>Code of the credential, if a file or the environment gives it.</summary>
    public string? Pin { get; init; }

    /// <summary>One-time code of the credential, if a file or the environment gives it.</summary>
    public string? Otp { get; init; }

    /// <summary>How long a call may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether signatures are asked for in asynchronous mode, for a service that knows no other. One that answers so of itself is awaited
    /// anyhow.
    /// </summary>
    public bool IsAsynchronous { get; init; }

    /// <summary>How long the service may take to sign in asynchronous mode, a person's agreement included.</summary>
    public TimeSpan LongestOperation { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Pause before a service is asked again whether it has signed.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The name of the profile, without its secrets.</summary>
    /// <returns><c>csc:NAME</c>.</returns>
    public override string ToString() => "csc:" + Name;
}

/// <summary>Ways to obtain access to a remote service.</summary>
public enum CscFlow
{
    /// <summary>The program has its own identity (OAuth 2 client credentials).</summary>
    ClientCredentials,

    /// <summary>A person authorises in a browser (OAuth 2 authorisation code with PKCE).</summary>
    AuthorizationCode,

    /// <summary>An access token is given.</summary>
    Token,
}
