using CpomDocs.Composition;
using CpomDocs.Composition.Documents;
using CpomDocs.Composition.Templates;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Benchmarks;

/// <summary>The complete example contract of the fixtures, taken to each step of the journey.</summary>
internal sealed class ContratExemple
{
    private const string Fichier = "exemple-complet.json";

    public ContratExemple()
    {
        string templates = Path.Combine(Root, "templates");
        string profil = Path.Combine(templates, "occ25");
        Json = File.ReadAllBytes(Path.Combine(Root, "fixtures", "contrats", "valides", Fichier));
        byte[] family = File.ReadAllBytes(Path.Combine(profil, "profil.json"));
        Reader = new ContratReader(new ProfilCatalogue([ProfilReader.Read("profil.json", family).Value!]));
        Templates = TemplateSet.Parse(Files(profil, "").Concat(Files(Path.Combine(templates, "commun"), "commun/"))).Value!;
        Contrat = Reader.Read(Fichier, Json).Value!;
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

    public ContratValide Check() => Reader.Read(Fichier, Json).Value!;

    public LiasseComposee Compose() =>
        new LiasseComposer().Compose(Contrat, Templates, new CompositionOptions { Demonstration = true }).Value!;

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
