using System.Collections.Immutable;
using CpomDocs.Composition.Documents;
using CpomDocs.Conformance.Tests.Pdf;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using CpomDocs.Rendering.Pdf;

namespace CpomDocs.Conformance.Tests.Rendering;

public sealed class PdfConformanceTests
{
    private static readonly byte[] Rendu = new PdfRenderer().Render(Document()).Value!.Contenu.ToArray();

    [SkippableFact]
    public void Qpdf_RenderedDocument_FindsNoFault()
    {
        string output = Judge.Find("qpdf").Accepts(Rendu, "--check");

        Assert.Contains("No syntax or stream encoding errors", output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Mutool_RenderedDocument_DrawsEveryPage()
    {
        string output = Judge.Find("mutool").Accepts(Rendu, "draw", "-N", "-F", "text", "-o", "-");

        Assert.Contains("contractuel", output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Pdffonts_RenderedDocument_SeesEmbeddedSubsetsWithUnicode()
    {
        string[] lines = Judge.Find("pdffonts").Accepts(Rendu).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.True(lines.Length > 2);
        Assert.All(lines[2..], line => Assert.Matches(@"CID TrueType\s+Identity-H\s+yes yes yes", line));
    }

    [SkippableFact]
    public void Pdfinfo_RenderedDocument_SeesTagsTitleAndForm()
    {
        string output = Judge.Find("pdfinfo").Accepts(Rendu);

        Assert.Matches(@"Tagged:\s+yes", output);
        Assert.Matches(@"Title:\s+Socle contractuel", output);
        Assert.Matches(@"Form:\s+AcroForm", output);
    }

    [SkippableFact]
    public void Pdftotext_RenderedDocument_GivesTheTextInReadingOrder()
    {
        string output = Judge.Find("pdftotext").Accepts(Rendu, "{}", "-");

        Assert.True(output.IndexOf("Objet", StringComparison.Ordinal) < output.IndexOf("Pour l’Établissement", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void Pdftotext_DividedWords_AreGivenWhole()
    {
        const string Text = "L’établissement s’engage, conformément aux orientations du projet régional de santé, au développement continu "
            + "de coopérations interprofessionnelles pluridisciplinaires, à l’approfondissement des contractualisations territoriales.";
        var paragraph = new Paragraph(RoleParagraphe.Corps, Line(string.Join(' ', Enumerable.Repeat(Text, 6))));
        DocumentCompose document = Document();
        byte[] pdf = new PdfRenderer().Render(document with { Blocs = document.Blocs.Insert(2, paragraph) }).Value!.Contenu.ToArray();

        string output = Judge.Find("pdftotext").Accepts(pdf, "{}", "-");

        string words = string.Join(' ', output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain('\u00AD', output);
        Assert.Contains(string.Join(' ', Enumerable.Repeat(Text, 6)), words, StringComparison.Ordinal);
    }

    private static DocumentCompose Document() => new()
    {
        Descripteur = new Descripteur
        {
            CodeContrat = "349900019AA",
            Document = "SOCLE",
            Intitule = "Socle contractuel",
            Version = 1,
            Profil = "OCC25",
            Etablissement = "Centre hospitalier de Montservan",
            DateEffet = new DateOnly(2025, 1, 1),
            DateFin = new DateOnly(2029, 12, 31),
            Circuit =
                new Circuit { Paraphe = true,
                    Etapes = [new Etape(new Role(Partie.STRUCTURE), new Signataire { Partie = Partie.STRUCTURE })] },
        },
        Titre = "Socle contractuel – Centre hospitalier de Montservan",
        Auteur = "Agence régionale de santé Occitanie",
        DateCreation = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.FromHours(1)),
        PiedDePage = "349900019AA – Socle contractuel – v1",
        Blocs =
        [
            new Couverture([new LigneCouverture(RoleCouverture.Titre, Line("Socle contractuel"))]),
            new Heading(2, "Article 1", Line("Objet"), "objet"),
            new Paragraph(RoleParagraphe.Corps, Line("Le montant est de 1\u202F234\u202F567,89\u00A0€ ; « œuvre » n°\u00A01.")),
            new SignatureBlock([new CaseSignature(new Role(Partie.STRUCTURE), [Line("Pour l’Établissement")])]),
        ],
    };

    private static ImmutableArray<Inline> Line(string text) => [new Text(text)];
}
