using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using CpomDocs.Signing.Keys;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Signing.Remote;

/// <summary>
/// Has a service sign hashes that are authorised (CSC API v2, 11.10): at once, or later where it answers with the number of an operation,
/// which is then asked about until it is done (11.12).
/// </summary>
internal sealed class CscHashSigning(CscService service, CscProfile profile, CscCredential credential, CmsSignatureAlgorithm algorithm)
{
    private const string AtOnce = "S";
    private const string Later = "A";

    /// <summary>Signs.</summary>
    /// <param name="hashes">The hashes.</param>
    /// <param name="sad">Their authorisation.</param>
    /// <returns>The signatures as CMS carries them, in the order of the hashes.</returns>
    /// <exception cref="CscRefusal">The service refuses.</exception>
    /// <exception cref="SigningKeyUnavailableException">It cannot be reached, or does not give what was asked in time.</exception>
    public byte[][] Sign(byte[][] hashes, string sad)
    {
        JsonElement answer = service.Call("signatures/signHash", new
        {
            credentialID = credential.Id,
            SAD = sad,
            hashes = hashes.Select(Convert.ToBase64String),
            hashAlgorithmOID = algorithm.DigestOid,
            signAlgo = CscAlgorithm.NameOf(credential, algorithm),
            signAlgoParams = CscAlgorithm.ParametersOf(algorithm),
            operationMode = profile.IsAsynchronous ? Later : AtOnce,
        });
        ImmutableArray<string> values = SignaturesOf(answer);
        if (values.IsEmpty && CscJson.Text(answer, "responseID") is { } operation)
        {
            values = Await(operation);
        }

        return values.Length == hashes.Length && TryDecode(values) is { } signatures
            ? signatures
            : throw Refusal("Csc.SignaturesManquantes", service.Name);
    }

    // The service may answer 202, or 200 without signatures, as long as it works or a person has not agreed yet.
    private ImmutableArray<string> Await(string operation)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < profile.LongestOperation)
        {
            Thread.Sleep(profile.Pause);
            JsonElement answer =
                service.Call("signatures/signPolling", new { credentialID = credential.Id, responseID = operation });
            if (SignaturesOf(answer) is { IsEmpty: false } values)
            {
                return values;
            }
        }

        throw Refusal("Csc.TropLong", service.Name, (int)profile.LongestOperation.TotalSeconds);
    }

    private static ImmutableArray<string> SignaturesOf(JsonElement answer) => CscJson.Texts(answer, "signatures");

    private byte[][]? TryDecode(ImmutableArray<string> values)
    {
        try
        {
            return [.. values.Select(value => InCms(Convert.FromBase64String(value)))];
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private byte[] InCms(byte[] value)
    {
        bool isRaw = algorithm.Scheme is SignatureScheme.Ecdsa && !EcdsaValue.IsDer(value);
        return isRaw && value.Length > 0 && value.Length % 2 == 0 ? EcdsaValue.ToDer(value) : value;
    }

    private SigningKeyUnavailableException Refusal(string message, params object[] values) =>
        new(service.Name, Messages.Format(message, values));
}
