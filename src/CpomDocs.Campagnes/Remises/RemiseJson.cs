using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace CpomDocs.Campagnes.Remises;

/// <summary>Deliveries as files: in the zip, sent back as receipts, and in the archive.</summary>
public static class RemiseJson
{
    private const string SchemaName = "cpomdocs/remise/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes a delivery; what its receipt will say stands as blanks to complete.</summary>
    /// <param name="remise">The delivery.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] Write(Remise remise) => JsonSerializer.SerializeToUtf8Bytes(new SchemaAndContent(SchemaName, remise), Options);

    /// <summary>Reads a delivery or its receipt.</summary>
    /// <param name="json">Bytes of the file.</param>
    /// <returns>The delivery, or <see langword="null"/> when the bytes are something else.</returns>
    public static Remise? TryRead(ReadOnlySpan<byte> json)
    {
        try
        {
            SchemaAndContent? read = JsonSerializer.Deserialize<SchemaAndContent>(json, Options);
            return read is { Schema: SchemaName, Remise.Pieces.IsDefault: false } ? read.Remise : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record SchemaAndContent(string Schema, Remise Remise);
}
