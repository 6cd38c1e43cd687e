using System.Collections.Immutable;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using CpomDocs.Pdf.Fonts;
using CpomDocs.Pdf.Reading;
using CpomDocs.Rendering.Layout;
using CpomDocs.Rendering.Pdf;

namespace CpomDocs.Tests.Rendering;

/// <summary>Documents, texts and layouts that start valid, to be bent by each test.</summary>
internal static class UnDocument
{
    private const string Phrase = "Les Parties conviennent que les engagements pris au titre du présent contrat sont suivis chaque année. ";

    internal static DocumentCompose Complet => DocxSample.Complet;

    /// <summary>A document that nobody signs.</summary>
    internal static DocumentCompose SansCircuit(params Block[] blocs)
    {
        DocumentCompose document = DocxSample.With(blocs);
        var circuit = document.Descripteur.Circuit with { Etapes = [], Paraphe = false };
        return document with { Descripteur = document.Descripteur with { Circuit = circuit } };
    }

    internal static Paragraph Paragraphe(int phrases) =>
        new(RoleParagraphe.Corps, Ligne(string.Concat(Enumerable.Repeat(Phrase, phrases)).Trim()));

    internal static IEnumerable<Block> Paragraphes(int nombre, int phrases) => Enumerable.Range(0, nombre).Select(_ => Paragraphe(phrases));

    internal static ImmutableArray<Inline> Ligne(string texte) => [new Text(texte)];

    internal static Table Tableau(int lignes, string cellule = "Cellule", bool total = false) => new()
    {
        Titre = Ligne("Crédits"),
        Colonnes = [new Colonne(1, Alignement.Gauche), new Colonne(1, Alignement.Droite)],
        Entetes = [new Ligne([new Cellule(Ligne("Objet"), 0), new Cellule(Ligne("Montant"), 1)])],
        Corps = [.. Enumerable.Range(1, lignes).Select(i => new Ligne([new Cellule(Ligne(cellule), 0), new Cellule(Ligne(i + ",00"), 1)]))],
        Totaux = total ? [new Ligne([new Cellule(Ligne("Total"), 0), new Cellule(Ligne("9,00"), 1)])] : [],
    };

    internal static SignatureBlock Signatures() => Complet.Blocs.OfType<SignatureBlock>().Single();

    /// <summary>Places to sign, the first signatory's name being as long as asked for.</summary>
    internal static SignatureBlock Signatures(int signataires, int longueur)
    {
        string nom = string.Concat(Enumerable.Repeat("Bénédicte de Lestang-Rochebrune ", (longueur / 32) + 1))[..longueur].Trim();
        return new SignatureBlock([.. Enumerable.Range(1, signataires).Select(rang => new CaseSignature(
            new Role(Partie.STRUCTURE, rang),
            [Ligne("Pour l’Établissement"), Ligne("La directrice"), Ligne(rang == 1 ? nom : "Noé Roux")]))]);
    }

    internal static LaidDocument Mis(DocumentCompose document) =>
        LaidDocument.Of(document, StyleSheet.Standard, new MissingGlyphs("SOCLE"));

    internal static LaidDocument Mis(IEnumerable<Block> blocs) => Mis(SansCircuit([.. blocs]));

    internal static ShapedText Forme(string texte, TextStyle? style = null)
    {
        return new TextShaper(PdfFonts.SourceSans3, StyleSheet.Standard, new MissingGlyphs("SOCLE")).Shape(texte,
            style ?? StyleSheet.Standard.Corps);
    }

    internal static PdfRendu Rendu(DocumentCompose document)
    {
        return new PdfRenderer().Render(document).Value ?? throw new InvalidOperationException("The document does not render.");
    }

    internal static PdfRevision Lu(PdfRendu rendu) => PdfDocument.Open(rendu.Contenu).Current;

    /// <summary>Text of each line of the body of a page, top to bottom.</summary>
    internal static IReadOnlyList<string> Lignes(PageLayout page)
    {
        return [.. page.Content.OfType<Placed.Lines>().SelectMany(placed => Lignes(placed))];
    }

    internal static IEnumerable<string> Lignes(Placed.Lines placed)
    {
        LaidText text = placed.Content;
        return text.Lines.Skip(placed.First).Take(placed.Count).Select(line => text.Shaped.Text[line.Start..line.End]);
    }
}
