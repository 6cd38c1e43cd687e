using System.Security.Cryptography;
using System.Text.Json;

namespace CpomDocs.Tests.Cli;

/// <summary>The report of the judge that a complete version carries.</summary>
public sealed class ArchivedReportTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    [Fact]
    public void Put_LiasseThatEverybodySigned_DepositsTheReportOfItsDocuments()
    {
        string store = fixture.NewFolder();
        string liasse = fixture.NewSignedLiasse();

        CliRun run = CliRun.Of("archive", "put", liasse, "--store", store, "--trust", fixture.Root);

        Assert.True(run.ExitCode == 0, run.Error);
        using JsonDocument report = ReportIn(store);
        Assert.Equal("TOTAL-PASSED", report.RootElement.GetProperty("verdict").GetString());
        string socle = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(liasse, "SOCLE.pdf"))));
        Assert.Contains(report.RootElement.GetProperty("fichiers").EnumerateArray(),
            file => file.GetProperty("sha256").GetString() == socle);
    }

    [Fact]
    public void Put_TheSameLiasseAgain_AddsNoVersion()
    {
        string store = fixture.NewFolder();
        string liasse = fixture.NewSignedLiasse();
        CliRun.Of("archive", "put", liasse, "--store", store, "--trust", fixture.Root);

        CliRun again = CliRun.Of("archive", "put", liasse, "--store", store, "--trust", fixture.Root, "--output", "json");

        using var document = JsonDocument.Parse(again.Out);
        Assert.Equal(1, document.RootElement.GetProperty("objet").GetProperty("version").GetInt32());
    }

    [Fact]
    public void Put_WithoutTrust_SaysThatNobodyIsBelieved()
    {
        string store = fixture.NewFolder();

        CliRun.Of("archive", "put", fixture.NewSignedLiasse(), "--store", store);

        using JsonDocument report = ReportIn(store);
        Assert.Equal("INDETERMINATE", report.RootElement.GetProperty("verdict").GetString());
    }

    [Fact]
    public void Put_LiasseThatSomebodyHasStillToSign_DepositsNoReport()
    {
        string store = fixture.NewFolder();
        string liasse = fixture.NewLiasse();
        Assert.Equal(0, CliRun.Of(
            "sign", liasse, "--as", "RepresentantLegal", "--key", fixture.KeyOf("representant-legal"), "--in-place").ExitCode);

        CliRun.Of("archive", "put", liasse, "--store", store, "--trust", fixture.Root);

        Assert.False(File.Exists(Path.Combine(Extracted(store), "preuves", "verification.json")));
    }

    private JsonDocument ReportIn(string store) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Extracted(store), "preuves", "verification.json")));

    private string Extracted(string store)
    {
        string into = fixture.NewFolder();
        Assert.Equal(0, CliRun.Of("archive", "get", CliFixture.Code, "-o", into, "--store", store).ExitCode);
        return Path.Combine(into, CliFixture.Code);
    }
}
