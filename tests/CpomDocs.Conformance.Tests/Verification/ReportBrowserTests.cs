using System.Globalization;
using System.Text;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Conformance.Tests.Verification;

/// <summary>The HTML report of a verification in a real browser: a narrow screen, a wide one, its structure, its colours, paper.</summary>
public sealed class ReportBrowserTests
{
    [SkippableTheory]
    [InlineData(390)]
    [InlineData(1280)]
    public void Chromium_ScreenOfAWidth_NeverScrollsThePageSideways(int width)
    {
        using var page = new BrowserPage(Page());

        Assert.Equal(width, page.WidthOn(width));
    }

    [SkippableFact]
    public void Chromium_Page_FetchesNothing()
    {
        string seen = Seen(
            "document.body.setAttribute('data-vu', performance.getEntriesByType('resource').length + ' '"
            + " + document.querySelectorAll('[src],link,object,iframe').length);");

        Assert.Equal("0 0", seen);
    }

    [SkippableFact]
    public void Chromium_Page_HasOneTitleLandmarksAndHeadedTables()
    {
        string seen = Seen(
            """
            var levels = Array.prototype.map.call(document.querySelectorAll('h1,h2,h3,h4'), function (one) { return +one.tagName[1]; });
            var jumps = levels.filter(function (level, i) { return i > 0 && level > levels[i - 1] + 1; }).length;
            var tables = document.querySelectorAll('table');
            var bare = Array.prototype.filter.call(tables, function (table) {
              return !table.caption || !table.querySelector('thead th[scope=col]') || !table.querySelector('tbody th[scope=row]');
            }).length;
            document.body.setAttribute('data-vu', [document.querySelectorAll('h1').length, document.querySelectorAll('main').length,
              document.querySelectorAll('footer').length, document.documentElement.lang, jumps, tables.length > 0, bare].join(' '));
            """);

        Assert.Equal("1 1 1 fr 0 true 0", seen);
    }

    [SkippableFact]
    public void Chromium_EveryText_IsContrasted()
    {
        string seen = Seen(
            """
            function light(colour) {
              var part = colour.match(/[\d.]+/g).slice(0, 3).map(function (one) {
                one /= 255;
                return one <= 0.03928 ? one / 12.92 : Math.pow((one + 0.055) / 1.055, 2.4);
              });
              return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
            }
            function ground(node) {
              for (; node; node = node.parentElement) {
                var colour = getComputedStyle(node).backgroundColor;
                if (colour !== 'rgba(0, 0, 0, 0)') { return colour; }
              }
              return 'rgb(255, 255, 255)';
            }
            var worst = 21;
            document.querySelectorAll('main *').forEach(function (node) {
              var pair = [light(getComputedStyle(node).color), light(ground(node))].sort(function (a, b) { return b - a; });
              worst = Math.min(worst, (pair[0] + 0.05) / (pair[1] + 0.05));
            });
            document.body.setAttribute('data-vu', worst.toFixed(2));
            """);

        Assert.InRange(double.Parse(seen, CultureInfo.InvariantCulture), 4.5, 21);
    }

    [SkippableFact]
    public void Chromium_Paper_IsMade()
    {
        using var page = new BrowserPage(Page());

        Assert.True(page.Paper().AsSpan().StartsWith("%PDF-"u8));
    }

    // Every verdict, the longest words a file may bring, a table of each kind.
    private static VerificationReport Report() =>
        new(Verdict.TOTAL_FAILED, DateTimeOffset.UnixEpoch,
            [Fichier(Verdict.TOTAL_PASSED), Fichier(Verdict.INDETERMINATE), Fichier(Verdict.TOTAL_FAILED), Fichier(Verdict.NON_SIGNE)]);

    private static FichierVerifie Fichier(Verdict verdict) => new()
    {
        Fichier = $"dossier/{new string('x', 120)}-{verdict}.pdf",
        Sha256 = new string('a', 64),
        Verdict = verdict,
        Phrase = "Une phrase pour le lecteur.",
        Echeance = new Echeance(DateTimeOffset.UnixEpoch, CauseEcheance.AlgorithmeArchivage, new string('y', 80)),
        Circuit = new CircuitVerifie(true, true, null, [new ParaphesVerifies("RepresentantLegal", 3, 3)]),
        Signatures = [Signature(verdict)],
        Horodatages =
        [
            new HorodatageVerifie("Horodatage_01", "Autorité", null, Verdict.TOTAL_PASSED, null, "Horodatage valide.",
                [new FaitsGroupes(CategorieFait.Temps, ["Un constat."])]),
        ],
    };

    private static SignatureVerifiee Signature(Verdict verdict) => new()
    {
        Champ = "Signature_" + new string('z', 100),
        Signataire = "Anne-Lise PEYRUSSAC",
        Verdict = verdict,
        SousIndication = verdict == Verdict.TOTAL_PASSED ? null : SubIndication.REVOCATION_OUT_OF_BOUNDS_NO_POE,
        Phrase = "Une phrase pour le lecteur.",
        Niveau = NiveauPades.B_LTA,
        SourceInstant = SourceInstant.Declare,
        Integre = true,
        CouvreToutLeDocument = true,
        ModificationsPosterieures = ModificationsPosterieures.Aucune,
        Constats = [.. Enum.GetValues<CategorieFait>().Select(category => new Fait(category, new string('w', 130)))],
    };

    private static byte[] Page() => Encoding.UTF8.GetBytes(HtmlReport.Write(Report()));

    private static string Seen(string script)
    {
        using var page = new BrowserPage(Page());
        return page.Seen(script);
    }
}
