using System.Text.Json;
using CpomDocs.Composition;
using CpomDocs.Composition.Documents;
using CpomDocs.Composition.Templates;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Benchmarks;

/// <summary>A contract of the fixtures, the complete example by default, taken to each step of the journey.</summary>
internal sealed class ContratExemple
{
    private const string Complet = "exemple-complet.json";

    private readonly string _fichier;

    public ContratExemple(string famille = "occ25", string fichier = Complet)
    {
        _fichier = fichier;
        string templates = Path.Combine(Root, "templates");
        string profil = Path.Combine(templates, famille);
        Json = File.ReadAllBytes(Path.Combine(Root, "fixtures", "contrats", "valides", fichier));
        byte[] family = File.ReadAllBytes(Path.Combine(profil, "profil.json"));
        Reader = new ContratReader(new ProfilCatalogue([ProfilReader.Read("profil.json", family).Value!]));
        Templates = TemplateSet.Parse(Files(profil, "").Concat(Files(Path.Combine(templates, "commun"), "commun/"))).Value!;
        Contrat = Check();
        Liasse = Compose();
    }

    /// <summary>Directory of the solution.</summary>
    public static string Root { get; } = FindRoot();

    public ReadOnlyMemory<byte> Json { get; }

    public ContratReader Reader { get; }

    public TemplateSet Templates { get; }

    public ContratValide Contrat { get; }

    public LiasseComposee Liasse { get; }

    public DocumentCompose Socle => Liasse.Documents.Single(document => document.Descripteur.Document == "SOCLE");

    public ContratValide Check() => Reader.Read(_fichier, Json).Value!;

    public LiasseComposee Compose() =>
        new LiasseComposer().Compose(Contrat, Templates, new CompositionOptions { Demonstration = true }).Value!;

    /// <summary>Every valid contract of the fixtures.</summary>
    public static IEnumerable<(string Nom, ContratExemple Contrat)> Tous()
    {
        foreach (string path in Directory.EnumerateFiles(Path.Combine(Root, "fixtures", "contrats", "valides"), "*.json").Order())
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            string famille = json.RootElement.GetProperty("profil").GetString()!.ToLowerInvariant();
            yield return (Path.GetFileNameWithoutExtension(path), new ContratExemple(famille, Path.GetFileName(path)));
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Files(string folder, string prefix) =>
        Directory.EnumerateFiles(folder, "*.scriban")
            .Select(path => KeyValuePair.Create(prefix + Path.GetFileName(path), File.ReadAllText(path)));

    private static string FindRoot()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "CpomDocs.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("CpomDocs.sln is not above the benchmarks");
    }
}
