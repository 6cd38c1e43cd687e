using System.Collections.Immutable;
using System.Text;
using CpomDocs.Composition.Templates;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Campagnes.Plans;

/// <summary>Every profile of a folder and its parsed templates. Immutable: one serves a whole run, on every thread.</summary>
public sealed class Modeles
{
    private const string ProfileFile = "profil.json";
    private const string SharedFolder = "commun";
    private const string TemplateExtension = ".scriban";

    private readonly ImmutableDictionary<string, JeuDeModeles> _jeux;

    private Modeles(ProfilCatalogue profils, ImmutableDictionary<string, JeuDeModeles> jeux)
    {
        Profils = profils;
        _jeux = jeux;
    }

    /// <summary>Profiles, by code.</summary>
    public ProfilCatalogue Profils { get; }

    /// <summary>Reads folders of profiles: one folder each, and <c>commun/</c> for the partials they share.</summary>
    /// <param name="folder">Folder of the program's profiles; gives the shared partials that the others lack.</param>
    /// <param name="own">Folders of an agency, first choice first; their families go before those of the program.</param>
    /// <returns>The profiles and templates, or everything wrong in them.</returns>
    /// <exception cref="IOException">A folder cannot be read.</exception>
    public static Outcome<Modeles> Load(string folder, params ImmutableArray<string> own)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var profils = ImmutableArray.CreateBuilder<Profil>();
        var jeux = ImmutableDictionary.CreateBuilder<string, JeuDeModeles>(StringComparer.Ordinal);
        foreach (string root in own.Append(folder))
        {
            foreach ((Profil profil, JeuDeModeles jeu) in LoadRoot(root, folder, diagnostics))
            {
                if (jeux.TryAdd(profil.Code, jeu))
                {
                    profils.Add(profil);
                }
            }
        }

        return diagnostics.Any(diagnostic => diagnostic.Gravite == Gravite.Erreur)
            ? Outcome.Failure<Modeles>(diagnostics.ToImmutable())
            : Outcome.Of(new Modeles(new ProfilCatalogue(profils), jeux.ToImmutable()), diagnostics.ToImmutable());
    }

    /// <summary>Reads one profile, be it of the program or an agency's own.</summary>
    /// <param name="profile">Its folder, which holds a <c>profil.json</c>.</param>
    /// <param name="folder">Folder of the program's profiles: gives the shared partials that the profile's own ones lack.</param>
    /// <returns>A set of that only profile, or everything wrong in it.</returns>
    /// <exception cref="IOException">A folder cannot be read.</exception>
    public static Outcome<Modeles> LoadOne(string profile, string folder)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        string beside = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(profile))) ?? folder;
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> shared =
            Files(folder, SharedFolder).SetItems(Files(beside, SharedFolder)).SetItems(Files(profile, SharedFolder));
        return LoadProfileFolder(profile, shared, [], diagnostics) is var (profil, jeu)
            ? Outcome.Of(Of(profil, jeu), diagnostics.ToImmutable())
            : Outcome.Failure<Modeles>(diagnostics.ToImmutable());
    }

    /// <summary>Reads one profile from the files that an archive keeps of it.</summary>
    /// <param name="files">Bytes by name, <c>profil.json</c> included, shared partials under <c>commun/</c>.</param>
    /// <returns>A set of that only profile, or everything wrong in it.</returns>
    public static Outcome<Modeles> OfFiles(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        return files.ContainsKey(ProfileFile) && LoadProfile(ProfileFile, files, [], diagnostics) is var (profil, jeu)
            ? Outcome.Of(Of(profil, jeu), diagnostics.ToImmutable())
            : Outcome.Failure<Modeles>(diagnostics.ToImmutable());
    }

    /// <summary>Templates of a profile.</summary>
    /// <param name="profil">Profile of this set.</param>
    /// <returns>Its templates, parsed and as bytes.</returns>
    public JeuDeModeles JeuDe(Profil profil)
    {
        ArgumentNullException.ThrowIfNull(profil);
        return _jeux[profil.Code];
    }

    private static List<(Profil Profil, JeuDeModeles Jeu)> LoadRoot(
        string root, string folder, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var found = new List<(Profil Profil, JeuDeModeles Jeu)>();
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> shared =
            Files(folder, SharedFolder).SetItems(Files(root, SharedFolder));
        foreach (string profile in ProfileFolders(root))
        {
            if (LoadProfileFolder(profile, shared, [.. found.Select(one => one.Profil.Code)], diagnostics) is { } loaded)
            {
                found.Add(loaded);
            }
        }

        return found;
    }

    private static Modeles Of(Profil profil, JeuDeModeles jeu) =>
        new(new ProfilCatalogue([profil]), ImmutableDictionary<string, JeuDeModeles>.Empty.Add(profil.Code, jeu));

    private static (Profil Profil, JeuDeModeles Jeu)? LoadProfileFolder(
        string folder,
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> shared,
        ImmutableArray<string> others,
        ImmutableArray<Diagnostic>.Builder diagnostics) =>
        LoadProfile(Path.Combine(folder, ProfileFile), Files(folder, "").AddRange(shared), others, diagnostics);

    private static (Profil Profil, JeuDeModeles Jeu)? LoadProfile(
        string path,
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files,
        ImmutableArray<string> others,
        ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        Outcome<Profil> profil = ProfilReader.Read(path, files[ProfileFile], others);
        Outcome<TemplateSet> templates = TemplateSet.Parse(files.Where(file => file.Key != ProfileFile).Select(AsText));
        diagnostics.AddRange(profil.Diagnostics.Select(diagnostic => diagnostic with { Fichier = path }));
        diagnostics.AddRange(templates.Diagnostics);
        return profil.TryGet(out Profil? read) && templates.TryGet(out TemplateSet? parsed)
            ? (read, new JeuDeModeles(parsed, files))
            : null;
    }

    private static IEnumerable<string> ProfileFolders(string folder) =>
        Directory.EnumerateDirectories(folder)
            .Where(profile => File.Exists(Path.Combine(profile, ProfileFile)))
            .Order(StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files(string folder, string prefix)
    {
        string place = Path.Combine(folder, prefix);
        IEnumerable<string> files = Directory.Exists(place) ? Directory.EnumerateFiles(place) : [];
        return files
            .Where(file => Path.GetFileName(file) == ProfileFile || file.EndsWith(TemplateExtension, StringComparison.Ordinal))
            .ToImmutableSortedDictionary(
                file => (prefix.Length == 0 ? "" : prefix + "/") + Path.GetFileName(file),
                file => new ReadOnlyMemory<byte>(File.ReadAllBytes(file)),
                StringComparer.Ordinal);
    }

    private static KeyValuePair<string, string> AsText(KeyValuePair<string, ReadOnlyMemory<byte>> file) =>
        KeyValuePair.Create(file.Key, Encoding.UTF8.GetString(file.Value.Span));
}

/// <summary>Templates of a profile.</summary>
/// <param name="Modeles">Parsed.</param>
/// <param name="Fichiers">
/// Bytes of each file by name, <c>profil.json</c> included, shared ones under <c>commun/</c>; what the archive keeps.
/// </param>
public sealed record JeuDeModeles(TemplateSet Modeles, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Fichiers);
