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
    [InlineData("sign", "a.pdf", "--as", "RepresentantLegal", "--key", "p12:a.p12", "--in-place", "--pin=" + Secret)]
    [InlineData("sign", "a.pdf", "--as", "RepresentantLegal", "--key", "p12:a.p12", "--in-place", "--password", Secret)]
    [InlineData("sign", "a.pdf", "--as", "RepresentantLegal", "--key", "p12:a.p12", "--in-place", "--pin-file", Secret)]
    [InlineData("sign", "a.pdf", "--as", "RepresentantLegal", "--key", "p12:a.p12", "--in-place", "--password-file", Secret)]
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

    private CliRun Run(CscServer server, params string[] args)
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
                _ => Secret,
            },
        };
        int code = CliApplication.Run(args, host);
        return new CliRun(code, output.ToString(), error.ToString());
    }
}
