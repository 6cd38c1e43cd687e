using CpomDocs.Composition.Documents;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Tests.Rendering;

public sealed class PaginationTests
{
    public static TheoryData<int> Fillings => [.. Enumerable.Range(1, 30)];

    public static TheoryData<int, int, int> Names => NamesOf([1, 20], [1, 3, 9], [200, 1_500, 4_000, 9_000, 25_000]);

    [Theory]
    [MemberData(nameof(Fillings))]
    public void Paragraph_AcrossPages_LeavesTwoLinesOnEach(int filling)
    {
        LaidDocument document = UnDocument.Mis([.. UnDocument.Paragraphes(filling, 1), .. UnDocument.Paragraphes(8, 5)]);

        var pieces = document.Pages.SelectMany(page => page.Content).OfType<Placed.Lines>();

        Assert.All(pieces, piece => Assert.True(piece.Count >= Math.Min(2, piece.Content.Lines.Length)));
    }

    [Theory]
    [MemberData(nameof(Fillings))]
    public void Heading_NearTheFoot_StaysWithTwoLinesOfItsText(int filling)
    {
        var heading = new Heading(2, "Article 3", UnDocument.Ligne("Suivi"), null);

        LaidDocument document = UnDocument.Mis([.. UnDocument.Paragraphes(filling, 1), heading, UnDocument.Paragraphe(5)]);

        IReadOnlyList<string> page = UnDocument.Lignes(document.Pages[document.Anchors.Single().Page]);
        int index = page.ToList().IndexOf("Suivi");
        Assert.True(page.Count > index + 2);
    }

