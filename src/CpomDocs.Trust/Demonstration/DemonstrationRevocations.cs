using System.Collections.Immutable;
using System.Globalization;

namespace CpomDocs.Trust.Demonstration;

/// <summary>
/// Which demonstration certificates are revoked: a text file of one line each, the name of the holder's files and the date, read again
/// at each question so that a trial can revoke while the services run.
/// </summary>
/// <param name="path">Path of the file, which may not exist; <see langword="null"/> when nothing is ever revoked.</param>
internal sealed class DemonstrationRevocations(string? path)
{
    /// <summary>Name of the file beside the certificates.</summary>
    public const string FileName = "revocations.txt";

    /// <summary>Date of revocation (UTC) by holder; a line without date counts from the start of the file's day.</summary>
    public ImmutableDictionary<string, DateTimeOffset> Read()
    {
        if (path is null || !File.Exists(path))
        {
            return ImmutableDictionary<string, DateTimeOffset>.Empty;
        }

        DateTimeOffset day = File.GetLastWriteTimeUtc(path).Date;
        return File.ReadLines(path)
            .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 0)
            .GroupBy(words => words[0], StringComparer.Ordinal)
            .ToImmutableDictionary(group => group.Key, group => DateOf(group.First(), day), StringComparer.Ordinal);
    }

    private static DateTimeOffset DateOf(string[] words, DateTimeOffset fallback)
    {
        return words.Length > 1
            && DateTimeOffset.TryParse(words[1], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            ? date.ToUniversalTime()
            : fallback;
    }
}
