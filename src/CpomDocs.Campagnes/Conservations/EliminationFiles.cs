using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CpomDocs.Archiving;

namespace CpomDocs.Campagnes.Conservations;

/// <summary>The register of eliminations as files: one folder a proposition, which a person can read without the program.</summary>
internal static class EliminationFiles
{
    private const string Schema = "cpomdocs/elimination/1";
    private const string Proposition = "/proposition.json";
    private const string Decision = "/decision.json";
    private const string ProcesVerbal = "/proces-verbal.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Files of a new proposition.</summary>
    /// <param name="proposition">The proposition.</param>
    /// <param name="inventories">Inventory of each contract, by code: the digests of every file outlive it.</param>
    public static IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> Of(
        PropositionElimination proposition, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> inventories)
    {
        string folder = FolderOf(proposition.Numero);
        byte[] json = Write(proposition);
        return
        [
            KeyValuePair.Create<string, ReadOnlyMemory<byte>>("LISEZMOI.txt", Encoding.UTF8.GetBytes(Messages.Get("EliminationLisezMoi"))),
            KeyValuePair.Create<string, ReadOnlyMemory<byte>>(folder + Proposition, json),
            KeyValuePair.Create(folder + "/BORDEREAU.txt", Text(EliminationText.Of(proposition, DigestOf(json)))),
            .. inventories.Select(one => KeyValuePair.Create($"{folder}/inventaires/{one.Key}.json", one.Value)),
        ];
    }

    /// <summary>File of a decision.</summary>
    public static KeyValuePair<string, ReadOnlyMemory<byte>> Of(DecisionElimination decision) =>
        KeyValuePair.Create<string, ReadOnlyMemory<byte>>(FolderOf(decision.Numero) + Decision, Write(decision));

    /// <summary>Files of a record.</summary>
    public static IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> Of(ProcesVerbalElimination record)
    {
        string folder = FolderOf(record.Proposition.Numero);
        return
        [
            KeyValuePair.Create<string, ReadOnlyMemory<byte>>(folder + ProcesVerbal, Write(record)),
            KeyValuePair.Create(folder + "/PROCES-VERBAL.txt", Text(EliminationText.Of(record))),
        ];
    }

    /// <summary>Reads the register.</summary>
    /// <param name="files">Bytes by logical path.</param>
    /// <returns>Every elimination, in the order of the numbers.</returns>
    /// <exception cref="ArchiveUnavailableException">A file of it is something else.</exception>
    public static ImmutableArray<SuiviElimination> Read(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files)
    {
        return
        [
            .. files.Keys.Where(path => path.EndsWith(Proposition, StringComparison.Ordinal)).Select(path =>
            {
                string folder = path[..^Proposition.Length];
                return new SuiviElimination(Read<PropositionElimination>(path, files[path]), DigestOf(files[path].Span))
                {
                    Decision = TryRead<DecisionElimination>(folder + Decision, files),
                    ProcesVerbal = TryRead<ProcesVerbalElimination>(folder + ProcesVerbal, files),
                };
            }),
        ];
    }

    /// <summary>SHA-512, lower-case hexadecimal.</summary>
    public static string DigestOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA512.HashData(bytes));

    private static string FolderOf(int number) => number.ToString("0000", CultureInfo.InvariantCulture);

    private static ReadOnlyMemory<byte> Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Write<T>(T content) => JsonSerializer.SerializeToUtf8Bytes(new SchemaAndContent<T>(Schema, content), Options);

    private static T? TryRead<T>(string path, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files)
        where T : class => files.TryGetValue(path, out ReadOnlyMemory<byte> json) ? Read<T>(path, json) : null;

    private static T Read<T>(string path, ReadOnlyMemory<byte> json)
    {
        try
        {
            SchemaAndContent<T>? read = JsonSerializer.Deserialize<SchemaAndContent<T>>(json.Span, Options);
            return read is { Schema: Schema, Contenu: { } content } ? content : throw Unreadable(path, null);
        }
        catch (JsonException error)
        {
            throw Unreadable(path, error);
        }
    }

    private static ArchiveUnavailableException Unreadable(string path, Exception? inner) =>
        new(Messages.Get("RegistreIllisible", path), inner);

    private sealed record SchemaAndContent<T>(string Schema, T Contenu);
}
