using CpomDocs.Contrats.Classeurs;

namespace CpomDocs.Tests.Contrats.Classeurs;

/// <summary>The page of the guide lists the columns that the program reads.</summary>
public class GuideTests
{
    private const string Page = "docs/guide/classeur.md";
    private const string Start = "<!-- début : colonnes -->\n";
    private const string End = "<!-- fin : colonnes -->";

    [Fact]
    public void Page_OfTheWorkbook_ListsEveryColumn()
    {
        string page = File.ReadAllText(ContratsFixtures.PathOf(Page));
        int start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);

        string expected = page[..start] + LisezMoi.Guide() + page[end..];

        ContratsFixtures.AssertGenerated(Page, expected);
    }
}
