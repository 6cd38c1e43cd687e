using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CpomDocs.Contrats.Classeurs;
using CpomDocs.Rendering.Xlsx;

namespace CpomDocs.Tests.Cli;

public sealed class CampagneReportTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    private const string Contacts =
        """
        [ { "partie": "ARS", "nom": "Secrétariat", "courriel": "dg@ars.example" },
          { "partie": "DEPARTEMENT", "nom": "Autre", "courriel": "autre@cd.example" },
          { "partie": "DEPARTEMENT", "groupe": "34", "nom": "Cabinet", "courriel": "cabinet@cd34.example" } ]
        """;

    [Fact]
    public void Report_LateCampaign_WritesEveryFile()
    {
        (_, string folder) = Report("--date", "2025-01-10", "--depuis", "2020-01-01");

        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "evenements.csv", "indicateurs.csv", "indicateurs.xlsx", "relances.csv", "relances/349900019AA-RepresentantLegal.eml",
                "relances/349900019AA-RepresentantLegal.ics", "relances/echeances.ics", "retards.csv", "tableau-de-bord.html",
            ],
            files);
    }

    [Fact]
    public void Report_NothingLateYet_WritesNoReminderBeforeTheDelay()
    {
        (_, string folder) = Report("--date", "2024-12-10");
        (_, string sooner) = Report("--date", "2024-12-10", "--delai", "30");

        Assert.Empty(Directory.EnumerateFiles(folder, "*.eml", SearchOption.AllDirectories));
        Assert.Single(Directory.EnumerateFiles(sooner, "*.eml", SearchOption.AllDirectories));
    }

    [Fact]
    public void Report_Page_HasLandmarksCaptionsAndFetchesNothing()
    {
        (_, string folder) = Report("--date", "2025-01-10", "--depuis", "2020-01-01");

        string html = File.ReadAllText(Path.Combine(folder, "tableau-de-bord.html"));
        var page = XElement.Parse(html["<!DOCTYPE html>\n".Length..]);
        XElement body = page.Element("body")!;
        Assert.All(["header", "nav", "main", "footer"], name => Assert.NotNull(body.Element(name)));
        Assert.All(page.Descendants("table"), table => Assert.Equal("caption", table.Elements().First().Name.LocalName));
        Assert.All(page.Descendants("th"), header => Assert.Contains(header.Attribute("scope")!.Value, new[] { "col", "row" }));
        Assert.All(page.Descendants("section"), section => Assert.Contains(
            page.Descendants("h2"), title => title.Attribute("id")?.Value == section.Attribute("aria-labelledby")!.Value));
        Assert.All(page.Descendants("svg"), svg => Assert.NotNull(svg.Attribute("aria-label") ?? svg.Attribute("aria-hidden")));
        Assert.DoesNotContain(page.Descendants().Attributes(), item => item.Name == "src" || (item.Name == "href" && item.Value[0] != '#'));
        Assert.Contains("Centre hospitalier de Montservan", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_Reminder_IsWrittenToTheCorrespondent()
    {
        (_, string folder) = Report("--date", "2025-01-10");

        string mail = File.ReadAllText(Path.Combine(folder, "relances", "349900019AA-RepresentantLegal.eml"));
        Assert.Contains(" <contractualisation@ch-montservan.example>\r\n", mail, StringComparison.Ordinal);
        string body = Encoding.UTF8.GetString(Convert.FromBase64String(mail.Split("\r\n\r\n")[1]));
        Assert.Contains("Anne-Lise PEYRUSSAC", body, StringComparison.Ordinal);
        Assert.Contains("- Unité de soins de longue durée", body, StringComparison.Ordinal);
        Assert.Contains("10 jour(s)", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_ReminderOfTheDepartement_IsWrittenToThatOfItsGroup()
    {
        UneCampagne campagne = new UneCampagne(fixture).Avec(json => json["contacts"] = JsonNode.Parse(Contacts)).Editee();
        campagne.Run("sign", "--as", "RepresentantLegal", "--key", fixture.KeyOf("representant-legal"));
        string folder = campagne.NewFolder("rapport");

        campagne.Run("report", "-o", folder, "--date", "2025-01-10");

        string list = File.ReadAllText(Path.Combine(folder, "relances.csv"));
        Assert.Contains("Pascal DELMARRE", list, StringComparison.Ordinal);
        Assert.Contains("cabinet@cd34.example", list, StringComparison.Ordinal);
        Assert.Contains("dg@ars.example", list, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "relances", "PresidentConseilDepartemental-1.eml")));
    }

    [Fact]
    public void Report_Indicators_HaveARowATarget()
    {
        (_, string folder) = Report();

        byte[] workbook = File.ReadAllBytes(Path.Combine(folder, "indicateurs.xlsx"));
        Feuille sheet = XlsxReader.Read("indicateurs.xlsx", workbook).Value!.Feuilles.Single();
        Assert.Equal(1 + (5 * 5), sheet.Lignes.Length);
        Assert.Contains(sheet.Lignes[1].Cellules, cell => cell is { Nature: NatureCellule.Nombre, Valeur: "62" });
        Assert.Contains(sheet.Lignes.SelectMany(row => row.Cellules), cell => cell.Valeur == "oui");
    }

    [Fact]
    public void Report_EventsSinceADay_AreThoseOfTheArchive()
    {
        (UneCampagne campagne, string folder) = Report("--depuis", "2020-01-01");
        string later = campagne.NewFolder("plus-tard");
        campagne.Run("report", "-o", later, "--depuis", "2999-01-01");

        Assert.Contains("349900019AA", File.ReadAllText(Path.Combine(folder, "evenements.csv")), StringComparison.Ordinal);
        Assert.DoesNotContain("349900019AA", File.ReadAllText(Path.Combine(later, "evenements.csv")), StringComparison.Ordinal);
    }

    private (UneCampagne Campagne, string Folder) Report(params string[] options)
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();
        string folder = campagne.NewFolder("rapport");
        CliRun run = campagne.Run("report", ["-o", folder, .. options]);
        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        return (campagne, folder);
    }
}
