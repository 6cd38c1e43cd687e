using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Cli.Json;

namespace CpomDocs.Cli.Commands;

/// <summary>Results of <c>archive history</c> and <c>archive diff</c> for a person.</summary>
internal static class ArchiveHistoryText
{
    public static void History(TextWriter text, ArchiveHistoryDocument document)
    {
        text.WriteLine(document.Id);
        foreach (ArchiveEventItem version in document.Versions)
        {
            string instant = version.Instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            text.WriteLine($"v{version.Version}  {instant}  {version.Evenement} ({version.Auteur})");
            Files(text, version.Fichiers);
        }

        if (document.Conservation is { } conservation)
        {
            ConservationText.Deadline(text, conservation);
        }
    }

    public static void Diff(TextWriter text, ArchiveDiffDocument document)
    {
        Files(text, document.Fichiers);
        foreach (ChangementItem change in document.Changements)
        {
            text.WriteLine(change.Phrase);
        }

        if (document.Fichiers is { Ajoutes.IsEmpty: true, Retires.IsEmpty: true, Modifies.IsEmpty: true })
        {
            text.WriteLine(Messages.Get("SameVersions"));
        }
    }

    private static void Files(TextWriter text, ArchiveFileChanges files)
    {
        Write(text, '+', files.Ajoutes);
        Write(text, '-', files.Retires);
        Write(text, '~', files.Modifies);
    }

    private static void Write(TextWriter text, char sign, ImmutableArray<string> paths)
    {
        foreach (string path in paths)
        {
            text.WriteLine($"    {sign} {path}");
        }
    }
}
