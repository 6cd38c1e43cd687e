using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CpomDocs.Archiving.Checks;

namespace CpomDocs.Campagnes.Journals;

/// <summary>
/// What a check of the archive has done so far, one line an object, in a file outside the archive: a check that was stopped or killed goes
/// on from there.
/// </summary>
public sealed class CheckJournal : IDisposable
{
    private const string Schema = "cpomdocs/controle/1";

    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly StreamWriter _file;
    private readonly Lock _lock = new();

    private CheckJournal(StreamWriter file, ImmutableDictionary<string, ObjectCheck> done)
    {
        _file = file;
        Done = done;
    }

    /// <summary>Objects checked before, by path.</summary>
    public ImmutableDictionary<string, ObjectCheck> Done { get; }

    /// <summary>Sample of the check that a file tells of, when it has not ended.</summary>
    /// <param name="path">File; it may be absent.</param>
    /// <returns>The sample, or <see langword="null"/> for none.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ContentSample? PendingSample(string path) =>
        Content.Read(path) is { IsEnded: false } content ? content.Header?.Sample : null;

    /// <summary>Opens a journal: a check under way goes on, an ended one starts over.</summary>
    /// <param name="path">File, made when absent.</param>
    /// <param name="archive">The archive that is checked.</param>
    /// <param name="sample">Its sample, if any.</param>
    /// <param name="signatures">Whether the documents are looked at too.</param>
    /// <returns>The journal, or <see langword="null"/> when the file tells of something else.</returns>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public static CheckJournal? TryOpen(string path, string archive, ContentSample? sample, bool signatures = false)
    {
        var header = new Header(Schema, Path.GetFullPath(archive), sample, signatures);
        Content before = Content.Read(path);
        if (!before.IsEmpty && (before.Header is null || (!before.IsEnded && before.Header != header)))
        {
            return null;
        }

        bool goesOn = before.Header == header && !before.IsEnded;
        IEnumerable<ObjectCheck> done = goesOn ? before.Done : [];
        var file = new StreamWriter(new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
        file.WriteLine(JsonSerializer.Serialize(header, Options));
        var journal = new CheckJournal(file, done.ToImmutableDictionary(item => item.Chemin, StringComparer.Ordinal));
        foreach (ObjectCheck item in journal.Done.Values)
        {
            journal.Add(item);
        }

        return journal;
    }

    /// <summary>Keeps the check of an object; several threads may.</summary>
    /// <param name="item">The check.</param>
    public void Add(ObjectCheck item)
    {
        string line = JsonSerializer.Serialize(item, Options);
        lock (_lock)
        {
            _file.WriteLine(line);
        }
    }

    /// <summary>Says that every object was checked: the next check starts over.</summary>
    public void End() => _file.WriteLine(JsonSerializer.Serialize(new Ended(Fin: true), Options));

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private sealed record Header(string Schema, string Archive, ContentSample? Sample, bool Signatures = false);

    private sealed record Ended(bool Fin);

    private sealed record Content(bool IsEmpty, Header? Header, ImmutableArray<ObjectCheck> Done, bool IsEnded)
    {
        public static Content Read(string path)
        {
            if (!File.Exists(path))
            {
                return new Content(IsEmpty: true, null, [], IsEnded: false);
            }

            string[] lines = File.ReadAllLines(path);
            Header? header = lines.Length == 0 ? null : Parse<Header>(lines[0]);
            bool isOurs = header?.Schema == CheckJournal.Schema;
            return new Content(
                lines.Length == 0,
                isOurs ? header : null,
                isOurs ? [.. lines.Skip(1).Select(Parse<ObjectCheck>).OfType<ObjectCheck>().Where(item => item.Chemin is not null)] : [],
                lines.Length > 1 && Parse<Ended>(lines[^1]) is { Fin: true });
        }

        // A process that was killed may have left half a line, the last one.
        private static T? Parse<T>(string line)
            where T : class
        {
            try
            {
                return JsonSerializer.Deserialize<T>(line, Options);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}
