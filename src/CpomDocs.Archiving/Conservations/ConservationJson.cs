using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace CpomDocs.Archiving.Conservations;

/// <summary>Acts of conservation as files of the archive.</summary>
public static class ConservationJson
{
    /// <summary>Folder of the acts in an object.</summary>
    public const string Folder = "conservation/";

    private const string SchemaName = "cpomdocs/conservation/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Logical path of an act.</summary>
    /// <param name="rank">Its number among those of the contract, from 1.</param>
    /// <param name="type">What it is.</param>
    /// <returns>Path with <c>/</c>; the order of the paths is that of the acts.</returns>
    public static string PathOf(int rank, TypeActeConservation type) =>
        string.Create(CultureInfo.InvariantCulture, $"{Folder}{rank:0000}-{type}.json");

    /// <summary>Writes an act.</summary>
    /// <param name="acte">The act.</param>
    /// <returns>UTF-8 JSON.</returns>
    public static byte[] Write(ActeConservation acte) =>
        JsonSerializer.SerializeToUtf8Bytes(new SchemaAndContent(SchemaName, acte), Options);

    /// <summary>Reads an act.</summary>
    /// <param name="path">Its logical path, for the message.</param>
    /// <param name="json">Bytes of the file.</param>
    /// <returns>The act.</returns>
    /// <exception cref="ArchiveUnavailableException">
    /// It is something else: a hold must not be lost because nobody could read it.
    /// </exception>
    public static ActeConservation Read(string path, ReadOnlySpan<byte> json)
    {
        try
        {
            SchemaAndContent? read = JsonSerializer.Deserialize<SchemaAndContent>(json, Options);
            return read is { Schema: SchemaName, Acte: { } acte } ? acte : throw Unreadable(path, null);
        }
        catch (JsonException error)
        {
            throw Unreadable(path, error);
        }
    }

    private static ArchiveUnavailableException Unreadable(string path, Exception? inner) =>
        new(Messages.ConservationUnreadable(path), inner);

    private sealed record SchemaAndContent(string Schema, ActeConservation Acte);
}
