using System.Text.Json;
using CpomDocs.Signing.Keys;

namespace CpomDocs.Signing.Remote;

/// <summary>Finds the credential of a profile and reads what the service says of it.</summary>
internal sealed class CscCredentials(CscService service, CscProfile profile)
{
    private const int PageSize = 20;
    private const int MostPages = 50;

    /// <summary>The credential of the profile, able to sign.</summary>
    /// <exception cref="CscRefusal">The service refuses.</exception>
    /// <exception cref="SigningKeyUnavailableException">None, several, or one that cannot sign.</exception>
    public CscCredential Read()
    {
        string id = profile.Credential ?? Only([.. List()]);
        JsonElement answer = service.Call("credentials/info", new
        {
            credentialID = id,
            certificates = "chain",
            certInfo = true,
            authInfo = true,
        });
        CscCredential credential = CscCredential.TryRead(id, answer) ?? throw Refusal("Csc.SansCertificat", service.Name, id);
        return credential.Fault is { } fault ? throw Refusal(fault, service.Name, id) : credential;
    }

    private IEnumerable<string> List()
    {
        string? page = null;
        for (int i = 0; i < MostPages; i++)
        {
            JsonElement answer = service.Call("credentials/list",
                new { userID = profile.User, maxResults = PageSize, pageToken = page });
            foreach (string id in CscJson.Texts(answer, "credentialIDs"))
            {
                yield return id;
            }

            page = CscJson.Text(answer, "nextPageToken");
            if (string.IsNullOrEmpty(page))
            {
                yield break;
            }
        }
    }

    private string Only(string[] ids) => ids switch
    {
        [var id] => id,
        [] => throw Refusal("Csc.AucuneIdentite", service.Name),
        _ => throw Refusal("Csc.PlusieursIdentites", service.Name, string.Join(", ", ids)),
    };

    private SigningKeyUnavailableException Refusal(string key, params ReadOnlySpan<object?> values) =>
        new(service.Name, Messages.Format(key, values));
}
