using System.Collections.Immutable;
using System.IO.Enumeration;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Manifests;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// The PDF files that a path stands for: itself, a liasse, a folder of liasses, an archive wherever it lies in that folder, or a pattern.
/// </summary>
public sealed class SubmittedFiles
{
    private const string PdfExtension = ".pdf";
    private const string ArchiveMark = "0=ocfl_1.1";

    private readonly TimeProvider _clock;

    /// <summary>Makes a finder.</summary>
    /// <param name="clock">Clock of the archives it opens to read.</param>
    public SubmittedFiles(TimeProvider clock) => _clock = clock;

    /// <summary>The files of a path.</summary>
    /// <param name="path">Path, or pattern with <c>*</c>, <c>?</c>, and <c>**</c> for any folders.</param>
    /// <returns>Files in order; empty when there is none.</returns>
    /// <exception cref="IOException">A folder cannot be read.</exception>
    /// <exception cref="ArchiveUnavailableException">An archive cannot be read.</exception>
    public IEnumerable<FichierSoumis> Under(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return File.Exists(path) ? [OnDisk(path, null)]
            : Directory.Exists(path) ? UnderFolder(path)
            : IsPattern(path) ? Matching(path).SelectMany(Under)
            : [];
    }

    /// <summary>Whether a path is a pattern.</summary>
    /// <param name="path">Path.</param>
    public static bool IsPattern(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.AsSpan().IndexOfAny('*', '?') >= 0;
    }

    /// <summary>The documents that an archive holds of a contract, in its newest version.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="id">Identifier or code.</param>
    /// <returns>Files in order; <see langword="null"/> when the archive does not hold the contract.</returns>
    /// <exception cref="ArchiveUnavailableException">The object is damaged.</exception>
    public static IEnumerable<FichierSoumis>? Of(LiasseArchiver archive, string id)
    {
        ArgumentNullException.ThrowIfNull(archive);
        return archive.TryShow(id) is Inventory inventory ? new ArchivedLiasse(archive, inventory).Files() : null;
    }

    private IEnumerable<FichierSoumis> UnderFolder(string folder)
    {
        if (File.Exists(Path.Combine(folder, ArchiveMark)))
        {
            var archive = LiasseArchiver.Open(folder, _clock);
            return archive.List().OrderBy(found => found.Id, StringComparer.Ordinal).SelectMany(found => Of(archive, found.Id)!);
        }

        return OfLiasse(folder)
            .Concat(Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).SelectMany(UnderFolder));
    }

    private static IEnumerable<FichierSoumis> OfLiasse(string folder)
    {
        var liasse = new LiasseFolder(folder);
        ImmutableArray<string> files = liasse.Pdfs;
        if (files.IsEmpty)
        {
            return [];
        }

        Verification.LiasseAVerifier place = liasse.ToVerify();
        return files.Select(file => OnDisk(file, place));
    }

    private static FichierSoumis OnDisk(string path, Verification.LiasseAVerifier? liasse) =>
        new(path, () => File.ReadAllBytes(path)) { Liasse = liasse, Sources = () => SourcesBeside(path) };

    private static IEnumerable<ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>> SourcesBeside(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string[] names = [LiasseProduite.DataName, LiasseProduite.ManifestName];
        return names.All(name => File.Exists(Path.Combine(folder, name)))
            ? [names.ToImmutableSortedDictionary(
                name => ArchiveContent.PathOf(name),
                name => new ReadOnlyMemory<byte>(File.ReadAllBytes(Path.Combine(folder, name))),
                StringComparer.Ordinal)]
            : [];
    }

    private static IEnumerable<string> Matching(string pattern)
    {
        string root = Path.IsPathRooted(pattern) ? Path.GetPathRoot(pattern)! : "";
        string[] steps = pattern[root.Length..].Split([Path.DirectorySeparatorChar, '/'], StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> found = [root];
        for (int i = 0; i < steps.Length; i++)
        {
            string step = steps[i];
            bool isLast = i == steps.Length - 1;
            found = found.SelectMany(folder => Step(folder, step, isLast));
        }

        return found.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Step(string folder, string step, bool isLast)
    {
        if (!IsPattern(step))
        {
            string next = Path.Combine(folder, step);
            return Directory.Exists(next) || File.Exists(next) ? [next] : [];
        }

        string place = folder.Length == 0 ? "." : folder;
        IEnumerable<string> entries = step == "**"
            ? Directory.EnumerateDirectories(place, "*", SearchOption.AllDirectories).Prepend(place)
            : Directory.EnumerateFileSystemEntries(place).Where(entry => IsMatch(step, entry, isLast));
        return entries.Select(entry => folder.Length == 0 ? Path.GetRelativePath(".", entry) : entry);
    }

    private static bool IsMatch(string step, string entry, bool isLast)
    {
        return FileSystemName.MatchesSimpleExpression(step, Path.GetFileName(entry), ignoreCase: false)
            && (Directory.Exists(entry) || (isLast && entry.EndsWith(PdfExtension, StringComparison.OrdinalIgnoreCase)));
    }
}
