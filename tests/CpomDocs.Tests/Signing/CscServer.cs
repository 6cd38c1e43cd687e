using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using CpomDocs.Tests.Trust;

namespace CpomDocs.Tests.Signing;

/// <summary>
/// A remote signing service over real HTTP on this machine, strict where the norm is: the SAD is bound to its hashes, ends, serves once.
/// </summary>
internal sealed class CscServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly X509Certificate2Collection _certificates;
    private readonly ConcurrentDictionary<string, (string[] Hashes, DateTimeOffset Until)> _authorizations = new();
    private readonly ConcurrentDictionary<string, (string Challenge, string[]? Hashes)> _codes = new();
    private readonly ConcurrentDictionary<string, bool> _tokens = new();
    private readonly ConcurrentDictionary<string, JsonObject> _operations = new();
    private byte[]? _token;

    public CscServer(X509Certificate2Collection certificates)
    {
        _certificates = certificates;
        (_listener, Uri address) = UnService.Listen();
        Base = address.GetLeftPart(UriPartial.Authority);
        new Thread(Serve) { IsBackground = true }.Start();
    }

    public const string Pin = "4455";
    public const string Otp = "998877";
    public const string ClientSecret = "secret-du-client";

    public string Base { get; }

    public string Address => Base + "/csc/v2";

    public string[] Credentials { get; init; } = ["signature"];

    public int PageSize { get; init; } = 20;

    public int Multisign { get; init; } = 5;

    public string Mode { get; init; } = "explicit";

    public string[] Objects { get; init; } = ["PIN"];

    public string[] Algorithms { get; init; } = ["1.2.840.113549.1.1.1"];

    public string KeyStatus { get; init; } = "enabled";

    public string CertificateStatus { get; init; } = "valid";

    public bool GivesRawEcdsa { get; init; } = true;

    public TimeSpan SadLifetime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a client asks before an asynchronous operation is done; 0 for a service that signs at once.</summary>
    public int PollsBeforeDone { get; init; }

    public int Polls { get; private set; }

    /// <summary>The end of the path of a call that is refused, the answer repeating all that it was given.</summary>
    public string? Refuses { get; init; }

    public int RefusalStatus { get; init; } = 400;

    /// <summary>Every access token and authorisation given.</summary>
    public ConcurrentBag<string> Given { get; } = [];

    /// <summary>Answers RFC 3161 requests for the time-stamps of the service.</summary>
    public Func<byte[], byte[]> Tsa { get; init; } = _ => [];

    /// <summary>Gives for ever the first token it made.</summary>
    public bool RepeatsTokens { get; init; }

    /// <summary>Gives one answer of the signing call another form.</summary>
    public Func<JsonObject, JsonObject> Spoil { get; set; } = answer => answer;

    public int Authorizations { get; private set; }

    public int SigningCalls { get; private set; }

    public int Tokens { get; private set; }

    public int PinTries { get; private set; }

    public List<string> Bodies { get; } = [];

    /// <summary>Forgets every access token: they have ended.</summary>
    public void EndTokens() => _tokens.Clear();

    public void Dispose() => _listener.Close();

    private void Serve()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = _listener.GetContext();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            Answer(context);
        }
    }

    private void Answer(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        string body = reader.ReadToEnd();
        Bodies.Add(body);
        (int status, JsonObject json) = context.Request.Url!.AbsolutePath switch
        {
            var path when Refuses is not null && path.EndsWith(Refuses, StringComparison.Ordinal) =>
                (RefusalStatus, Error("invalid_request", body + context.Request.Headers["Authorization"] + string.Join(' ', Given))),
            "/oauth2/authorize" => AuthorizeInBrowser(context),
            "/oauth2/token" => Token(HttpUtility.ParseQueryString(body)),
            "/csc/v2/info" => (200, Info()),
            var path when !_tokens.ContainsKey(context.Request.Headers["Authorization"]?["Bearer ".Length..] ?? "") =>
                (401, Error("invalid_token", "The access token expired: " + path)),
            var path => Call(path["/csc/v2/".Length..], JsonNode.Parse(body)!.AsObject()),
        };
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        byte[] bytes = Encoding.UTF8.GetBytes(json.ToJsonString());
        context.Response.OutputStream.Write(bytes);
        context.Response.Close();
    }

    private (int Status, JsonObject Json) Call(string method, JsonObject json) => method switch
    {
        "credentials/list" => (200, List(json)),
        "credentials/info" => CredentialInfo(json),
        "credentials/authorize" => Authorize(json),
        "signatures/signHash" => SignHash(json),
        "signatures/signPolling" => Poll(json),
        "signatures/timestamp" => (200, new JsonObject { ["timestamp"] = Convert.ToBase64String(Stamp(json)) }),
        _ => (404, Error("invalid_request", "Unknown method")),
    };

    private JsonObject Info() => new()
    {
        ["specs"] = "2.0.0.2",
        ["name"] = "Service d'essai",
        ["authType"] = new JsonArray("oauth2code", "oauth2client"),
        ["oauth2"] = Base,
        ["methods"] = new JsonArray("credentials/list", "credentials/info", "credentials/authorize", "signatures/signHash"),
    };

    private (int Status, JsonObject Json) Token(System.Collections.Specialized.NameValueCollection form)
    {
        string? grant = form["grant_type"];
        if (grant == "client_credentials")
        {
            return form["client_id"] == "cpomdocs" && form["client_secret"] == ClientSecret
                ? (200, NewToken("Bearer", hashes: null))
                : (401, Error("invalid_client", "Wrong secret " + form["client_secret"]));
        }

        string challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"] ?? "")))
            .TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return _codes.TryRemove(form["code"] ?? "", out (string Challenge, string[]? Hashes) code) && code.Challenge == challenge
            ? (200, NewToken(code.Hashes is null ? "Bearer" : "SAD", code.Hashes))
            : (400, Error("invalid_grant", "Wrong code"));
    }

    private JsonObject NewToken(string type, string[]? hashes)
    {
        string token = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
        Given.Add(token);
        if (hashes is null)
        {
            Tokens++;
            _tokens[token] = true;
        }
        else
        {
            _authorizations[token] = (hashes, DateTimeOffset.UtcNow + SadLifetime);
        }

        return new JsonObject { ["access_token"] = token, ["token_type"] = type, ["expires_in"] = 3600 };
    }

    private (int Status, JsonObject Json) AuthorizeInBrowser(HttpListenerContext context)
    {
        System.Collections.Specialized.NameValueCollection query = context.Request.QueryString;
        string code = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
        string[]? hashes = query["scope"] == "credential"
            ? [.. query["hashes"]!.Split(',').Select(hash => hash.Replace('-', '+').Replace('_', '/'))
                .Select(hash => hash.PadRight((hash.Length + 3) / 4 * 4, '='))]
            : null;
        _codes[code] = (query["code_challenge"]!, hashes);
        context.Response.RedirectLocation = $"{query["redirect_uri"]}?code={code}&state={query["state"]}";
        Authorizations += hashes is null ? 0 : 1;
        return (302, []);
    }

    private JsonObject List(JsonObject json)
    {
        int start = int.Parse(json["pageToken"]?.GetValue<string>() ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        string[] page = [.. Credentials.Skip(start).Take(PageSize)];
        var answer = new JsonObject { ["credentialIDs"] = new JsonArray([.. page.Select(id => JsonValue.Create(id))]) };
        if (start + page.Length < Credentials.Length)
        {
            answer["nextPageToken"] = $"{start + page.Length}";
        }

        return answer;
    }

    private (int Status, JsonObject Json) CredentialInfo(JsonObject json)
    {
        if (!Credentials.Contains(json["credentialID"]?.GetValue<string>()))
        {
            return (400, Error("invalid_request", "Invalid parameter credentialID"));
        }

        IEnumerable<X509Certificate2> chain = _certificates.OrderByDescending(certificate => certificate.HasPrivateKey);
        return (200, new JsonObject
        {
            ["key"] = new JsonObject
            {
                ["status"] = KeyStatus,
                ["algo"] = new JsonArray([.. Algorithms.Select(algorithm => JsonValue.Create(algorithm))]),
                ["len"] = 3072,
            },
            ["cert"] = new JsonObject
            {
                ["status"] = CertificateStatus,
                ["certificates"] = new JsonArray([.. chain.Select(item => JsonValue.Create(Convert.ToBase64String(item.RawData)))]),
            },
            ["auth"] = new JsonObject
            {
                ["mode"] = Mode,
                ["objects"] = new JsonArray([.. Objects.Select(AuthObject)]),
            },
            ["SCAL"] = "2",
            ["multisign"] = Multisign,
        });
    }

    private static JsonObject AuthObject(string id) => new() { ["id"] = id, ["type"] = id == "OTP" ? "OTP" : "Password" };

    private (int Status, JsonObject Json) Authorize(JsonObject json)
    {
        Authorizations++;
        string[] hashes = Texts(json["hashes"]);
        if (json["numSignatures"]!.GetValue<int>() != hashes.Length || hashes.Length > Multisign)
        {
            return (400, Error("invalid_request", "Invalid parameter numSignatures"));
        }

        foreach (string id in Mode == "explicit" ? Objects : [])
        {
            JsonNode? answer = json["authData"]?.AsArray().FirstOrDefault(item => item!["id"]!.GetValue<string>() == id);
            string? value = answer?["value"]?.GetValue<string>();
            PinTries += id == "PIN" ? 1 : 0;
            if (value != (id == "PIN" ? Pin : Otp))
            {
                return (400, Error(id == "PIN" ? "invalid_pin" : "invalid_otp", $"Wrong {id} {value}"));
            }
        }

        JsonObject token = NewToken("SAD", hashes);
        return (200, new JsonObject { ["SAD"] = token["access_token"]!.GetValue<string>(), ["expiresIn"] = (int)SadLifetime.TotalSeconds });
    }

    private (int Status, JsonObject Json) SignHash(JsonObject json)
    {
        SigningCalls++;
        string[] hashes = Texts(json["hashes"]);
        if (!_authorizations.TryRemove(json["SAD"]!.GetValue<string>(), out (string[] Hashes, DateTimeOffset Until) sad))
        {
            return (400, Error("invalid_request", "Invalid parameter SAD"));
        }

        if (sad.Until < DateTimeOffset.UtcNow)
        {
            return (400, Error("invalid_request", "SAD expired"));
        }

        if (!hashes.SequenceEqual(sad.Hashes))
        {
            return (400, Error("invalid_request", "A hash is not authorized by the SAD"));
        }

        IEnumerable<JsonNode?> signatures = hashes.Select(hash => JsonValue.Create(Sign(hash, json["signAlgo"]!.GetValue<string>())));
        JsonObject signed = Spoil(new JsonObject { ["signatures"] = new JsonArray([.. signatures]) });
        if (PollsBeforeDone == 0)
        {
            return (200, signed);
        }

        string operation = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
        _operations[operation] = signed;
        return (200, new JsonObject { ["responseID"] = operation });
    }

    private (int Status, JsonObject Json) Poll(JsonObject json)
    {
        Polls++;
        string operation = json["responseID"]!.GetValue<string>();
        return !_operations.ContainsKey(operation) ? (400, Error("invalid_request", "Invalid parameter responseID"))
            : Polls < PollsBeforeDone ? (202, [])
            : _operations.TryRemove(operation, out JsonObject? signed) ? (200, signed)
            : (400, Error("invalid_request", "Invalid parameter responseID"));
    }

    private string Sign(string hash, string algorithm)
    {
        byte[] digest = Convert.FromBase64String(hash);
        X509Certificate2 signer = _certificates.Single(certificate => certificate.HasPrivateKey);
        if (signer.GetRSAPrivateKey() is { } rsa)
        {
            RSASignaturePadding padding = algorithm == "1.2.840.113549.1.1.10" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
            return Convert.ToBase64String(rsa.SignHash(digest, HashAlgorithmName.SHA256, padding));
        }

        DSASignatureFormat format = GivesRawEcdsa
            ? DSASignatureFormat.IeeeP1363FixedFieldConcatenation
            : DSASignatureFormat.Rfc3279DerSequence;
        return Convert.ToBase64String(signer.GetECDsaPrivateKey()!.SignHash(digest, format));
    }

    private byte[] Stamp(JsonObject json)
    {
        byte[] hash = Convert.FromBase64String(json["hash"]!.GetValue<string>());
        byte[] nonce = Convert.FromHexString(json["nonce"]!.GetValue<string>());
        Rfc3161TimestampRequest request =
            Rfc3161TimestampRequest.CreateFromHash(hash, HashAlgorithmName.SHA256, nonce: nonce, requestSignerCertificates: true);
        byte[] token = request.ProcessResponse(Tsa(request.Encode()), out _).AsSignedCms().Encode();
        return RepeatsTokens ? _token ??= token : token;
    }

    private static string[] Texts(JsonNode? list) => [.. list!.AsArray().Select(item => item!.GetValue<string>())];

    private static JsonObject Error(string code, string description) => new() { ["error"] = code, ["error_description"] = description };
}
