using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Tests.Signing;

public class AppearanceLayoutTests
{
    private const double Descent = 0.25;

    public static TheoryData<string, string> People => new()
    {
        { "Léa", "ROY" },
        { "Marie-Antoinette-Geneviève", "DE LA ROCHEFOUCAULD-MONTBEL-SAINT-AUBRAC DES MICOCOULIERS" },
        { "Jean", new string('W', 120) },
    };

    [Theory]
    [MemberData(nameof(People))]
    public void Sign_AnyNameInAnyBox_DrawsInsideTheBox(string prenom, string nom)
    {
        (double Width, double Height)[] boxes = [(230, 110), (158, 92), (90, 40)];

        foreach ((double width, double height) in boxes)
        {
            UnDocument document = new() { Etapes = [Personne(prenom, nom)], LargeurSignature = width, HauteurSignature = height };
            PdfRevision revision = PdfDocument.Open(PadesSignerTests.Signe(document.Pdf(), Gens.RoleRl)).Current;

            Assert.All(PdfForm.Read(revision).Fields, field => AssertInside(field, AppearanceTextReader.ReadLines(revision, field)));
        }
    }

    [Fact]
    public void Sign_LongName_PrintsAllOfIt()
    {
        const string Nom = "DE LA ROCHEFOUCAULD-MONTBEL-SAINT-AUBRAC DES MICOCOULIERS";
        UnDocument document = new() { Etapes = [Personne("Marie", Nom)], LargeurSignature = 158, HauteurSignature = 92 };
        PdfRevision revision = PdfDocument.Open(PadesSignerTests.Signe(document.Pdf(), Gens.RoleRl)).Current;

        string text = AppearanceTextReader.Read(revision, PdfForm.Read(revision).Find("Signature_RepresentantLegal")!);

        Assert.Contains("Marie " + Nom, text.Replace("- ", "-", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_Paraphe_ShowsInitialsDateAndParty()
    {
        PdfRevision revision = PdfDocument.Open(PadesSignerTests.Signe(new UnDocument().Pdf(), Gens.RoleRl)).Current;

        string text = AppearanceTextReader.Read(revision, PdfForm.Read(revision).Find("Paraphe_RepresentantLegal.P002")!);

        Assert.Matches(@"^ALP \d\d/\d\d/20\d\d Établissement SIGNATURE DE TEST SANS VALEUR JURIDIQUE$", text);
    }

    private static Etape Personne(string prenom, string nom)
    {
        Signataire signataire =
            Gens.RepresentantLegal.Signataire with { Prenom = prenom, Nom = nom, Qualite = "Administrateur provisoire du groupement" };
        return Gens.RepresentantLegal with { Signataire = signataire };
    }

    private static void AssertInside(PdfField field, IReadOnlyList<ShownLine> lines)
    {
        PdfRectangle box = field.Widgets[0].Rect!.Value;
        Assert.NotEmpty(lines);
        Assert.All(lines, line =>
        {
            Assert.InRange(line.X, 0, box.Width);
            Assert.True(line.X + line.Width <= box.Width + 0.01, $"{line.Text} passes the right edge");
            Assert.True(line.Baseline - (line.Size * Descent) >= 0, $"{line.Text} passes the lower edge");
            Assert.True(line.Baseline + line.Size * 0.75 <= box.Height, $"{line.Text} passes the upper edge");
        });
    }
}
