using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace CpomDocs.Signing.Remote;

/// <summary>What a service says of a credential (CSC API v2, 11.5).</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Algorithms">Object identifiers of the algorithms of its key.</param>
/// <param name="Certificates">Certificate of the signer, then its issuers.</param>
/// <param name="Mode">How it is authorised: <c>implicit</c>, <c>explicit</c> or <c>oauth2code</c>.</param>
/// <param name="Objects">What an explicit authorisation asks.</param>
/// <param name="Multisign">How many hashes one authorisation may carry.</param>
internal sealed record CscCredential(
    string Id,
    ImmutableArray<string> Algorithms,
    ImmutableArray<X509Certificate2> Certificates,
    string Mode,
    ImmutableArray<CscAuthObject> Objects,
    int Multisign)
{
    private static ImmutableArray<CscAuthObject> OfVersion1 => [new("PIN", IsOneTime: false), new("OTP", IsOneTime: true)];

    /// <summary>Key of the French sentence that says why it cannot sign, or <see langword="null"/>.</summary>
    public string? Fault { get; private init; }

    /// <summary>Reads the answer of <c>credentials/info</c>; <see langword="null"/> when it says too little.</summary>
    public static CscCredential? TryRead(string id, JsonElement json)
    {
        JsonElement key = CscJson.Member(json, "key");
        JsonElement certificate = CscJson.Member(json, "cert");
        JsonElement authorization = CscJson.Member(json, "auth");
        ImmutableArray<X509Certificate2> certificates = Certificate(CscJson.Texts(certificate, "certificates"));
        if (certificates.IsEmpty)
        {
            return null;
        }

        string mode = CscJson.Text(authorization, "mode") ?? CscJson.Text(json, "authMode") ?? "implicit";
        return new CscCredential(id, CscJson.Texts(key, "algo"), certificates, mode, ObjectsOf(json, authorization),
            Math.Max(1, CscJson.Number(json, "multisign") ?? 1))
        {
            Fault = CscJson.Text(key, "status") is "disabled" ? "Csc.CleDesactivee"
                : CscJson.Text(certificate, "status") is "expired" or "revoked" or "suspended" ? "Csc.CertificatInvalide"
                : null,
        };
    }

    // Version 2 lists authentication objects; version 1 names PIN and OTP apart.
    private static ImmutableArray<CscAuthObject> ObjectsOf(JsonElement json, JsonElement authorization)
    {
        ImmutableArray<CscAuthObject> objects =
            [.. CscJson.Items(authorization, "objects").Select(CscAuthObject.TryRead).OfType<CscAuthObject>()];
        return objects.IsEmpty
            ? [.. OfVersion1.Where(item => CscJson.Text(CscJson.Member(json, item.Id), "presence") is "true")]
            : objects;
    }

    private static ImmutableArray<X509Certificate2> Certificate(ImmutableArray<string> encoded)
    {
        try
        {
            return [.. encoded.Select(text => X509CertificateLoader.LoadCertificate(Convert.FromBase64String(text)))];
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return [];
        }
    }
}

/// <summary>One thing an explicit authorisation asks (CSC API v2, 8.3.1).</summary>
/// <param name="Id">Its identifier (<c>PIN</c>, <c>OTP</c>).</param>
/// <param name="IsOneTime">A code for one use, rather than one that the person keeps.</param>
internal sealed record CscAuthObject(string Id, bool IsOneTime)
{
    public static CscAuthObject? TryRead(JsonElement json)
    {
        return CscJson.Text(json, "id") is { } id
            ? new CscAuthObject(id, CscJson.Text(json, "type") is { } type && type.Contains("otp", StringComparison.OrdinalIgnoreCase)
                || id.Contains("otp", StringComparison.OrdinalIgnoreCase))
            : null;
    }
}
