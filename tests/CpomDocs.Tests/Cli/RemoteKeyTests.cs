using System.Text.Json;
using CpomDocs.Cli.Hosting;
using CpomDocs.Tests.Signing;
using CpomDocs.Tests.Trust;

namespace CpomDocs.Tests.Cli;

public sealed class RemoteKeyTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    [Fact]
    public void Sign_FolderOfLiasses_TakesOneAuthorisation()
    {
        using var server = new CscServer(SharedDemonstrationPki.Pkcs12("representant-legal")) { Multisign = 50 };
        string root = Path.GetDirectoryName(fixture.NewLiasse())!;

        CliRun run = Run(Configuration(server), CscServer.Pin, "sign", root, "--as", "RepresentantLegal", "--key", "csc:essai",
            "--in-place");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(6, json.RootElement.GetProperty("signes").GetInt32());
        Assert.Equal(1, json.RootElement.GetProperty("nonConcernes").GetInt32());
        Assert.Equal((1, 1), (server.Authorizations, server.SigningCalls));
        Assert.Equal(4, CliRun.Of("verify", root, "--trust", fixture.Root).ExitCode);
    }

    [Fact]
    public void Sign_LevelBTWithTheServiceItself_IsTimestamped()
    {
        using var server = new CscServer(SharedDemonstrationPki.Pkcs12("representant-legal"))
        {
            Multisign = 50,
            Tsa = request => DemonstrationFiles.Shared.Services.Answer("POST", "/tsa", request).Body.ToArray(),
        };
        string liasse = fixture.NewLiasse();

        CliRun run = Run(Configuration(server), CscServer.Pin, "sign", liasse, "--as", "RepresentantLegal", "--key", "csc:essai",
            "--tsa", "csc:essai", "--level", "B-T", "--in-place");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(1, server.Authorizations);
        Assert.Contains("\"niveau\": \"B-T\"", CliRun.Of("verify", liasse, "--trust", fixture.Root, "--output", "json").Out,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_FileSignedByAnotherMeanwhile_KeepsTheFirstAct()
    {
        using var server = new CscServer(SharedDemonstrationPki.Pkcs12("representant-legal")) { Multisign = 50 };
        string liasse = fixture.NewLiasse();
        string socle = Path.Combine(liasse, "SOCLE.pdf");
        byte[] first = [];
        server.Spoil = answer =>
        {
            CliRun.Of("sign", socle, "--as", "RepresentantLegal", "--key", fixture.KeyOf("representant-legal"), "--in-place");
            first = File.ReadAllBytes(socle);
            return answer;
        };

        CliRun run = Run(Configuration(server), CscServer.Pin, "sign", liasse, "--as", "RepresentantLegal", "--key", "csc:essai",
            "--in-place");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        Assert.Equal(5, json.RootElement.GetProperty("signes").GetInt32());
        Assert.Equal(1, json.RootElement.GetProperty("dejaSignes").GetInt32());
        Assert.Equal(first, File.ReadAllBytes(socle));
    }

    [Fact]
    public void Sign_OneUnreadableFileAmongMany_SignsTheRest()
    {
        using var server = new CscServer(SharedDemonstrationPki.Pkcs12("representant-legal")) { Multisign = 2 };
        string liasse = fixture.NewLiasse();
        File.WriteAllText(Path.Combine(liasse, "AUTRE.pdf"), "rien");

        CliRun run = Run(Configuration(server), CscServer.Pin, "sign", liasse, "--as", "RepresentantLegal", "--key", "csc:essai",
            "--in-place");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(6, json.RootElement.GetProperty("signes").GetInt32());
        Assert.Contains("CPOM6001", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_WrongPin_Exits5AndShowsItNowhere()
    {
        using var server = new CscServer(SharedDemonstrationPki.Pkcs12("representant-legal"));

        CliRun run = Run(Configuration(server), "31415926", "sign", fixture.NewLiasse(), "--as", "RepresentantLegal", "--key", "csc:essai",
            "--in-place", "--verbose");

        Assert.Equal(5, run.ExitCode);
        Assert.Equal(1, server.PinTries);
        Assert.Contains("code de la clé", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("31415926", run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_UnknownProfile_Exits5AndNamesIt()
    {
        CliRun run = Run(null, null, "sign", fixture.NewLiasse(), "--as", "RepresentantLegal", "--key", "csc:absent", "--in-place");

        Assert.Equal(5, run.ExitCode);
        Assert.Contains("absent", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ConfigShow_Secrets_AreMasked()
    {
        using var server = new CscServer(SharedDemonstrationPki.Pkcs12("representant-legal"));

        CliRun run = Run(Configuration(server), CscServer.Pin, "config", "show");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("csc.essai.adresse", run.Out, StringComparison.Ordinal);
        Assert.Contains("env:SECRET_CSC •••", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(CscServer.ClientSecret, run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(CscServer.Pin, run.Out.Replace(server.Base, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_SecretWrittenInTheConfiguration_Exits2WithoutRepeatingIt()
    {
        string path = fixture.NewFolder();
        File.WriteAllText(path, """
            { "schema": "cpomdocs/configuration/1", "csc": { "essai": { "adresse": "https://127.0.0.1/csc", "secret": "tres-secret" } } }
            """);

        CliRun sign = Run(path, null, "sign", fixture.NewLiasse(), "--as", "RepresentantLegal", "--key", "csc:essai",
            "--in-place");
        CliRun show = Run(path, null, "config", "show");

        Assert.Equal(2, sign.ExitCode);
        Assert.Contains("csc.essai.secret", sign.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("tres-secret", sign.Error + sign.Out + show.Out + show.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_LoginOfAnAuthorityInTheClear_Exits2AndSendsNothing()
    {
        string path = fixture.NewFolder();
        File.WriteAllText(path, """
            { "schema": "cpomdocs/configuration/1", "tsa": [ "http://horodatage.invalid/tsa" ],
              "tsaAcces": { "http://horodatage.invalid/tsa": { "utilisateur": "ars", "motDePasse": "env:SECRET_CSC" } } }
            """);

        CliRun sign = Run(path, null, "sign", fixture.NewLiasse(), "--as", "RepresentantLegal", "--key",
            fixture.KeyOf("representant-legal"), "--in-place");
        CliRun show = Run(path, null, "config", "show");

        Assert.Equal(2, sign.ExitCode);
        Assert.Contains("https", sign.Error, StringComparison.Ordinal);
        Assert.Contains("tsaAcces.http://horodatage.invalid/tsa.motDePasse", show.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(CscServer.ClientSecret, sign.Out + sign.Error + show.Out + show.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rien")]
    [InlineData("{}")]
    [InlineData("""{ "schema": "cpomdocs/configuration/1", "inconnu": 1 }""")]
    public void ConfigShow_BadFile_Exits2AndSaysWhere(string content)
    {
        string path = fixture.NewFolder();
        File.WriteAllText(path, content);

        CliRun run = Run(path, null, "config", "show");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("ligne 1", run.Error.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public void ConfigShow_MissingFile_Exits2()
    {
        CliRun run = Run("absent.json", null, "config", "show");

        Assert.Equal(2, run.ExitCode);
    }

    private string Configuration(CscServer server)
    {
        string path = fixture.NewFolder();
        File.WriteAllText(path, $$"""
            {
              "schema": "cpomdocs/configuration/1",
              "csc": { "essai": { "adresse": "{{server.Address}}", "client": "cpomdocs", "secret": "env:SECRET_CSC" } }
            }
            """);
        return path;
    }

    private static CliRun Run(string? configuration, string? pin, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        CliHost host = CliRun.Host(output, error) with
        {
            Environment = name => name switch
            {
                "CPOMDOCS_CONFIG" => configuration,
                "CPOMDOCS_PIN" => pin,
                "SECRET_CSC" => CscServer.ClientSecret,
                _ => null,
            },
        };
        int code = CliApplication.Run([.. args, "--output", "json"], host);
        return new CliRun(code, output.ToString(), error.ToString());
    }
}
