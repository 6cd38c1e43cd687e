using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace CpomDocs.Signing.Deferred;

/// <summary>A request of signature as a file. Reads what a stranger may have changed: it never throws.</summary>
public static class DemandeJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes a request.</summary>
    /// <param name="demande">The request.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] Write(DemandeSignature demande) => JsonSerializer.SerializeToUtf8Bytes(demande, Options);

    /// <summary>Reads a request.</summary>
    /// <param name="json">Bytes of the file.</param>
    /// <returns>The request, or <see langword="null"/> when a field is missing, unknown or of another form.</returns>
    public static DemandeSignature? TryRead(ReadOnlySpan<byte> json)
    {
        try
        {
            DemandeSignature? demande = JsonSerializer.Deserialize<DemandeSignature>(json, Options);
            return demande?.Schema == DemandeSignature.SchemaName ? demande : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Whether a file says that it is a request, whole or altered.</summary>
    /// <param name="json">Bytes of the file.</param>
    public static bool IsDemande(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind is JsonValueKind.Object
                && document.RootElement.TryGetProperty("schema", out JsonElement schema)
                && schema.ValueKind is JsonValueKind.String
                && schema.GetString() == DemandeSignature.SchemaName;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Digest of what a request says, however its file is laid out.</summary>
    /// <param name="demande">The request.</param>
    /// <returns>SHA-256, lower-case hexadecimal.</returns>
    public static string DigestOf(DemandeSignature demande) => Convert.ToHexStringLower(SHA256.HashData(Write(demande)));
}
