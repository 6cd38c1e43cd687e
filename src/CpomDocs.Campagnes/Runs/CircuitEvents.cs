using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using CpomDocs.Archiving.Manifests;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// Reads from the files of a contract in the archive which documents are stopped: refused or recalled. An event is about the very bytes it
/// names, so a document that took their place is not stopped.
/// </summary>
public sealed class CircuitEvents
{
    private readonly ImmutableArray<EvenementDocument> _events;

    private CircuitEvents(ImmutableArray<EvenementDocument> events) => _events = events;

    /// <summary>Number of events.</summary>
    public int Count => _events.Length;

    /// <summary>Reads the events of a contract.</summary>
    /// <param name="files">Bytes by logical path.</param>
    /// <returns>Its events, oldest first.</returns>
    public static CircuitEvents Of(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files)
    {
        return new CircuitEvents(
            [.. files.Where(file => IsEvent(file.Key))
                .OrderBy(file => file.Key, StringComparer.Ordinal)
                .Select(file => EvenementJson.TryRead(file.Value.Span))
                .OfType<EvenementDocument>()]);
    }

    /// <summary>Whether a logical path is that of an event.</summary>
    /// <param name="path">Path with <c>/</c>.</param>
    public static bool IsEvent(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.StartsWith(EvenementJson.Folder, StringComparison.Ordinal);
    }

    /// <summary>The event that stops a file: its refusal or its recall, also when somebody signed it since.</summary>
    /// <param name="pdf">The whole file.</param>
    /// <returns>The last of them, or <see langword="null"/> when nothing stops it.</returns>
    public EvenementDocument? StopOf(ReadOnlyMemory<byte> pdf)
    {
        return _events.LastOrDefault(item => item.Type is not TypeEvenement.REMPLACEMENT
            && item.Octets <= pdf.Length
            && DigestOf(pdf.Span[..(int)item.Octets]) == item.Sha256);
    }

    /// <summary>State of a document that is stopped: <c>REFUSE</c> or <c>RAPPELE</c>.</summary>
    /// <param name="stop">What stops it.</param>
    /// <returns>Name of the state.</returns>
    public static string StateOf(EvenementDocument stop)
    {
        ArgumentNullException.ThrowIfNull(stop);
        return stop.Type is TypeEvenement.REFUS ? "REFUSE" : "RAPPELE";
    }

    /// <summary>The file of one more event.</summary>
    internal static KeyValuePair<string, ReadOnlyMemory<byte>> FileOf(EvenementDocument evenement, int rank)
    {
        string document = evenement.Document.Replace('/', '.');
        string name = string.Create(CultureInfo.InvariantCulture, $"{rank:0000}-{evenement.Type}-{document}.json");
        return KeyValuePair.Create(EvenementJson.Folder + name, new ReadOnlyMemory<byte>(EvenementJson.Write(evenement)));
    }

    internal static string DigestOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
