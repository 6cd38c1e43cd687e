namespace CpomDocs.Tests.Cli;

public sealed class ContratExtractTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    [Fact]
    public void Extract_SignedDocumentWithItsData_GivesTheSourceByteForByte()
    {
        string folder = fixture.NewFolder();
        string copy = Path.Combine(folder, "extrait.json");
        CliRun.Of("contrat", "render", fixture.Example, "-o", folder, "--data", "--format", "pdf", "--document", "USLD");
        string pdf = Path.Combine(folder, CliFixture.Code, "USLD.pdf");
        CliRun.Of("sign", pdf, "--as", "RepresentantLegal", "--key", fixture.KeyOf("representant-legal"), "--in-place");

        CliRun run = CliRun.Of("contrat", "extract", pdf, "-o", copy);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(File.ReadAllBytes(fixture.Example), File.ReadAllBytes(copy));
        Assert.Equal(File.ReadAllText(fixture.Example), CliRun.Of("contrat", "extract", pdf).Out);
    }

    [Fact]
    public void Extract_DocumentWithoutData_SaysItAndExits2()
    {
        CliRun run = CliRun.Of("contrat", "extract", Path.Combine(fixture.NewLiasse(), "SOCLE.pdf"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("CPOM4004", run.Out, StringComparison.Ordinal);
    }
}
