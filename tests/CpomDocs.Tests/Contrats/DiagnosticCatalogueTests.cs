using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;
using CpomDocs.Tests.Contrats.Avenants;
using CpomDocs.Tests.Contrats.Classeurs;

namespace CpomDocs.Tests.Contrats;

/// <summary>Every code of the room has a page and a file that triggers it.</summary>
public partial class DiagnosticCatalogueTests
{
    private const string Page = "docs/diagnostics.md";
    private const string Classeurs = "fixtures/classeurs/invalides";
    private const string Start = "<!-- début : Contrats -->\n";
    private const string End = "<!-- fin : Contrats -->\n";

    /// <summary>A file over sixteen megabytes is made by HostileJsonTests, not kept.</summary>
    private const string TooLargeToKeep = "CPOM1008";

    /// <summary>Two contracts of one code are given to the writer by ClasseurReaderTests.</summary>
    private const string OfTheWriter = "CPOM1076";

    /// <summary>A workbook of more than ten thousand mistakes is made by ClasseurReaderTests.</summary>
    private const string Untold = "CPOM1077";

    /// <summary>Avenants that take effect out of their order are given to the program by ContratConsolidatorTests.</summary>
    private const string OutOfOrder = "CPOM1526";

    /// <summary>A family that asks for no président is given to the program by ContratConsolidatorTests.</summary>
    private const string WithoutPresident = "CPOM1516";

    /// <summary>Two folders of one family are given to the program by ContratCommandTests.</summary>
    private const string OfTwoFolders = "CPOM1315";

    [Fact]
    public void Page_OfTheCodes_SaysWhatTheCatalogueSays()
    {
        string page = File.ReadAllText(ContratsFixtures.PathOf(Page));
        int start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);

        string expected = page[..start] + Write() + page[end..];

        ContratsFixtures.AssertGenerated(Page, expected);
    }

    [Fact]
    public void Codes_OfTheCatalogue_AreTriggeredByAFixture()
    {
        IEnumerable<string> codes = DiagnosticCatalogue.Entries.Keys
            .Where(code => code is not (TooLargeToKeep or OfTheWriter or Untold or OfTwoFolders or OutOfOrder or WithoutPresident));

        Assert.Equal(codes, Examples().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rules_ThatAskForAField_SayTheirSource()
    {
        Assert.DoesNotContain(FieldCatalogue.Regles, regle => DiagnosticCatalogue.SourceOf(regle) is null);
    }

    private static string Write()
    {
        Dictionary<string, string> examples = Examples();
        var text = new StringBuilder();
        foreach (DiagnosticEntry entry in DiagnosticCatalogue.Entries.Values)
        {
            string rule = entry.Regle is null ? "" : " – règle " + entry.Regle;
            string example = examples.TryGetValue(entry.Code, out string? path) ? $"[{Path.GetFileName(path)}](../{path})" : "aucun";
            text.Append(CultureInfo.InvariantCulture, $"\n### {entry.Code}{rule}\n\n{WithoutSlots(entry.Message)}\n\n");
            text.Append(CultureInfo.InvariantCulture, $"- Remède : {WithoutSlots(entry.Remede)}\n");
            string? source = DiagnosticCatalogue.Cite(entry.Source, famille: null);
            text.Append(CultureInfo.InvariantCulture, $"- Source : {source}\n- Exemple : {example}\n");
        }

        return text.Append('\n').ToString();
    }

    private static Dictionary<string, string> Examples()
    {
        string[] folders = ["fixtures/contrats/invalides", "fixtures/contrats/importes", "fixtures/campagnes/invalides",
            "fixtures/profils/invalides"];
        return folders
            .SelectMany(folder => ContratsFixtures.Files(folder).Select(name => folder + "/" + name))
            .Concat(Directory.EnumerateFiles(ContratsFixtures.PathOf(Classeurs), "*.classeur.txt").Select(path =>
                Classeurs + "/" + Path.GetFileName(path)))
            .Concat(Directory.EnumerateFiles(ContratsFixtures.PathOf(FinancementsTests.Folder), "*.csv").Select(path =>
                FinancementsTests.Folder + "/" + Path.GetFileName(path)))
            .Concat(AvenantFixturesTests.Paths().Select(path => AvenantFixturesTests.Folder + "/" + path))
            .SelectMany(path => File.ReadAllLines(ContratsFixtures.PathOf(Expected(path)))
                .Where(line => line.StartsWith("CPOM", StringComparison.Ordinal))
                .Select((line, rank) => (Code: line[..8], Rank: rank, Path: path)))
            .OrderBy(item => item.Rank)
            .ThenBy(item => item.Path, StringComparer.Ordinal)
            .DistinctBy(item => item.Code)
            .ToDictionary(item => item.Code, item => item.Path);
    }

    private static string WithoutSlots(string sentence) => Slot().Replace(sentence, "…")
        .Replace("{{", "{", StringComparison.Ordinal)
        .Replace("}}", "}", StringComparison.Ordinal);

    private static string Expected(string path) => path.EndsWith(".classeur.txt", StringComparison.Ordinal)
        ? path.Replace(".classeur.txt", ".diagnostics.txt", StringComparison.Ordinal)
        : Path.ChangeExtension(path, ".diagnostics.txt");

    [GeneratedRegex(@"\{[0-9](?::[^}]*)?\}")]
    private static partial Regex Slot();
}
