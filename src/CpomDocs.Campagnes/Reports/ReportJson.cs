using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace CpomDocs.Campagnes.Reports;

/// <summary>Writes reports as JSON files: French ASCII keys in camel case, accents as they are.</summary>
[JsonSourceGenerationOptions]
[JsonSerializable(typeof(VerificationDocument))]
[JsonSerializable(typeof(DemoReport))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    private static ReportJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
    });

    public static byte[] Write(VerificationDocument document) => Write(document, Readable.VerificationDocument);

    public static byte[] Write(DemoReport report) => Write(report, Readable.DemoReport);

    private static byte[] Write<T>(T document, JsonTypeInfo<T> type) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(document, type), (byte)'\n'];
}
