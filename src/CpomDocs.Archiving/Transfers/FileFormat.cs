using System.Collections.Frozen;

namespace CpomDocs.Archiving.Transfers;

/// <summary>Format of a file.</summary>
/// <param name="MimeType">Media type.</param>
/// <param name="Pronom">Identifier in the PRONOM registry (<c>fmt/476</c>); <see langword="null"/> when the registry is no help.</param>
/// <param name="Label">Name, in French.</param>
public sealed record FileFormat(string MimeType, string? Pronom, string Label)
{
    private const string Resource = "CpomDocs.Archiving.Transfers.formats.tsv";

    private static readonly FileFormat Unknown = new("application/octet-stream", null, "Données");
    private static readonly FrozenDictionary<string, FileFormat> Table = Read();

    /// <summary>Format of a file by its extension.</summary>
    /// <param name="path">Name or path.</param>
    /// <returns>The format; that of bytes without a name when the extension says nothing.</returns>
    public static FileFormat OfFile(string path) => Named(System.IO.Path.GetExtension(path).TrimStart('.'));

    /// <summary>Format by its name in the table (<c>pdfa-2a</c>).</summary>
    /// <param name="name">Name or extension.</param>
    /// <returns>The format; that of bytes without a name when there is none.</returns>
    public static FileFormat Named(string name) => Table.GetValueOrDefault(name, Unknown);

    private static FrozenDictionary<string, FileFormat> Read()
    {
        using Stream stream = typeof(FileFormat).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(line => line.Split('\t'))
            .ToFrozenDictionary(row => row[0], row => new FileFormat(row[1], row[2], row[3]), StringComparer.OrdinalIgnoreCase);
    }
}
