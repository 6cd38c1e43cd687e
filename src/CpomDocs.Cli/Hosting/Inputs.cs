using System.Collections.Immutable;
using CpomDocs.Campagnes.Runs;

namespace CpomDocs.Cli.Hosting;

/// <summary>Paths given on the command line.</summary>
internal static class Inputs
{
    /// <summary>The PDF files that paths stand for: themselves, those of a liasse, or those of every liasse of a folder.</summary>
    /// <param name="paths">Paths.</param>
    /// <returns>Files in order, each once.</returns>
    /// <exception cref="InputException">A path does not exist, or a folder holds no PDF.</exception>
    public static ImmutableArray<string> PdfsUnder(IEnumerable<string> paths) =>
        [.. paths.SelectMany(path => PdfsUnder(path)).Distinct(StringComparer.Ordinal)];

    /// <summary>The contract files that paths stand for: themselves, or the JSON files of a folder.</summary>
    /// <param name="paths">Paths.</param>
    /// <returns>Files in order, each once; those that do not exist as given.</returns>
    /// <exception cref="InputException">A folder holds no JSON file.</exception>
    public static ImmutableArray<string> ContratsUnder(IEnumerable<string> paths) =>
        [.. paths.SelectMany(path => ContratsUnder(path)).Distinct(StringComparer.Ordinal)];

    private static ImmutableArray<string> ContratsUnder(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        ImmutableArray<string> files = [.. Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal)];
        return files.IsEmpty ? throw new InputException(Messages.Get("NoContract", path)) : files;
    }

    private static ImmutableArray<string> PdfsUnder(string path)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw new InputException(Messages.Get("CannotRead", path));
        }

        ImmutableArray<string> files = LiasseFolder.PdfsUnder(path);
        return files.IsEmpty ? throw new InputException(Messages.Get("NoPdf", path)) : files;
    }
}
