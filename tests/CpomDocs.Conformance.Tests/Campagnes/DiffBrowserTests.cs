using System.Text;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Reports;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Conformance.Tests.Campagnes;

/// <summary>The page of a comparison in a real browser: marks, words for those who do not see them, narrow screen, paper.</summary>
public sealed class DiffBrowserTests
{
    [SkippableFact]
    public void Chromium_ChangedWords_DifferByMoreThanTheirColour()
    {
        string seen = Seen(
            """
            var removed = getComputedStyle(document.querySelector('td del'));
            var added = getComputedStyle(document.querySelector('td ins'));
            document.body.setAttribute('data-vu', removed.textDecorationLine + ' ' + added.textDecorationLine + ' '
              + getComputedStyle(document.querySelector('td ins'), '::before').content.replace(/"/g, ''));
            """);

        Assert.StartsWith("line-through underline ", seen, StringComparison.Ordinal);
        Assert.Contains("ajouté", seen, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Chromium_ChangedWords_StandOutFromTheirBackgroundByFourAndAHalf()
    {
        string seen = Seen(
            """
            function light(colour) {
              var part = colour.match(/[0-9.]+/g).slice(0, 3).map(function (value) {
                var one = value / 255; return one <= 0.03928 ? one / 12.92 : Math.pow((one + 0.055) / 1.055, 2.4); });
              return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
            }
            var least = 21;
            document.querySelectorAll('del,ins').forEach(function (mark) {
              var style = getComputedStyle(mark);
              var pair = [light(style.color), light(style.backgroundColor)].sort(function (a, b) { return a - b; });
              least = Math.min(least, (pair[1] + 0.05) / (pair[0] + 0.05)); });
            document.body.setAttribute('data-vu', least.toFixed(2));
            """);

        Assert.True(double.Parse(seen, System.Globalization.CultureInfo.InvariantCulture) >= 4.5, seen);
    }

    [SkippableTheory]
    [InlineData(390)]
    [InlineData(1280)]
    public void Chromium_ScreenOfAWidth_NeverScrollsThePageSideways(int width)
    {
        using var page = new BrowserPage(Page());

        Assert.Equal(width, page.WidthOn(width));
    }

    [SkippableFact]
    public void Chromium_ScreenshotAndPaper_AreMade()
    {
        using var page = new BrowserPage(Page());

        Assert.True(page.Screenshot().Length > 10_000);
        Assert.True(page.Paper().AsSpan().StartsWith("%PDF-"u8));
    }

    private static string Seen(string script)
    {
        using var page = new BrowserPage(Page());
        return page.Seen(script);
    }

    private static byte[] Page()
    {
        Modeles modeles = Modeles.Load(Path.Combine(Root(), "templates")).Value!;
        string json = File.ReadAllText(Path.Combine(Root(), "fixtures/contrats/valides/exemple-complet.json"));
        string later = json
            .Replace("\"valeur\": 60", "\"valeur\": 61", StringComparison.Ordinal)
            .Replace("Centre hospitalier de", "Centre hospitalier universitaire de", StringComparison.Ordinal);
        var reader = new ContratReader(modeles.Profils);
        ContratValide Read(string text) => reader.Read("contrat.json", Encoding.UTF8.GetBytes(text)).Value!;
        return DiffHtml.Write(Read(json), Read(later));
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "CpomDocs.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder!;
    }
}
