using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CpomDocs.Signing.Remote;

/// <summary>How the calls of the API are written, and a strict reading of what comes back.</summary>
internal static class CscJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>A text of an object, or <see langword="null"/>.</summary>
    public static string? Text(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A whole number of an object, or <see langword="null"/>.</summary>
    public static int? Number(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out int number) ? number : null;

    /// <summary>The texts of a list of an object; empty when it is absent.</summary>
    public static ImmutableArray<string> Texts(JsonElement json, string name) =>
        [.. Items(json, name).Where(item => item.ValueKind is JsonValueKind.String).Select(item => item.GetString()!)];

    /// <summary>The items of a list of an object; empty when it is absent.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>A member of an object, undefined when it is absent.</summary>
    public static JsonElement Member(JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out JsonElement value) ? value : default;
}
