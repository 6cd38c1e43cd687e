using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Where each file of a liasse stands in the archive, so that a person opening the folder understands it (ARC-03).</summary>
public static class ArchiveContent
{
    /// <summary>Folder of the documents.</summary>
    public const string Documents = "documents/";

    /// <summary>Logical path of the data.</summary>
    public const string Data = "donnees/" + LiasseProduite.DataName;

    /// <summary>Folder of the proofs.</summary>
    public const string Proofs = "preuves/";

    /// <summary>Folder of the avenants, one folder a number: a document as an avenant makes it never replaces the one it changes.</summary>
    public const string Avenants = "avenants/";

    internal const string Templates = "modeles/";

    private const string Avenant = "AVENANT-";

    /// <summary>Program that makes the versions.</summary>
    public static ArchiveUser Program { get; } = new("CpomDocs", "urn:cpomdocs");

    /// <summary>Logical path of a file of a liasse folder.</summary>
    /// <param name="fileName">
    /// Name in the folder; a document that an avenant changes is named after it: <c>AVENANT-1/ORIENTATIONS.pdf</c>.
    /// </param>
    /// <returns>Path with <c>/</c>.</returns>
    public static string PathOf(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        return fileName switch
        {
            LiasseProduite.ManifestName => LiasseProduite.ManifestName,
            LiasseProduite.DataName => Data,
            _ when NumberIn(fileName) is { } number => FolderOf(number) + fileName[(fileName.IndexOf('/', StringComparison.Ordinal) + 1)..],
            _ => Documents + fileName,
        };
    }

    /// <summary>Name of a document from its logical path: its code, that of its avenant before it where an avenant changes it.</summary>
    /// <param name="path">Path with <c>/</c>.</param>
    /// <returns><c>SOCLE</c>, <c>AVENANT-1</c>, <c>AVENANT-1/ORIENTATIONS</c>.</returns>
    public static string DocumentOf(string path)
    {
        string code = Path.GetFileNameWithoutExtension(path);
        return AvenantOf(path) is { } number && code != CodeOf(number) ? CodeOf(number) + "/" + code : code;
    }

    /// <summary>Place of a document in a folder of liasses, from the folder of its contract: an avenant has a folder of its own.</summary>
    /// <param name="document">Name of the document, as <see cref="DocumentOf"/> gives it.</param>
    /// <returns><c>SOCLE</c>, <c>AVENANT-1/AVENANT-1</c>, <c>AVENANT-1/ORIENTATIONS</c>.</returns>
    internal static string PlaceOf(string document) =>
        NumberIn(document) is not null && !document.Contains('/', StringComparison.Ordinal) ? document + "/" + document : document;

    /// <summary>Folder of an avenant.</summary>
    /// <param name="number">Its number.</param>
    internal static string FolderOf(int number) => Avenants + number.ToString(CultureInfo.InvariantCulture) + "/";

    /// <summary>Logical path of the file of an avenant.</summary>
    /// <param name="number">Its number.</param>
    internal static string AvenantPath(int number) => FolderOf(number) + CodeOf(number) + ".json";

    /// <summary>Code of an avenant among the documents.</summary>
    /// <param name="number">Its number.</param>
    internal static string CodeOf(int number) => Avenant + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Number of the avenant to which a logical path belongs, or <see langword="null"/>.</summary>
    internal static int? AvenantOf(string path)
    {
        string[] steps = path.Split('/');
        return steps.Length > 2 && steps[0] + "/" == Avenants
            && int.TryParse(steps[1], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? number
                : null;
    }

    /// <summary>Number of the avenant that a liasse folder holds, or <see langword="null"/> for a contract.</summary>
    internal static int? AvenantIn(IEnumerable<string> fileNames) =>
        fileNames.Select(NumberIn).FirstOrDefault(number => number is not null);

    private static int? NumberIn(string fileName)
    {
        string first = fileName.Split('/', '.')[0];
        return first.StartsWith(Avenant, StringComparison.Ordinal)
            && int.TryParse(first.AsSpan(Avenant.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? number
                : null;
    }

    /// <summary>Files of a liasse by logical path, with the templates they come from.</summary>
    /// <param name="files">Bytes by file name.</param>
    /// <param name="profil">Profile of the contract.</param>
    /// <param name="modeles">Profiles and templates.</param>
    /// <returns>Bytes by logical path.</returns>
    public static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Of(
        IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files,
        Profil profil,
        Modeles modeles)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(profil);
        ArgumentNullException.ThrowIfNull(modeles);
        return files
            .Select(file => KeyValuePair.Create(PathOf(file.Key), file.Value))
            .Concat(TemplatesOf(profil, modeles))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>Templates of a profile by logical path.</summary>
    /// <param name="profil">Profile.</param>
    /// <param name="modeles">Profiles and templates.</param>
    /// <returns>Bytes by logical path.</returns>
    public static IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> TemplatesOf(Profil profil, Modeles modeles)
    {
        ArgumentNullException.ThrowIfNull(modeles);
        return modeles.JeuDe(profil).Fichiers.Select(file => KeyValuePair.Create(Templates + file.Key, file.Value));
    }
}
