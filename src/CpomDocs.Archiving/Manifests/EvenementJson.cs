using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace CpomDocs.Archiving.Manifests;

/// <summary>Events of documents as files of the archive.</summary>
public static class EvenementJson
{
    /// <summary>Folder of the events in an object.</summary>
    public const string Folder = "evenements/";

    private const string SchemaName = "cpomdocs/evenement/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes an event.</summary>
    /// <param name="evenement">The event.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] Write(EvenementDocument evenement) =>
        JsonSerializer.SerializeToUtf8Bytes(new SchemaAndContent(SchemaName, evenement), Options);

    /// <summary>Reads an event.</summary>
    /// <param name="json">Bytes of the file.</param>
    /// <returns>The event, or <see langword="null"/> when the bytes are something else.</returns>
    public static EvenementDocument? TryRead(ReadOnlySpan<byte> json)
    {
        try
        {
            SchemaAndContent? read = JsonSerializer.Deserialize<SchemaAndContent>(json, Options);
            return read?.Schema == SchemaName ? read.Evenement : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record SchemaAndContent(string Schema, EvenementDocument Evenement);
}
