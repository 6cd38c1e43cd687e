using System.Collections.Immutable;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Contrats.Classeurs;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Rendering.Csv;
using CpomDocs.Rendering.Xlsx;

namespace CpomDocs.Cli.Commands;

/// <summary>Sheets on disk: a workbook, or a folder of CSV files named after them.</summary>
internal static class ClasseurFiles
{
    private const string Csv = ".csv";

    /// <summary>Reads sheets.</summary>
    /// <param name="io">Reads files.</param>
    /// <param name="source">Workbook, CSV file or folder; <c>-</c> is a workbook on standard input.</param>
    /// <returns>The sheets, or why they cannot be read.</returns>
    /// <exception cref="InputException">The source is missing, or a folder without CSV.</exception>
    public static Outcome<Classeur> Read(CommandIo io, string source)
    {
        bool isCsv = source.EndsWith(Csv, StringComparison.OrdinalIgnoreCase);
        return Directory.Exists(source) ? ReadCsv(io, FilesOf(source))
            : isCsv ? ReadCsv(io, [source])
            : XlsxReader.Read(source, io.Read(source));
    }

    /// <summary>Writes sheets as CSV files.</summary>
    /// <param name="folder">Folder, made when absent.</param>
    /// <param name="classeur">Sheets.</param>
    /// <returns>Paths written, in the order of the sheets.</returns>
    public static ImmutableArray<string> WriteFolder(string folder, Classeur classeur)
    {
        ImmutableArray<string>.Builder written = ImmutableArray.CreateBuilder<string>();
        foreach (Feuille feuille in classeur.Feuilles)
        {
            string path = Path.Combine(folder, feuille.Nom + Csv);
            AtomicFile.Write(path, CsvSheetWriter.Write(feuille));
            written.Add(path);
        }

        return written.ToImmutable();
    }

    private static Outcome<Classeur> ReadCsv(CommandIo io, ImmutableArray<string> paths)
    {
        ImmutableArray<Outcome<Feuille>> read =
            [.. paths.Select(path => CsvSheetReader.Read(Path.GetFileNameWithoutExtension(path), io.Read(path)))];
        ImmutableArray<Diagnostic> diagnostics = [.. read.SelectMany(outcome => outcome.Diagnostics)];
        ImmutableArray<Feuille> feuilles = [.. read.Select(outcome => outcome.Value).OfType<Feuille>()];
        return feuilles.Length == read.Length
            ? Outcome.Of(new Classeur(feuilles), diagnostics)
            : Outcome.Failure<Classeur>(diagnostics);
    }

    private static ImmutableArray<string> FilesOf(string folder)
    {
        ImmutableArray<string> paths = [.. Directory.EnumerateFiles(folder)
            .Where(path => path.EndsWith(Csv, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)];
        return paths.IsEmpty ? throw new InputException(Messages.Get("NoCsv", folder)) : paths;
    }
}
