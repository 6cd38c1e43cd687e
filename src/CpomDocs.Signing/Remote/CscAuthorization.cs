using System.Text.Json;
using CpomDocs.Signing.Keys;

namespace CpomDocs.Signing.Remote;

/// <summary>Obtains the authorisation to sign a set of hashes (SAD): it is good for these hashes alone, once, for a short time.</summary>
internal sealed class CscAuthorization(CscService service, CscProfile profile, CscCredential credential, SigningKeyOptions options)
{
    private string? _pin = profile.Pin;

    /// <summary>Asks for it.</summary>
    /// <param name="hashes">The hashes, in the order in which they will be signed.</param>
    /// <param name="hashAlgorithm">Object identifier of their algorithm.</param>
    /// <returns>The SAD.</returns>
    /// <exception cref="CscRefusal">The service refuses.</exception>
    /// <exception cref="SigningKeyUnavailableException">A code is missing.</exception>
    public string Obtain(IReadOnlyList<byte[]> hashes, string hashAlgorithm)
    {
        if (credential.Mode is "oauth2code")
        {
            return service.Access.Authorize(credential.Id, hashes, hashAlgorithm);
        }

        object[]? answers = credential.Mode is "explicit"
            ? [.. credential.Objects.Select(item => new { id = item.Id, value = Answer(item) })]
            : null;
        JsonElement answer = service.Call("credentials/authorize", new
        {
            credentialID = credential.Id,
            numSignatures = hashes.Count,
            hashes = hashes.Select(Convert.ToBase64String),
            hashAlgorithmOID = hashAlgorithm,
            authData = answers,
        });
        return CscJson.Text(answer, "SAD")
            ?? throw new SigningKeyUnavailableException(service.Name, Messages.Format("Csc.ReponseIllisible", service.Name));
    }

    private string Answer(CscAuthObject item)
    {
        string? value = item.IsOneTime ? OneTime() : _pin ??= options.AskSecret(Request(SecretKind.Pin, "Csc.DemandePin"));
        return string.IsNullOrEmpty(value)
            ? throw new SigningKeyUnavailableException(service.Name,
                Messages.Format(item.IsOneTime ? "Csc.SansOtp" : "Csc.SansPin", service.Name, profile.Name))
            : value;
    }

    private string? OneTime()
    {
        if (service.Has("credentials/getChallenge"))
        {
            service.Call("credentials/getChallenge", new { credentialID = credential.Id });
        }

        return profile.Otp ?? options.AskSecret(Request(SecretKind.Otp, "Csc.DemandeOtp"));
    }

    private SecretRequest Request(SecretKind kind, string message) => new(kind, Messages.Format(message, service.Name));
}
