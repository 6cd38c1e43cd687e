using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using CpomDocs.Cli.Hosting;

namespace CpomDocs.Tests.Cli;

public sealed class ArchiveExportTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    private const string Configuration = """
        { "schema": "cpomdocs/configuration/1",
          "seda": { "serviceArchives": "FRAD034", "serviceVersant": "ARS-OCC", "serviceProducteur": "ARS-OCC-DOSA",
                    "regleConservation": "APP-00005", "sortFinal": "detruire" } }
        """;

    [Fact]
    public void Export_SignedContract_DescribesEveryDocumentAndItsSignatories()
    {
        string transfer = Path.Combine(fixture.NewFolder(), "versement.zip");

        CliRun run = Export(Archived(fixture.NewSignedLiasse()), Configuration, CliFixture.Code, "-o", transfer);

        Assert.Equal(0, run.ExitCode);
        using ZipArchive zip = ZipFile.OpenRead(transfer);
        using Stream manifest = zip.GetEntry("manifest.xml")!.Open();
        XDocument xml = XDocument.Load(manifest);
        string[] uris = [.. Values(xml, "Uri")];
        Assert.Contains($"content/{CliFixture.Code}/documents/USLD.pdf", uris);
        Assert.Contains($"content/{CliFixture.Code}/donnees/contrat.json", uris);
        Assert.Equal(uris.Length + 1, zip.Entries.Count);
        Assert.Contains("PresidentConseilDepartemental", Values(xml, "Role"));
        Assert.Equal(["Destroy"], Values(xml, "FinalAction"));
        Assert.Equal("2.3", JsonDocument.Parse(run.Out).RootElement.GetProperty("seda").GetString());
    }

    [Fact]
    public void Export_WithoutTheSettingsOfTheService_NamesAllThatAreMissing()
    {
        string transfer = Path.Combine(fixture.NewFolder(), "versement.zip");

        CliRun run = Export(Archived(fixture.NewLiasse()), """{ "schema": "cpomdocs/configuration/1" }""", CliFixture.Code, "-o", transfer);

        Assert.Equal(2, run.ExitCode);
        Assert.All(
            (string[])["seda.serviceArchives", "seda.serviceVersant", "seda.serviceProducteur"],
            name => Assert.Contains(name, run.Error, StringComparison.Ordinal));
        Assert.False(File.Exists(transfer));
    }

    [Fact]
    public void Export_SignatureThatDoesNotHold_WritesNothing()
    {
        string liasse = fixture.NewSignedLiasse();
        string pdf = Path.Combine(liasse, "SOCLE.pdf");
        byte[] altered = File.ReadAllBytes(pdf);
        altered[altered.AsSpan().IndexOf("/MediaBox"u8) + 12] ^= 1;
        string store = Archived(liasse, ("SOCLE.pdf", altered));
        string transfer = Path.Combine(fixture.NewFolder(), "versement.zip");

        CliRun run = Export(store, Configuration, CliFixture.Code, "-o", transfer);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("SOCLE.pdf", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(transfer));
    }

    private string Archived(string liasse, params (string Name, byte[] Bytes)[] changes)
    {
        string store = fixture.NewFolder();
        foreach ((string name, byte[] bytes) in changes)
        {
            File.WriteAllBytes(Path.Combine(liasse, name), bytes);
        }

        Assert.Equal(0, CliRun.Of("archive", "put", liasse, "--store", store).ExitCode);
        return store;
    }

    private CliRun Export(string store, string configuration, params string[] args)
    {
        string file = Path.Combine(Directory.CreateDirectory(fixture.NewFolder()).FullName, "cpomdocs.json");
        File.WriteAllText(file, configuration);
        using var output = new StringWriter();
        using var error = new StringWriter();
        CliHost host = CliRun.Host(output, error) with { Environment = name => name == "CPOMDOCS_CONFIG" ? file : null };
        int code = CliApplication.Run(["archive", "export", .. args, "--store", store, "--output", "json"], host);
        return new CliRun(code, output.ToString(), error.ToString());
    }

    private static string[] Values(XDocument xml, string name) =>
        [.. xml.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value)];
}
