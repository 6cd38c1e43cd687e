using System.Text;
using System.Text.RegularExpressions;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Reports;
using CpomDocs.Campagnes.Suivis;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Conformance.Tests.Campagnes;

/// <summary>The dashboard of a campaign in a real browser: its sort, its filter, a narrow screen, a wide one, and paper.</summary>
public sealed partial class DashboardBrowserTests : IDisposable
{
    private const int Contrats = 12;

    private readonly string _folder = Directory.CreateTempSubdirectory("cpomdocs-tableau-").FullName;

    [SkippableFact]
    public void Chromium_HeaderClicked_SortsTheRowsAndSaysSo()
    {
        string page = WithScript(
            """
            var table = document.querySelector('#contrats table');
            var button = table.querySelectorAll('th button')[1];
            button.click();
            button.click();
            document.body.setAttribute('data-vu', table.tHead.rows[0].cells[1].getAttribute('aria-sort') + ' '
              + Array.prototype.map.call(table.tBodies[0].rows, function (row) { return row.cells[1].textContent; }).join(' '));
            """);

        string[] seen = Seen(page).Split(' ');

        Assert.Equal("descending", seen[0]);
        Assert.Equal(Contrats, seen.Length - 1);
        Assert.Equal(seen[1..].OrderDescending(StringComparer.Ordinal), seen[1..]);
    }

    [SkippableFact]
    public void Chromium_WordTyped_HidesTheOtherRows()
    {
        string page = WithScript(
            """
            var table = document.querySelector('#contrats table');
            var input = table.parentNode.previousSibling.querySelector('input');
            input.value = table.tBodies[0].rows[3].cells[1].textContent.toLowerCase();
            input.dispatchEvent(new Event('input'));
            var shown = Array.prototype.filter.call(table.tBodies[0].rows, function (row) { return !row.hidden; }).length;
            document.body.setAttribute('data-vu', shown + ' ' + document.getElementById('annonce').textContent);
            """);

        Assert.Equal("1 1 ligne(s)", Seen(page));
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

        Assert.Equal(width, int.Parse(Seen(frame), System.Globalization.CultureInfo.InvariantCulture));
    }

    [SkippableFact]
    public void Chromium_PolicyOfThePage_LetsItsOwnScriptRun()
    {
        string page = Path.Combine(_folder, "tel-quel.html");
        File.WriteAllBytes(page, Page());

        string dom = Run("--dump-dom", new Uri(page).AbsoluteUri);

        Assert.Contains("class=\"tri\"", dom, StringComparison.Ordinal);
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

    // The policy of the page refuses any script but its own: the copy that is tried goes without it.
    private string WithScript(string script)
    {
        string html = Policy().Replace(Encoding.UTF8.GetString(Page()), "");
        string path = Path.Combine(_folder, "page.html");
        File.WriteAllText(path, html.Replace("</body>", $"<script>{script}</script></body>", StringComparison.Ordinal));
        return path;
    }

    private string Seen(string page)
    {
        string dom = Run("--virtual-time-budget=10000", "--allow-file-access-from-files", "--dump-dom", new Uri(page).AbsoluteUri);
        Match seen = Vu().Match(dom);
        Assert.True(seen.Success, dom[..Math.Min(dom.Length, 400)]);
        return seen.Groups["vu"].Value;
    }

    private byte[] Page()
    {
        Modeles modeles = Modeles.Load(Path.Combine(Root(), "templates")).Value!;
        Assert.True(modeles.Profils.TryGet("OCC25", out Profil? profil));
        CampagneFictive made = CampagneFictive.Generate(Contrats, seed: 1, profil!);
        Directory.CreateDirectory(Path.Combine(_folder, "contrats"));
        foreach (Contrat contrat in made.Contrats)
        {
            File.WriteAllBytes(Path.Combine(_folder, "contrats", contrat.CodeContrat + ".json"), ContratWriter.Write(contrat).ToArray());
        }

        var demande = new DemandeSuiviCampagne { Campagne = made.Campagne, DossierContrats = _folder, Jour = made.Campagne.DateEffet };
        SuiviCampagne suivi = new SuiviReader(modeles).Read(demande, CancellationToken.None);
        var options = new RapportOptions { Instant = DateTimeOffset.UnixEpoch, Depuis = made.Campagne.DateEffet };
        return RapportCampagne.Write(modeles, demande, suivi, options).First(file => file.Key == RapportCampagne.Board).Value;
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
