using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using CpomDocs.Tests.Trust;

namespace CpomDocs.Tests.Cli;

public sealed class DeferredSigningTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    [Fact]
    public void PrepareThenComplete_RsaKeyElsewhere_VerifiesAndExits0()
    {
        (string pdf, string request) = Prepare("RepresentantLegal");
        string signed = fixture.NewFolder() + ".pdf";

        CliRun run = CliRun.Of("sign", "complete", request, "--signature", Sign(request), "-o", signed, "--output", "json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("SIGNE_ETABLISSEMENT", run.Out, StringComparison.Ordinal);
        Assert.True(File.ReadAllBytes(signed).AsSpan().StartsWith(File.ReadAllBytes(pdf)));
    }

    [Fact]
    public void Complete_SignatureOfOtherBytes_Exits7AndWritesNothing()
    {
        (_, string request) = Prepare("RepresentantLegal");
        string signed = fixture.NewFolder() + ".pdf";

        CliRun run = CliRun.Of("sign", "complete", request, "--signature", Sign(request, "autre chose"), "-o", signed, "--output", "json");

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("CPOM6113", run.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(signed));
    }

    [Fact]
    public void Complete_Twice_Exits7TheSecondTime()
    {
        (_, string request) = Prepare("RepresentantLegal");
        string signature = Sign(request);
        CliRun.Of("sign", "complete", request, "--signature", signature, "-o", fixture.NewFolder() + ".pdf");

        CliRun run = CliRun.Of("sign", "complete", request, "--signature", signature, "-o", fixture.NewFolder() + ".pdf");

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("CPOM6122", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_Request_SaysWhatToSign()
    {
        (_, string request) = Prepare("RepresentantLegal");

        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(request));

        JsonElement root = json.RootElement;
        Assert.Equal("cpomdocs/demande/1", root.GetProperty("schema").GetString());
        Assert.Equal("Signature_RepresentantLegal", root.GetProperty("champ").GetString());
        Assert.Equal("SHA256withRSA", root.GetProperty("algorithme").GetString());
        Assert.Equal(SHA256.HashData(root.GetProperty("aSigner").GetBytesFromBase64()), root.GetProperty("empreinte").GetBytesFromBase64());
    }

    [Fact]
    public void Prepare_CertificateWithoutItsAuthority_SaysWhichIsMissing()
    {
        string pdf = Path.Combine(fixture.NewLiasse(), "SOCLE.pdf");
        string alone = fixture.NewFolder();
        File.WriteAllText(alone, SharedDemonstrationPki.Certificate("representant-legal").ExportCertificatePem());

        CliRun run = CliRun.Of(
            "sign", "prepare", pdf, "--as", "RepresentantLegal", "--certificate", alone, "-o", fixture.NewFolder() + ".json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Autorité de démonstration des signataires", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Prepare_OutOfTurn_Exits7AndWritesNoRequest()
    {
        string pdf = Path.Combine(fixture.NewLiasse(), "SOCLE.pdf");
        string request = fixture.NewFolder() + ".json";

        CliRun run = CliRun.Of("sign", "prepare", pdf, "--as", "DirecteurGeneral", "--certificate", Certificate(), "-o", request);

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("CPOM6104", run.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(request));
    }

    [Fact]
    public void Prepare_OntoAnExistingRequest_Exits2AndLeavesIt()
    {
        (string pdf, string request) = Prepare("RepresentantLegal");
        byte[] before = File.ReadAllBytes(request);

        CliRun run = CliRun.Of("sign", "prepare", pdf, "--as", "RepresentantLegal", "--certificate", Certificate(), "-o", request);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(before, File.ReadAllBytes(request));
    }

    [Fact]
    public void Complete_FileThatIsNoRequest_Exits2()
    {
        string file = fixture.NewFolder();
        File.WriteAllText(file, "{}");

        CliRun run = CliRun.Of("sign", "complete", file, "--signature", file, "-o", fixture.NewFolder() + ".pdf");

        Assert.Equal(2, run.ExitCode);
    }

    private static string Certificate()
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, string.Concat(SharedDemonstrationPki.Pkcs12("representant-legal")
            .OrderByDescending(item => item.HasPrivateKey)
            .Select(item => item.ExportCertificatePem() + "\n")));
        return file;
    }

    private (string Pdf, string Request) Prepare(string role)
    {
        string pdf = Path.Combine(fixture.NewLiasse(), "SOCLE.pdf");
        string request = fixture.NewFolder() + ".json";
        CliRun run = CliRun.Of("sign", "prepare", pdf, "--as", role, "--certificate", Certificate(), "-o", request);
        Assert.Equal(0, run.ExitCode);
        return (pdf, request);
    }

    private static string Sign(string request, string? salt = null)
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(request));
        byte[] bytes = json.RootElement.GetProperty("aSigner").GetBytesFromBase64();
        using RSA key = SharedDemonstrationPki.Pkcs12("representant-legal").Single(item => item.HasPrivateKey).GetRSAPrivateKey()!;
        string file = Path.GetTempFileName();
        byte[] data = salt is null ? bytes : [.. bytes, .. System.Text.Encoding.UTF8.GetBytes(salt)];
        File.WriteAllBytes(file, key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        return file;
    }
}
