using System.Text.RegularExpressions;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Composition;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;
using CpomDocs.Rendering.Docx;
using CpomDocs.Rendering.Pdf;
using CpomDocs.Tests.Composition;
using CpomDocs.Tests.Contrats;

namespace CpomDocs.Tests.House;

/// <summary>A family of contracts is a folder: no C# names one, and a folder alone makes a new one.</summary>
public sealed class FamiliesTests
{
    private const string Inventees = "fixtures/familles";

    [Fact]
    public void Sources_OfEveryRoom_NameNoFamily()
    {
        Regex family = Family();

        IEnumerable<string> violations =
            from source in Tree.RoomSources
            from line in File.ReadLines(Tree.PathOf(source.FilePath)).Select((text, rank) => (Text: text, Number: rank + 1))
            where family.IsMatch(line.Text)
            select $"{source.FilePath}:{line.Number} {line.Text.Trim()}";

        Violations.None("A family of contracts is data, never a name in the code", violations);
    }

    [Fact]
    public void Templates_SharedByTheFamilies_NameNone()
    {
        Regex family = Family();

        IEnumerable<string> violations = Tree.Files("templates/commun", "*.scriban")
            .Where(path => family.IsMatch(Tree.Read(path)));

        Violations.None("A shared text never asks which family it serves", violations);
    }

    [Fact]
    public void Family_MadeOfAFolderAlone_IsComposedInTheOrderOfItsProfile()
    {
        LiasseComposee liasse = Compose();

        Assert.Equal(["CHARTE", "LIAISONS"], liasse.Documents.Select(document => document.Descripteur.Document));
        Assert.Contains("l’accès aux soins", Plain(liasse.Documents[0]), StringComparison.Ordinal);
        Assert.Contains("du 1er janvier 2026 au 31 décembre 2028", Plain(liasse.Documents[0]), StringComparison.Ordinal);
        Assert.Contains("Vedette sanitaire : deux rotations", Plain(liasse.Documents[1]), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Family_MadeOfAFolderAlone_IsRenderedInBothFormats()
    {
        foreach (DocumentCompose document in Compose().Documents)
        {
            PdfRendu pdf = new PdfRenderer().Render(document).Value!;
            byte[] docx = new DocxRenderer().Render(document).Value!;

            Assert.Equal("%PDF-"u8.ToArray(), pdf.Contenu.Span[..5].ToArray());
            Assert.Equal("PK"u8.ToArray(), docx[..2]);
            Assert.True(pdf.Pages >= 1);
        }
    }

    private static LiasseComposee Compose()
    {
        Modeles modeles = Modeles.Load(Tree.PathOf(Inventees)).Value!;
        Outcome<ContratValide> contrat = new ContratReader(modeles.Profils)
            .Read("contrat-insulaire.json", ContratsFixtures.Bytes(Inventees + "/contrat-insulaire.json"));
        Assert.True(contrat.TryGet(out ContratValide? valide), ContratsFixtures.Print(contrat.Diagnostics));

        Outcome<LiasseComposee> liasse =
            new LiasseComposer().Compose(valide, modeles.JeuDe(valide.Profil).Modeles, new CompositionOptions());

        Assert.True(liasse.TryGet(out LiasseComposee? composee), ContratsFixtures.Print(liasse.Diagnostics));
        return composee;
    }

    private static string Plain(DocumentCompose document) => TreeDump.PlainText(document).Replace('\u00A0', ' ');

    // The code of a family in capitals, or its folder in a text of the program: some codes are also syllables of ordinary words.
    private static Regex Family()
    {
        string[] codes = [.. ContratsFixtures.Profils.Codes];
        string folders = string.Join('|', codes.Select(code => code.ToLowerInvariant()));
        return new Regex($"""\b(?:{string.Join('|', codes)})\b|"(?:{folders})["/]|\b(?:occ|idf)[0-9]""", RegexOptions.CultureInvariant);
    }
}
