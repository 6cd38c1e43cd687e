using CpomDocs.Campagnes.Plans;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Cli.Hosting;

/// <summary>The family that a command line names, by its code in any case or by its folder.</summary>
/// <param name="Folder">Folder of its templates.</param>
/// <param name="Loaded">The family, or what is wrong with it.</param>
internal sealed record ChosenProfile(string Folder, Outcome<Modeles> Loaded)
{
    private const string ProfileFile = "profil.json";
    private const string SharedFolder = "commun";

    /// <summary>Finds and loads a family.</summary>
    /// <param name="host">Process around the program.</param>
    /// <param name="name">Code or folder.</param>
    /// <returns>The family.</returns>
    /// <exception cref="InputException">Neither a family nor a folder of one.</exception>
    public static ChosenProfile Of(CliHost host, string name)
    {
        string[] roots = [.. Profiles.OwnFolders(host), host.Templates];
        string? folder = roots.Select(root => Path.Combine(root, name.ToLowerInvariant()))
            .Prepend(name)
            .FirstOrDefault(IsProfile);
        if (folder is null)
        {
            IEnumerable<string?> known = roots.Where(Directory.Exists)
                .SelectMany(Directory.EnumerateDirectories)
                .Where(IsProfile)
                .Select(Path.GetFileName)
                .Distinct();
            throw new InputException(Messages.Get("ProfileMissing", name, string.Join(", ", known.Order(StringComparer.Ordinal))));
        }

        return new ChosenProfile(folder, Modeles.LoadOne(folder, host.Templates));
    }

    /// <summary>Folders whose files the family is made of.</summary>
    /// <param name="host">Process around the program.</param>
    /// <returns>The folders.</returns>
    public IEnumerable<string> Folders(CliHost host)
    {
        string beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Folder.TrimEnd('/', '\\'))) ?? "", SharedFolder);
        return new[] { Folder, beside, Path.Combine(host.Templates, SharedFolder) }.Select(Path.GetFullPath).Distinct();
    }

    /// <summary>The only family of the set.</summary>
    /// <param name="modeles">Set that <see cref="Loaded"/> gave.</param>
    /// <returns>The family.</returns>
    public static Profil FamilyOf(Modeles modeles) =>
        modeles.Profils.TryGet(modeles.Profils.Codes[0], out Profil? profil) ? profil : throw new InputException(ProfileFile);

    private static bool IsProfile(string folder) => File.Exists(Path.Combine(folder, ProfileFile));
}
