using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CpomDocs.Archiving.Manifests;

/// <summary>Content of <c>entree.json</c>, which each version carries: what happened and where the liasse stood.</summary>
/// <param name="CodeContrat">Code of the contract.</param>
/// <param name="Evenement">What happened, in French.</param>
/// <param name="Etat">State of the liasse.</param>
internal sealed record EntryManifest(string CodeContrat, string Evenement, string Etat)
{
    /// <summary>Logical path in a version.</summary>
    public const string LogicalPath = "entree.json";

    private const string Schema = "cpomdocs/entree/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
    };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(new Document(Schema, CodeContrat, Evenement, Etat), Options);

    /// <summary>Reads the manifest of a version.</summary>
    /// <param name="json">Bytes of <c>entree.json</c>.</param>
    /// <returns>The manifest, or <see langword="null"/> when the bytes are something else.</returns>
    public static EntryManifest? TryRead(ReadOnlySpan<byte> json)
    {
        try
        {
            Document? document = JsonSerializer.Deserialize<Document>(json, Options);
            return document?.Schema == Schema ? new EntryManifest(document.CodeContrat, document.Evenement, document.Etat) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Document(string Schema, string CodeContrat, string Evenement, string Etat);
}
