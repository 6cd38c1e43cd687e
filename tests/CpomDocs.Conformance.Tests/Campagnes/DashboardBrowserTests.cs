using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Reports;
using CpomDocs.Campagnes.Suivis;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Conformance.Tests.Campagnes;

/// <summary>The dashboard of a campaign in a real browser: its sort, its filter, a narrow screen, a wide one, and paper.</summary>
public sealed class DashboardBrowserTests : IDisposable
{
    private const int Contrats = 12;

    private readonly string _folder = Directory.CreateTempSubdirectory("cpomdocs-tableau-").FullName;

    [SkippableFact]
    public void Chromium_HeaderClicked_SortsTheRowsAndSaysSo()
    {
        string script =
            """
            var table = document.querySelector('#contrats table');
            var button = table.querySelectorAll('th button')[1];
            button.click();
            button.click();
            document.body.setAttribute('data-vu', table.tHead.rows[0].cells[1].getAttribute('aria-sort') + ' '
              + Array.prototype.map.call(table.tBodies[0].rows, function (row) { return row.cells[1].textContent; }).join(' '));
            """;

        string[] seen = Seen(script).Split(' ');

        Assert.Equal("descending", seen[0]);
        Assert.Equal(Contrats, seen.Length - 1);
        Assert.Equal(seen[1..].OrderDescending(StringComparer.Ordinal), seen[1..]);
    }

    [SkippableFact]
    public void Chromium_WordTyped_HidesTheOtherRows()
    {
        string script =
            """
            var table = document.querySelector('#contrats table');
            var input = table.parentNode.previousSibling.querySelector('input');
            input.value = table.tBodies[0].rows[3].cells[1].textContent.toLowerCase();
            input.dispatchEvent(new Event('input'));
            var shown = Array.prototype.filter.call(table.tBodies[0].rows, function (row) { return !row.hidden; }).length;
            document.body.setAttribute('data-vu', shown + ' ' + document.getElementById('annonce').textContent);
            """;

        Assert.Equal("1 1 ligne(s)", Seen(script));
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
    public void Chromium_PolicyOfThePage_LetsItsOwnScriptRun()
    {
        using var page = new BrowserPage(Page());

        Assert.Contains("class=\"tri\"", page.Dom(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Chromium_ScreenshotAndPaper_AreMade()
    {
        using var page = new BrowserPage(Page());

        Assert.True(page.Screenshot().Length > 10_000);
        Assert.True(page.Paper().AsSpan().StartsWith("%PDF-"u8));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Seen(string script)
    {
        using var page = new BrowserPage(Page());
        return page.Seen(script);
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
