using System.Collections.Immutable;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Cli.Configuration;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Cli.Hosting;

/// <summary>Loads the profiles and templates of the program, and those of the agency.</summary>
internal static class Profiles
{
    /// <summary>Folders of the agency's own families, first choice first.</summary>
    /// <param name="host">Process around the program.</param>
    /// <returns>The folders, as configured.</returns>
    /// <exception cref="InputException">The configuration is invalid.</exception>
    public static ImmutableArray<string> OwnFolders(CliHost host) => [.. CpomConfiguration.Read(host).Templates];

    /// <summary>Loads them.</summary>
    /// <param name="host">Process around the program.</param>
    /// <returns>Profiles and templates.</returns>
    /// <exception cref="InputException">The folder is missing or holds an error; the message lists every one.</exception>
    public static Modeles Load(CliHost host)
    {
        ImmutableArray<string> own = OwnFolders(host);
        if (own.Append(host.Templates).FirstOrDefault(folder => !Directory.Exists(folder)) is string missing)
        {
            throw new InputException(Messages.Get("NoTemplates", missing));
        }

        Outcome<Modeles> loaded = Modeles.Load(host.Templates, own);
        return loaded.Value
            ?? throw new InputException(string.Join(System.Environment.NewLine,
                loaded.Diagnostics.Select(item =>
                    $"{item.Fichier}:{item.Ligne}:{item.Colonne}: {item.Code} {item.Message} {item.Remede}")));
    }
}
