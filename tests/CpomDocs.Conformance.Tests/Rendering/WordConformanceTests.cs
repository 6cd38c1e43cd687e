using System.Collections.Immutable;
using System.Diagnostics;
using CpomDocs.Composition;
using CpomDocs.Composition.Documents;
using CpomDocs.Composition.Templates;
using CpomDocs.Contrats.Reading;
using CpomDocs.Rendering.Docx;
using UglyToad.PdfPig;

namespace CpomDocs.Conformance.Tests.Rendering;

/// <summary>LibreOffice opens each Word file of a real liasse and prints it on a plausible number of pages.</summary>
public sealed class WordConformanceTests
{
    private const string Office = "soffice";
    private const int FewestPages = 2;
    private const int MostPages = 15;

    [SkippableFact]
    public void LibreOffice_DocumentsOfALiasse_PrintsEachOfThem()
    {
        string? program = Program();
        Skip.If(program is null, Office + " is not installed");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cpomdocs-word-");
        try
        {
            ImmutableArray<DocumentCompose> documents = Documents();
            string[] files = [.. documents.Select(document => Write(document, folder.FullName))];

            Convert(program!, files, folder.FullName, "pdf");

            Assert.All(files, file => Assert.InRange(PagesOf(Path.ChangeExtension(file, ".pdf")), FewestPages, MostPages));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [SkippableFact]
    public void LibreOffice_DocumentsSavedAgain_KeepTheirTextAndTheirFields()
    {
        string? program = Program();
        Skip.If(program is null, Office + " is not installed");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("cpomdocs-word-");
        try
        {
            string saved = folder.CreateSubdirectory("saved").FullName;
            string[] files = [.. Documents().Select(document => Write(document, folder.FullName))];

            Convert(program!, files, saved, "docx");

            Assert.All(files, file => AssertSame(file, Path.Combine(saved, Path.GetFileName(file))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void AssertSame(string issued, string saved)
    {
        DocxLu before = DocxReader.Read(File.ReadAllBytes(issued)).Value!;
        DocxLu after = DocxReader.Read(File.ReadAllBytes(saved)).Value!;
        var comparison = new DocxComparison(before, after);
        int fields = before.Paragraphes.SelectMany(paragraph => paragraph.Segments).Count(segment => segment.Pointeur is not null);

        Assert.Empty(comparison.HorsChamps);
        Assert.Equal(fields, comparison.Champs.Length);
        Assert.All(comparison.Champs, field => Assert.Equal(field.Avant, field.Apres));
    }

    private static string? Program() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, Office))
        .FirstOrDefault(File.Exists);

    private static string Write(DocumentCompose document, string folder)
    {
        string path = Path.Combine(folder, document.Descripteur.Document + ".docx");
        File.WriteAllBytes(path, new DocxRenderer().Render(document).Value!);
        return path;
    }

    private static void Convert(string program, string[] files, string folder, string format)
    {
        string profile = "-env:UserInstallation=" + new Uri(Path.Combine(folder, "profile")).AbsoluteUri;
        string[] arguments = [profile, "--headless", "--convert-to", format, "--outdir", folder, .. files];
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + error.Result);
    }

    private static int PagesOf(string path)
    {
        Assert.True(File.Exists(path), path);
        using PdfDocument printed = PdfDocument.Open(path);
        return printed.NumberOfPages;
    }

    private static ImmutableArray<DocumentCompose> Documents()
    {
        string root = Root();
        var profil = ProfilReader.Read("profil.json", File.ReadAllBytes(Path.Combine(root, "templates/occ25/profil.json"))).Value!;
        byte[] json = File.ReadAllBytes(Path.Combine(root, "fixtures/contrats/valides/exemple-complet.json"));
        var contrat = new ContratReader(new ProfilCatalogue([profil])).Read("exemple-complet.json", json).Value!;
        var texts =
            Templates(Path.Combine(root, "templates/occ25"), "").Concat(Templates(Path.Combine(root, "templates/commun"), "commun/"));
        var options = new CompositionOptions { Demonstration = true };
        return new LiasseComposer().Compose(contrat, TemplateSet.Parse(texts).Value!, options).Value!.Documents;
    }

    private static IEnumerable<KeyValuePair<string, string>> Templates(string folder, string prefix)
    {
        return Directory.EnumerateFiles(folder, "*.scriban")
            .Select(path => new KeyValuePair<string, string>(prefix + Path.GetFileName(path), File.ReadAllText(path)));
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CpomDocs.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("CpomDocs.sln is above no test folder.");
    }
}
