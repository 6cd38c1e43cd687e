using System.Security.Cryptography;
using CpomDocs.Cli.Hosting;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Remote;
using CpomDocs.Tests.Signing;
using CpomDocs.Tests.Trust;

namespace CpomDocs.Tests.Cli;

/// <summary>Whatever the kind of key and whatever goes wrong, no secret comes out of the program.</summary>
public sealed class SecretsTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    private const string Secret = "8713-Tres-Secret";

    [Theory]
    [InlineData("p12")]
    [InlineData("pem")]
    [InlineData("csc")]
    [InlineData("pkcs11:token=cpom?module-path=/absent.so")]
    [InlineData("pkcs11:token=cpom?pin-value=" + Secret)]
    [InlineData("pkcs11:token=cpom;pin-value=" + Secret)]
    [InlineData("pkcs11:token=cpom?PIN-VALUE=" + Secret)]
    public void Sign_SecretThatIsRefused_IsShownNowhere(string kind)
    {
        using var server = new CscServer(SharedDemonstrationPki.Pkcs12("representant-legal"));

        CliRun run = Run(server, "sign", fixture.NewLiasse(), "--as", "RepresentantLegal", "--key", KeyOf(kind), "--in-place", "--verbose");

        Assert.Equal(5, run.ExitCode);
        Assert.DoesNotContain(Secret, run.Out + run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("oauth2/token", 400)]
    [InlineData("oauth2/token", 500)]
    [InlineData("credentials/info", 401)]
    [InlineData("credentials/info", 403)]
    [InlineData("credentials/authorize", 400)]
    [InlineData("signatures/signHash", 400)]
    [InlineData("signatures/signHash", 503)]
    [InlineData("signatures/signPolling", 400)]
    [InlineData("signatures/timestamp", 400)]
    public void Sign_ServiceThatRepeatsWhatItIsGiven_IsNotQuoted(string call, int status)
    {
        using var server = new CscServer(SharedDemonstrationPki.Pkcs12("representant-legal"))
        {
            Refuses = call,
            RefusalStatus = status,
            PollsBeforeDone = call.EndsWith("Polling", StringComparison.Ordinal) ? 1 : 0,
            Tsa = request => DemonstrationFiles.Shared.Services.Answer("POST", "/tsa", request).Body.ToArray(),
        };
        string liasse = fixture.NewLiasse();

        CliRun run = RunRight(server, "sign", liasse, "--as", "RepresentantLegal", "--key", "csc:essai", "--in-place", "--verbose",
            "--tsa", "csc:essai", "--output", "json");

        string said = run.Out + run.Error + string.Concat(Directory.EnumerateFiles(liasse).Select(file =>
            Path.GetFileName(file) + System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        Assert.Equal(5, run.ExitCode);
        Assert.NotEmpty(server.Bodies);
        Assert.All([CscServer.Pin + "\"", CscServer.ClientSecret, .. server.Given],
            secret => Assert.DoesNotContain(secret, said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sign", "a.pdf", "--as", "RepresentantLegal", "--key", "p12:a.p12", "--in-place", "--pin=" + Secret)]
    [InlineData("sign", "a.pdf", "--as", "RepresentantLegal", "--key", "p12:a.p12", "--in-place", "--password", Secret)]
    [InlineData("sign", "a.pdf", "--as", "RepresentantLegal", "--key", "p12:a.p12", "--in-place", "--pin-file", Secret)]
    [InlineData("sign", "a.pdf", "--as", "RepresentantLegal", "--key", "p12:a.p12", "--in-place", "--password-file", Secret)]
    [InlineData("sign", "a.pdf", "--as", "RepresentantLegal", "--key", "p12:a.p12", "--in-place", "-p", Secret)]
    [InlineData("sign", "a.pdf", "--as", "RepresentantLegal", "--key", "p12:a.p12", "--in-place", "-p" + Secret)]
    [InlineData("contrat", "render", "a.json", "-o", "d", "--pin", Secret)]
    [InlineData("sign", "prepare", "a.pdf", "--as", "RepresentantLegal", "--certificate", "c.pem", "-o", "d.json", "--pin", Secret)]
    public void Run_SecretInTheWrongPlace_IsNotRepeated(params string[] args)
    {
        string pdf = Path.Combine(fixture.NewLiasse(), "SOCLE.pdf");
        string[] real = [.. args.Select(item => item == "a.pdf" ? pdf : item)];

        CliRun run = CliRun.Of(real);

        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain(Secret, run.Out + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_WrittenAsText_HideTheirSecrets()
    {
        var options = new SigningKeyOptions { Password = Secret, Pin = Secret };
        var profile = new CscProfile
        {
            Name = "essai",
            Address = new Uri("https://127.0.0.1/"),
            ClientSecret = Secret,
            AccessToken = Secret,
            Pin = Secret,
            Otp = Secret,
        };

        Assert.DoesNotContain(Secret, $"{options} {profile}", StringComparison.Ordinal);
    }

    private string KeyOf(string kind) => kind switch
    {
        "p12" => fixture.KeyOf("representant-legal"),
        "pem" => "pem:" + EncryptedPem(),
        "csc" => "csc:essai",
        _ => kind,
    };

    private string EncryptedPem()
    {
        string file = fixture.NewFolder();
        using var key = RSA.Create(2048);
        var encryption = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        File.WriteAllText(file, key.ExportEncryptedPkcs8PrivateKeyPem("autre", encryption) + "\n"
            + SharedDemonstrationPki.Certificate("representant-legal").ExportCertificatePem());
        return file;
    }

    private CliRun Run(CscServer server, params string[] args) => Run(server, _ => Secret, args);

    private CliRun RunRight(CscServer server, params string[] args) =>
        Run(server, name => name == "CPOMDOCS_PIN" ? CscServer.Pin : CscServer.ClientSecret, args);

    private CliRun Run(CscServer server, Func<string, string> secretOf, string[] args)
    {
        string configuration = fixture.NewFolder();
        File.WriteAllText(configuration, $$"""
            {
              "schema": "cpomdocs/configuration/1",
              "csc": { "essai": { "adresse": "{{server.Address}}", "client": "cpomdocs", "secret": "env:SECRET_CSC" } }
            }
            """);
        using var output = new StringWriter();
        using var error = new StringWriter();
        CliHost host = CliRun.Host(output, error) with
        {
            Environment = name => name switch
            {
                "CPOMDOCS_CONFIG" => configuration,
                "CPOMDOCS_TSA" or "CPOMDOCS_PKCS11_MODULE" or "CPOMDOCS_ARCHIVE" => null,
                _ => secretOf(name),
            },
        };
        int code = CliApplication.Run(args, host);
        return new CliRun(code, output.ToString(), error.ToString());
    }
}
