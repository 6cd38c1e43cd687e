using System.Text.RegularExpressions;
using CpomDocs.Composition.Documents;
using CpomDocs.Tests.Contrats;

namespace CpomDocs.Tests.Rendering;

/// <summary>What is negotiated in Word is what is signed in the PDF, word for word.</summary>
public sealed partial class SameTextTests
{
    public static TheoryData<string> Fixtures =>
    [
        .. Directory.EnumerateFiles(ContratsFixtures.PathOf("fixtures/contrats/valides"), "*.json")
            .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Fixtures))]
    public void Text_OfEveryDocument_IsTheSameInWordAndInPdf(string fixture)
    {
        foreach (DocumentCompose document in UneLiasse.Composee(fixture))
        {
            using var file = DocxReading.Of(document);

            string word = Normalised(file.Lines());
            string pdf = Normalised(PdfText.Lines(UnDocument.Rendu(document)));

            Assert.True(word.Length > 200);
            Assert.Equal(word, pdf);
        }
    }

    // No-break spaces count: only the white of line ends and of block ends is evened out. A soft hyphen is drawn only where a line ends.
    private static string Normalised(IEnumerable<string> lines)
    {
        return White().Replace(string.Join(' ', lines).Replace("\u00AD", "", StringComparison.Ordinal), " ").Trim();
    }

    [GeneratedRegex("[ \n]+")]
    private static partial Regex White();
}
