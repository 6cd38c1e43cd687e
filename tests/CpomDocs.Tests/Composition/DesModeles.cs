using CpomDocs.Composition.Templates;

namespace CpomDocs.Tests.Composition;

/// <summary>Template sets: those of the repository, or small ones written by a test.</summary>
internal static class DesModeles
{
    /// <summary>Parses the templates of a profile and the shared ones, as a host does.</summary>
    internal static TemplateSet DuProfil(string profil)
    {
        string racine = Path.Combine(Racine(), "templates");
        var textes = Fichiers(Path.Combine(racine, profil), "").Concat(Fichiers(Path.Combine(racine, "commun"), "commun/"));
        return TemplateSet.Parse(textes).Value ?? throw new InvalidOperationException("templates do not parse");
    }

    /// <summary>A socle of one's own, after the usual cover.</summary>
    internal static TemplateSet Socle(string corps)
    {
        return TemplateSet.Parse([new("socle.md.scriban", "::: couverture\n# Socle\n:::\n\n" + corps)]).Value!;
    }

    private static IEnumerable<KeyValuePair<string, string>> Fichiers(string dossier, string prefixe)
    {
        return Directory.EnumerateFiles(dossier, "*.scriban")
            .Select(fichier => new KeyValuePair<string, string>(prefixe + Path.GetFileName(fichier), File.ReadAllText(fichier)));
    }

    private static string Racine()
    {
        string? dossier = AppContext.BaseDirectory;
        while (dossier is not null && !File.Exists(Path.Combine(dossier, "CpomDocs.sln")))
        {
            dossier = Path.GetDirectoryName(dossier);
        }

        return dossier ?? throw new InvalidOperationException("repository root not found");
    }
}
