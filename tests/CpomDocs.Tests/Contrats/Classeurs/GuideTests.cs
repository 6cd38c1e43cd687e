using CpomDocs.Contrats.Classeurs;

namespace CpomDocs.Tests.Contrats.Classeurs;

/// <summary>The pages of the guide list the columns that the program reads.</summary>
public class GuideTests
{
    [Fact]
    public void Page_OfTheWorkbook_ListsEveryColumn() =>
        AssertListed("docs/guide/classeur.md", "colonnes", LisezMoi.Guide(ModeleClasseur.Contrats));

    [Fact]
    public void Page_OfTheAvenant_ListsTheColumnsOfTheSheetOfFinancing() =>
        AssertListed("docs/guide/avenant.md", "financements", LisezMoi.Guide(ModeleClasseur.Financements));

    private static void AssertListed(string path, string part, string columns)
    {
        string page = File.ReadAllText(ContratsFixtures.PathOf(path));
        string opening = $"<!-- début : {part} -->\n";
        int start = page.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        int end = page.IndexOf($"<!-- fin : {part} -->", StringComparison.Ordinal);

        ContratsFixtures.AssertGenerated(path, page[..start] + columns + page[end..]);
    }
}
