using CpomDocs.Composition;
using CpomDocs.Composition.Documents;
using CpomDocs.Composition.Templates;
using CpomDocs.Contrats.Reading;
using CpomDocs.Rendering.Pdf;

namespace CpomDocs.Conformance.Tests.Rendering;

/// <summary>
/// The pages of a few documents look as they did when they were last reviewed. <c>CPOMDOCS_REGENERER=1</c> writes the grids anew, to be
/// reviewed with the pages beside them and committed.
/// </summary>
public sealed class PageImageTests
{
    private const string Program = "pdftoppm";
    private const int Tolerance = 10;

    [SkippableTheory]
    [InlineData("occ25", "exemple-complet", "SOCLE")]
    [InlineData("occ25", "exemple-complet", "ORIENTATIONS")]
    [InlineData("occ25", "exemple-complet", "FINANCEMENT")]
    [InlineData("idf19", "idf19-dix-engagements", "STRATEGIE")]
    public void Pages_OfAReviewedDocument_LookTheSame(string profil, string fixture, string document)
    {
        string? program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, Program))
            .FirstOrDefault(File.Exists);
        Skip.If(program is null, Program + " is not installed");
        string golden = Path.Combine(Root, "fixtures", "pdf", "pages", fixture + "." + document + ".txt");

        IReadOnlyList<PageImage> pages = PageImage.Draw(program!, Rendu(profil, fixture, document));
        Regenerate(golden, pages);
        string[] reviewed = File.ReadAllText(golden).TrimEnd('\n').Split("\n---\n");

        Assert.Equal(reviewed.Length, pages.Count);
        Assert.All(pages.Zip(reviewed, (page, text) => page.Distance(PageImage.Parse(page.Columns, text))),
            distance => Assert.InRange(distance, 0, Tolerance));
    }

    [SkippableFact]
    public void Pages_OfAnotherDocument_LookDifferent()
    {
        string? program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, Program))
            .FirstOrDefault(File.Exists);
        Skip.If(program is null, Program + " is not installed");

        IReadOnlyList<PageImage> socle = PageImage.Draw(program!, Rendu("occ25", "exemple-complet", "SOCLE"));
        IReadOnlyList<PageImage> other = PageImage.Draw(program!, Rendu("occ25", "textes-longs", "SOCLE"));

        Assert.True(socle[1].Distance(other[1]) > 2 * Tolerance);
    }

    private static string Root
    {
        get
        {
            DirectoryInfo? directory = new(AppContext.BaseDirectory);
            while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "CpomDocs.sln")))
            {
                directory = directory.Parent;
            }

            return directory?.FullName ?? throw new InvalidOperationException("CpomDocs.sln is not above the tests");
        }
    }

    private static void Regenerate(string golden, IReadOnlyList<PageImage> pages)
    {
        if (Environment.GetEnvironmentVariable("CPOMDOCS_REGENERER") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(golden)!);
            File.WriteAllText(golden, string.Join("\n---\n", pages.Select(page => page.Text)) + "\n");
        }
    }

    private static byte[] Rendu(string profil, string fixture, string document)
    {
        string templates = Path.Combine(Root, "templates");
        byte[] family = File.ReadAllBytes(Path.Combine(templates, profil, "profil.json"));
        var reader = new ContratReader(new ProfilCatalogue([ProfilReader.Read("profil.json", family).Value!]));
        byte[] json = File.ReadAllBytes(Path.Combine(Root, "fixtures", "contrats", "valides", fixture + ".json"));
        var files = Files(Path.Combine(templates, profil), "").Concat(Files(Path.Combine(templates, "commun"), "commun/"));
        ContratValide contrat = reader.Read(fixture + ".json", json).Value!;
        LiasseComposee liasse = new LiasseComposer().Compose(contrat, TemplateSet.Parse(files).Value!, new CompositionOptions()).Value!;
        DocumentCompose found = liasse.Documents.Single(candidate => candidate.Descripteur.Document == document);
        return new PdfRenderer().Render(found).Value!.Contenu.ToArray();
    }

    private static IEnumerable<KeyValuePair<string, string>> Files(string folder, string prefix) =>
        Directory.EnumerateFiles(folder, "*.scriban")
            .Select(path => KeyValuePair.Create(prefix + Path.GetFileName(path), File.ReadAllText(path)));
}
