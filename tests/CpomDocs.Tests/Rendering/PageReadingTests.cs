using System.Globalization;
using System.Text;
using CpomDocs.Composition.Documents;
using CpomDocs.Rendering.Pdf;
using CpomDocs.Tests.Contrats;
using UglyToad.PdfPig.Content;
using PigDocument = UglyToad.PdfPig.PdfDocument;

namespace CpomDocs.Tests.Rendering;

/// <summary>
/// One page of a document of each kind as a person reviews it: its runs of text with their places, in the order they are drawn, then its
/// part of the structure. <c>CPOMDOCS_REGENERER=1</c> writes them anew.
/// </summary>
public sealed class PageReadingTests
{
    private const double LargestGapPt = 12;

    [Theory]
    [InlineData("exemple-complet", "SOCLE", 2)]
    [InlineData("exemple-complet", "ORIENTATIONS", 3)]
    [InlineData("exemple-complet", "FINANCEMENT", 2)]
    [InlineData("exemple-complet", "USLD", 3)]
    [InlineData("exemple-complet", "LISTE_ACCORDS", 2)]
    [InlineData("occ19-complet", "RECONNAISSANCES", 2)]
    [InlineData("idf19-complet", "PERFORMANCE", 2)]
    [InlineData("res-une-agence", "PROJET_SANTE", 3)]
    public void Page_OfAReviewedDocument_IsReadAsReviewed(string fixture, string document, int page)
    {
        string path = ContratsFixtures.PathOf($"fixtures/pdf/lecture/{fixture}.{document}.{page}.txt");
        DocumentCompose composed = UneLiasse.Composee(fixture).First(piece => piece.Descripteur.Document == document);
        PdfRendu rendu = UnDocument.Rendu(composed);

        string received = string.Join('\n', Runs(rendu, page)) + "\n---\n" + StructureDump.OfPage(UnDocument.Lu(rendu), page);
        if (ContratsFixtures.IsRegenerating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, received);
        }

        Assert.Equal(File.ReadAllText(path), received);
    }

    private static IEnumerable<string> Runs(PdfRendu rendu, int page)
    {
        using PigDocument document = PigDocument.Open(rendu.Contenu.ToArray());
        var runs = new List<string>();
        var text = new StringBuilder();
        Letter? previous = null;
        foreach (Letter letter in document.GetPage(page).Letters)
        {
            if (previous is null || !GoesOn(previous, letter))
            {
                runs.Add(text.ToString());
                text.Clear().Append(CultureInfo.InvariantCulture,
                    $"{letter.StartBaseLine.X:F1} {letter.StartBaseLine.Y:F1} {letter.PointSize:F1} ");
            }

            text.Append(letter.Value);
            previous = letter;
        }

        runs.Add(text.ToString());
        return runs.Where(run => run.Length > 0).Select(run => run.TrimEnd(' '));
    }

    private static bool GoesOn(Letter previous, Letter letter) =>
        Math.Abs(previous.StartBaseLine.Y - letter.StartBaseLine.Y) < 0.05
        && Math.Abs(previous.PointSize - letter.PointSize) < 0.05
        && letter.StartBaseLine.X - previous.EndBaseLine.X is > -LargestGapPt and < LargestGapPt;
}
