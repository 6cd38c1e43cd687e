using System.Collections.Immutable;
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

    internal const string Templates = "modeles/";

    /// <summary>Program that makes the versions.</summary>
    public static ArchiveUser Program { get; } = new("CpomDocs", "urn:cpomdocs");

    /// <summary>Logical path of a file of a liasse folder.</summary>
    /// <param name="fileName">Name in the folder.</param>
    /// <returns>Path with <c>/</c>.</returns>
    public static string PathOf(string fileName) => fileName switch
    {
        LiasseProduite.ManifestName => LiasseProduite.ManifestName,
        LiasseProduite.DataName => Data,
        _ => Documents + fileName,
    };

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
