using System.Globalization;
using System.Text.Json;
using CpomDocs.Tests.Trust;
using CpomDocs.Trust.Demonstration;

namespace CpomDocs.Tests.Cli;

/// <summary><c>archive renew</c>: what is due, what is renewed, what a failure leaves.</summary>
public sealed class ArchiveRenewTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    private const string FarAway = "2200-01-01";

    [Fact]
    public void Renew_LiasseWhoseProofsEnd_AddsAVersionThatTheJudgePasses()
    {
        (string pki, DemonstrationServer server) = Serve();
        using DemonstrationServer served = server;
        string store = Deposited(pki);

        CliRun run = Renew(store, "--avant", FarAway, "--tsa", server.TimestampAuthority.AbsoluteUri);

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.All(StatesOf(run), state => Assert.Equal("RENOUVELE", state));
        Assert.Equal(2, VersionOf(store));
        Assert.Equal(0, CliRun.Of("archive", "check", "--store", store).ExitCode);
        CliRun verified = CliRun.Of(
            "verify", CliFixture.Code, "--store", store, "--trust", Path.Combine(pki, "racine.pem"), "--revocation", "require");
        Assert.True(verified.ExitCode == 0, verified.Out + verified.Error);
    }

    [Fact]
    public void Renew_WithAnAuthorityThatEndsNoLater_AddsNothing()
    {
        (string pki, DemonstrationServer server) = Serve();
        using DemonstrationServer served = server;
        string store = Deposited(pki);
        Renew(store, "--avant", FarAway, "--tsa", server.TimestampAuthority.AbsoluteUri);

        CliRun again = Renew(store, "--avant", FarAway, "--tsa", server.TimestampAuthority.AbsoluteUri);

        Assert.Equal(5, again.ExitCode);
        Assert.All(StatesOf(again), state => Assert.Equal("ECHEC", state));
        Assert.Equal(2, VersionOf(store));
    }

    [Fact]
    public void Renew_DryRun_NamesWhatIsDueAndWritesNothing()
    {
        string store = Deposited(fixture.Pki);

        CliRun due = Renew(store, "--avant", FarAway, "--dry-run");
        CliRun early = Renew(store, "--avant", "2000-01-01", "--dry-run");

        Assert.Equal((0, 0), (due.ExitCode, early.ExitCode));
        Assert.NotEmpty(StatesOf(due));
        Assert.All(StatesOf(due), state => Assert.Equal("A_RENOUVELER", state));
        Assert.All(StatesOf(early), state => Assert.Equal("A_JOUR", state));
        Assert.Equal(1, VersionOf(store));
    }

    [Fact]
    public void Renew_DocumentThatAwaitsASignature_IsLeftAsItIs()
    {
        string store = fixture.NewFolder();
        string liasse = fixture.NewLiasse();
        string key = fixture.KeyOf("representant-legal");
        Assert.Equal(0, CliRun.Of("sign", liasse, "--as", "RepresentantLegal", "--key", key, "--in-place").ExitCode);
        Assert.Equal(0, CliRun.Of("archive", "put", liasse, "--store", store).ExitCode);

        CliRun run = Renew(store, "--avant", FarAway, "--tsa", UnService.Nobody("tsa").AbsoluteUri);

        Assert.Equal(0, run.ExitCode);
        Assert.All(StatesOf(run), state => Assert.Equal("EN_COURS", state));
    }

    [Fact]
    public void Renew_AuthorityThatDoesNotAnswer_SaysSoAndWritesNothing()
    {
        string store = Deposited(fixture.Pki);

        CliRun run = Renew(store, "--avant", FarAway, "--tsa", UnService.Nobody("tsa").AbsoluteUri);

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("CPOM6308", run.Out, StringComparison.Ordinal);
        Assert.Equal(1, VersionOf(store));
    }

    [Fact]
    public void Renew_WithoutAuthority_IsWrongUsage()
    {
        string store = Deposited(fixture.Pki);

        CliRun run = Renew(store);

        Assert.Equal(2, run.ExitCode);
    }

    private static CliRun Renew(string store, params string[] options) =>
        CliRun.Of(["archive", "renew", "--store", store, "--output", "json", .. options]);

    private static string[] StatesOf(CliRun run)
    {
        using var document = JsonDocument.Parse(run.Out);
        return [.. document.RootElement.GetProperty("pieces").EnumerateArray().Select(piece => piece.GetProperty("etat").GetString()!)];
    }

    private static int VersionOf(string store)
    {
        using var document = JsonDocument.Parse(CliRun.Of("archive", "list", "--store", store, "--output", "json").Out);
        return document.RootElement.GetProperty("objets")[0].GetProperty("version").GetInt32();
    }

    private string Deposited(string pki)
    {
        string store = fixture.NewFolder();
        string liasse = fixture.NewLiasse();
        foreach ((string role, string key) in new[]
        {
            ("RepresentantLegal", "representant-legal"),
            ("PresidentConseilDepartemental", "president-conseil-departemental"),
            ("DirecteurGeneral", "directeur-general"),
        })
        {
            CliRun signed = CliRun.Of(
                "sign", liasse, "--as", role, "--key", "p12:" + Path.Combine(pki, key + ".p12"), "--level", "B-B", "--in-place");
            Assert.True(signed.ExitCode == 0, signed.Out + signed.Error);
        }

        Assert.Equal(0, CliRun.Of("archive", "put", liasse, "--store", store).ExitCode);
        return store;
    }

    private (string Pki, DemonstrationServer Server) Serve() => UnService.OnFreePort(port =>
    {
        string pki = fixture.NewFolder();
        Assert.Equal(0, CliRun.Of("pki", "demo", "-o", pki, "--port", port.ToString(CultureInfo.InvariantCulture)).ExitCode);
        DemonstrationServices services = DemonstrationServices.Open(pki, TimeProvider.System);
        return (pki, new DemonstrationServer(services, services.Port));
    });
}