    [Theory]
    [MemberData(nameof(Fillings))]
    public void Signatures_WhereverTheyFall_StandWithTwoLinesOfText(int filling)
    {
        LaidDocument document = UnDocument.Mis([.. UnDocument.Paragraphes(filling, 1), UnDocument.Paragraphe(4), UnDocument.Signatures()]);

        PageLayout page = document.Pages.Single(candidate => candidate.Content.OfType<Placed.Field>().Any());
        int linesBefore = page.Content.TakeWhile(placed => placed is not Placed.Frame).OfType<Placed.Lines>()
            .Where(placed => placed.Content.Lines.Length > 2).Sum(placed => placed.Count);
        Assert.Equal(3, page.Content.OfType<Placed.Field>().Count());
        Assert.True(linesBefore >= 2);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Signatures_WithNamesOfAnyLength_StayOnTheirPageWithTheEndOfTheName(int filling, int signers, int length)
    {
        SignatureBlock signatures = UnDocument.Signatures(signers, length);

        LaidDocument document = UnDocument.Mis([.. UnDocument.Paragraphes(filling, 1), UnDocument.Paragraphe(4), signatures]);

        Placed.Field[] fields = [.. document.Pages.SelectMany(page => page.Content).OfType<Placed.Field>()];
        Assert.Equal(signers, fields.Length);
        Assert.All(document.Pages, StaysAboveTheFoot);
        Assert.All(document.Pages.Where(page => page.Content.OfType<Placed.Field>().Any()), EachBoxStandsUnderTwoLinesOfText);
    }

    [Fact]
    public void Signatures_WithANameOfSeveralPages_LoseNothingOfIt()
    {
        SignatureBlock signatures = UnDocument.Signatures(3, 25_000);

        LaidDocument document = UnDocument.Mis([UnDocument.Paragraphe(4), signatures]);

        var pieces = document.Pages.SelectMany(page => page.Content).OfType<Placed.Lines>().GroupBy(piece => piece.Content);
        Assert.True(document.Pages.Count > 3);
        Assert.All(pieces, text => Assert.Equal(text.Key.Lines.Length, text.Sum(piece => piece.Count)));
    }

    [Theory]
    [MemberData(nameof(Fillings))]
    public void Closing_WhereverItFalls_StandsWithTwoLinesOfText(int filling)
    {
        var place = new Paragraph(RoleParagraphe.Formule, UnDocument.Ligne("Fait à Montpellier."));
        var note = new Paragraph(RoleParagraphe.Note, UnDocument.Ligne("Une impression n’est qu’une copie."));

        LaidDocument document = UnDocument.Mis(
            [.. UnDocument.Paragraphes(filling, 1), UnDocument.Paragraphe(1), place, note, UnDocument.Signatures()]);

        PageLayout page = document.Pages.Single(candidate => candidate.Content.OfType<Placed.Field>().Any());
        IReadOnlyList<string> lines = UnDocument.Lignes(page);
        Assert.True(lines.ToList().IndexOf("Fait à Montpellier.") >= 2);
    }

    [Theory]
    [MemberData(nameof(Fillings))]
    public void Closing_AfterATable_StandsWithItsLastRows(int filling)
    {
        LaidDocument document = UnDocument.Mis([.. UnDocument.Paragraphes(filling, 1), UnDocument.Tableau(6), UnDocument.Signatures()]);

        PageLayout page = document.Pages.Single(candidate => candidate.Content.OfType<Placed.Field>().Any());
        Assert.Contains("6,00", UnDocument.Lignes(page));
    }

    [Theory]
    [MemberData(nameof(Fillings))]
    public void Content_WhateverItsLength_StaysWithinTheMargins(int filling)
    {
        LaidDocument document =
            UnDocument.Mis([.. UnDocument.Paragraphes(filling, 3), UnDocument.Tableau(filling), UnDocument.Signatures()]);

        int foot = Milli.FromPoints(StyleSheet.Standard.Page.HauteurPt - StyleSheet.Standard.Page.MargeBassePt);
        var lines = document.Pages.SelectMany(page => page.Content).OfType<Placed.Lines>();
        Assert.All(lines, piece => Assert.True(piece.Y + (piece.Count * piece.Content.Leading) <= foot + 1));
    }

    [Theory]
    [MemberData(nameof(Fillings))]
    public void Introduction_OfAList_StaysWithTheFirstItem(int filling)
    {
        var introduction = new Paragraph(RoleParagraphe.Corps, UnDocument.Ligne("Les pièces sont :"));
        var list = new ListBlock(false, [[UnDocument.Paragraphe(1)], [UnDocument.Paragraphe(1)]]);

        LaidDocument document = UnDocument.Mis([.. UnDocument.Paragraphes(filling, 1), introduction, list]);

        IReadOnlyList<string> page = document.Pages.Select(UnDocument.Lignes).First(lines => lines.Contains("Les pièces sont :"));
        Assert.NotEqual("Les pièces sont :", page[^1]);
    }

    [Fact]
    public void PageBreak_BetweenBlocks_StartsAPageAndNeverLeavesAnEmptyOne()
    {
        LaidDocument document =
            UnDocument.Mis([UnDocument.Paragraphe(1), new PageBreak(), new PageBreak(), UnDocument.Paragraphe(1), new PageBreak()]);

        Assert.Equal(2, document.Pages.Count);
    }

    [Fact]
    public void Name_OfTwoHundredCharacters_IsShortenedInTheFooterAndWholeOnTheCover()
    {
        string name = string.Concat(Enumerable.Repeat("Groupement de coopération ", 8)).Trim();
        var cover = new Couverture([new LigneCouverture(RoleCouverture.Etablissement, UnDocument.Ligne(name))]);

        LaidDocument document = UnDocument.Mis(UnDocument.SansCircuit(cover, UnDocument.Paragraphe(1)) with { PiedDePage = name });

        var footer = document.Pages[0].Running.OfType<Placed.Lines>().SelectMany(UnDocument.Lignes).ToList();
        Assert.Equal(name, string.Join(' ', UnDocument.Lignes(document.Pages[0]).TakeWhile(line => !line.Contains("SANS VALEUR"))));
        Assert.Contains(footer, text => text.EndsWith('…') && name.StartsWith(text[..^1], StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Fillings))]
    public void Paragraph_AcrossPages_NeverDividesAWordOverThem(int filling)
    {
        const string Loose = "L’accompagnement des établissements, la contractualisation et la reconnaissance conditionnent "
            + "particulièrement l’approfondissement des coopérations interdépartementales. ";
        var long1 = new Paragraph(RoleParagraphe.Corps, UnDocument.Ligne(string.Concat(Enumerable.Repeat(Loose, 30)).Trim()));

        LaidDocument document = UnDocument.Mis([.. UnDocument.Paragraphes(filling, 1), long1]);

        Assert.All(document.Pages.SkipLast(1), page =>
        {
            Placed.Lines last = page.Content.OfType<Placed.Lines>().Last();
            Assert.False(last.Content.Lines[last.First + last.Count - 1].EndsWithHyphen);
        });
        Assert.Contains(document.Pages.SelectMany(page => page.Content).OfType<Placed.Lines>(),
            placed => placed.Content.Lines.Any(line => line.EndsWithHyphen));
    }

    private static TheoryData<int, int, int> NamesOf(int[] fillings, int[] signers, int[] lengths)
    {
        var cases = new TheoryData<int, int, int>();
        foreach ((int filling, int signer, int length) in fillings.SelectMany(f => signers.SelectMany(s => lengths.Select(l => (f, s, l)))))
        {
            cases.Add(filling, signer, length);
        }

        return cases;
    }

    private static void StaysAboveTheFoot(PageLayout page)
    {
        int foot = Milli.FromPoints(StyleSheet.Standard.Page.HauteurPt - StyleSheet.Standard.Page.MargeBassePt);
        Assert.All(page.Content.OfType<Placed.Lines>(), piece => Assert.True(piece.Y + (piece.Count * piece.Content.Leading) <= foot + 1));
        Assert.All(page.Content.OfType<Placed.Field>(), field => Assert.True(field.Box.Y + field.Box.Height <= foot + 1));
    }

    private static void EachBoxStandsUnderTwoLinesOfText(PageLayout page)
    {
        Assert.All(page.Content.OfType<Placed.Field>(), field =>
        {
            var above = page.Content.OfType<Placed.Lines>().Where(piece => piece.X == field.Box.X && piece.Y < field.Box.Y);
            Assert.True(above.Sum(piece => piece.Count) >= 2);
        });
    }
}
