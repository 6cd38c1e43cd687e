using CpomDocs.Campagnes.Plans;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Cli.Hosting;

/// <summary>Loads the profiles and templates that come with the program.</summary>
internal static class Profiles
{
    /// <summary>Loads them.</summary>
    /// <param name="host">Process around the program.</param>
    /// <returns>Profiles and templates.</returns>
    /// <exception cref="InputException">The folder is missing or holds an error; the message lists every one.</exception>
    public static Modeles Load(CliHost host)
    {
        if (!Directory.Exists(host.Templates))
        {
            throw new InputException(Messages.Get("NoTemplates", host.Templates));
        }

        Outcome<Modeles> loaded = Modeles.Load(host.Templates);
        return loaded.Value
            ?? throw new InputException(string.Join(System.Environment.NewLine,
                loaded.Diagnostics.Select(item =>
                    $"{item.Fichier}:{item.Ligne}:{item.Colonne}: {item.Code} {item.Message} {item.Remede}")));
    }
}
