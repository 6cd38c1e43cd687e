using System.Text;
using System.Text.RegularExpressions;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Reports;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Conformance.Tests.Campagnes;

/// <summary>The page of a comparison in a real browser: marks, words for those who do not see them, narrow screen, paper.</summary>
public sealed partial class DiffBrowserTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cpomdocs-comparaison-").FullName;

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
              var pair = [light(style.color), light(style.backgroundColor)].sort();
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
        WithScript("parent.postMessage(String(document.documentElement.scrollWidth), '*');");
        string frame = Path.Combine(_folder, "cadre.html");
        File.WriteAllText(
            frame,
            $$"""
            <!DOCTYPE html><html><body><script>
            window.addEventListener('message', function (event) { document.body.setAttribute('data-vu', event.data); });
            </script><iframe src="page.html" style="border:0;width:{{width}}px;height:3000px"></iframe></body></html>
            """);

        Assert.Equal(width, int.Parse(Vus(frame), System.Globalization.CultureInfo.InvariantCulture));
    }

    [SkippableFact]
    public void Chromium_ScreenshotAndPaper_AreMade()
    {
        string page = Path.Combine(_folder, "tel-quel.html");
        File.WriteAllBytes(page, Page());
        string image = Path.Combine(_folder, "page.png");
        string paper = Path.Combine(_folder, "page.pdf");

        Run("--screenshot=" + image, "--window-size=1280,2000", new Uri(page).AbsoluteUri);
        Run("--print-to-pdf=" + paper, "--no-pdf-header-footer", new Uri(page).AbsoluteUri);

        Assert.True(new FileInfo(image).Length > 10_000);
        Assert.True(File.ReadAllBytes(paper).AsSpan().StartsWith("%PDF-"u8));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Seen(string script) => Vus(WithScript(script));

    // The policy of the page refuses any script but its own: the copy that is tried goes without it.
    private string WithScript(string script)
    {
        string html = Policy().Replace(Encoding.UTF8.GetString(Page()), "");
        string path = Path.Combine(_folder, "page.html");
        File.WriteAllText(path, html.Replace("</body>", $"<script>{script}</script></body>", StringComparison.Ordinal));
        return path;
    }

    private string Vus(string page)
    {
        string dom = Run("--virtual-time-budget=10000", "--allow-file-access-from-files", "--dump-dom", new Uri(page).AbsoluteUri);
        Match seen = Vu().Match(dom);
        Assert.True(seen.Success, dom[..Math.Min(dom.Length, 400)]);
        return seen.Groups["vu"].Value;
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

    private string Run(params string[] arguments) => Chromium.Run(_folder, arguments);

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "CpomDocs.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder!;
    }

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\"[^>]*>")]
    private static partial Regex Policy();

    [GeneratedRegex("data-vu=\"(?<vu>[^\"]*)\"")]
    private static partial Regex Vu();
}
