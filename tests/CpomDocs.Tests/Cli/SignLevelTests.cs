using System.Globalization;
using CpomDocs.Tests.Trust;
using CpomDocs.Trust.Demonstration;

namespace CpomDocs.Tests.Cli;

/// <summary>Levels on the command line, with the demonstration services on a port of this machine.</summary>
public sealed class SignLevelTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    [Fact]
    public void Sign_EveryPartyAtLta_VerifiesWithRevocationRequired()
    {
        (string pki, DemonstrationServer server) = Serve();
        using DemonstrationServer served = server;
        string liasse = fixture.NewLiasse();

        foreach ((string role, string key) in new[]
        {
            ("RepresentantLegal", "representant-legal"),
            ("PresidentConseilDepartemental", "president-conseil-departemental"),
            ("DirecteurGeneral", "directeur-general"),
        })
        {
            CliRun run = Sign(liasse, role, Path.Combine(pki, key + ".p12"), "B-LTA", server.TimestampAuthority);
            Assert.True(run.ExitCode == 0, run.Out + run.Error);
        }

        CliRun verified = CliRun.Of("verify", liasse, "--trust", Path.Combine(pki, "racine.pem"), "--revocation", "require");
        Assert.True(verified.ExitCode == 0, verified.Out + verified.Error);
        Assert.Contains("(B-LTA)", verified.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_WithAnAuthorityAndNoLevel_IsTimestamped()
    {
        (string pki, DemonstrationServer server) = Serve();
        using DemonstrationServer served = server;
        string pdf = Path.Combine(fixture.NewLiasse(), "SOCLE.pdf");

        CliRun run = Sign(pdf, "RepresentantLegal", Path.Combine(pki, "representant-legal.p12"), null, server.TimestampAuthority);

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        CliRun verified = CliRun.Of("verify", pdf, "--trust", Path.Combine(pki, "racine.pem"));
        Assert.Contains("(B-T)", verified.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_ServicesThatDoNotAnswer_SaysEachAndWritesNothing()
    {
        string liasse = fixture.NewLiasse();
        Dictionary<string, byte[]> before = Directory.GetFiles(liasse).ToDictionary(path => path, File.ReadAllBytes);
        var nobody = UnService.Nobody("tsa");

        CliRun run = Sign(liasse, "RepresentantLegal", fixture.KeyOf("representant-legal")[4..], "B-LT", nobody);

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("CPOM6307", run.Out, StringComparison.Ordinal);
        Assert.Contains("CPOM6308", run.Out, StringComparison.Ordinal);
        Assert.All(before, file => Assert.Equal(file.Value, File.ReadAllBytes(file.Key)));
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), Directory.GetFiles(liasse).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sign_DocumentAlreadySignedAndServicesDown_IsRefusedForTheDocument()
    {
        string pdf = Path.Combine(fixture.NewSignedLiasse(), "SOCLE.pdf");
        var nobody = UnService.Nobody("tsa");

        CliRun run = Sign(pdf, "RepresentantLegal", fixture.KeyOf("representant-legal")[4..], "B-T", nobody);

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("CPOM6308", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Seal_LiasseThenOneParty_VerifiesWithTheSealInIt()
    {
        string liasse = fixture.NewLiasse();

        CliRun sealing = CliRun.Of("seal", liasse, "--key", fixture.KeyOf("directeur-general"), "--in-place");
        Assert.True(sealing.ExitCode == 0, sealing.Out + sealing.Error);

        string key = fixture.KeyOf("representant-legal");
        Assert.Equal(0, CliRun.Of("sign", liasse, "--as", "RepresentantLegal", "--key", key, "--in-place").ExitCode);
        CliRun verified = CliRun.Of("verify", Path.Combine(liasse, "SOCLE.pdf"), "--trust", fixture.Root);
        Assert.Contains("TOTAL-PASSED  Cachet_Agence (B-B)", verified.Out, StringComparison.Ordinal);
        Assert.Equal(7, CliRun.Of("seal", liasse, "--key", fixture.KeyOf("directeur-general"), "--in-place").ExitCode);
    }

    [Theory]
    [InlineData("tsa.example.org")]
    [InlineData("file:///etc/hostname")]
    public void Sign_AuthorityThatIsNoAddress_IsWrongUsage(string address)
    {
        string pdf = Path.Combine(fixture.NewLiasse(), "SOCLE.pdf");

        CliRun run = CliRun.Of(
            "sign", pdf, "--as", "RepresentantLegal", "--key", fixture.KeyOf("representant-legal"), "--tsa", address, "--in-place");

        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public void Sign_PolicyOfTheConfiguration_IsAskedOfTheAuthority()
    {
        var questions = new List<byte[]>();
        using UnService authority = UnService.Giving(question =>
        {
            questions.Add(question);
            return DemonstrationFiles.Shared.Services.Answer("POST", "/tsa", question).Body.ToArray();
        });

        CliRun run = SignWithPolicy(authority.Address, "1.2.250.1.99");

        byte[] policy = [0x2A, 0x81, 0x7A, 0x01, 0x63];
        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.All(questions, question => Assert.True(question.AsSpan().IndexOf(policy) > 0));
    }

    [Fact]
    public void Sign_PolicyThatIsNone_IsWrongUsage()
    {
        CliRun run = SignWithPolicy(UnService.Nobody("tsa"), "pas une politique");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("politique", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void PkiServe_FolderWithoutPki_IsWrongUsage()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;

        CliRun run = CliRun.Of("pki", "serve", folder);

        Assert.Equal(2, run.ExitCode);
    }

    private CliRun SignWithPolicy(Uri authority, string policy)
    {
        string configuration = fixture.NewFolder();
        File.WriteAllText(configuration, $$$"""
            { "schema": "cpomdocs/configuration/1", "tsaAcces": { "{{{authority.AbsoluteUri}}}": { "politique": "{{{policy}}}" } } }
            """);
        return CliRun.WithConfiguration(configuration,
            "sign", Path.Combine(fixture.NewLiasse(), "SOCLE.pdf"), "--as", "RepresentantLegal",
            "--key", fixture.KeyOf("representant-legal"), "--tsa", authority.AbsoluteUri, "--in-place");
    }

    private static CliRun Sign(string path, string role, string key, string? level, Uri authority)
    {
        string[] levels = level is null ? [] : ["--level", level];
        return CliRun.Of([
            "sign", path, "--as", role, "--key", "p12:" + key, "--tsa", authority.AbsoluteUri, .. levels, "--in-place",
        ]);
    }

    private (string Pki, DemonstrationServer Server) Serve() => UnService.OnFreePort(port =>
    {
        string pki = fixture.NewFolder();
        Assert.Equal(0, CliRun.Of("pki", "demo", "-o", pki, "--port", port.ToString(CultureInfo.InvariantCulture)).ExitCode);
        DemonstrationServices services = DemonstrationServices.Open(pki, TimeProvider.System);
        return (pki, new DemonstrationServer(services, services.Port));
    });
}
