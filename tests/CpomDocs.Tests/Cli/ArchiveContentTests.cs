using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace CpomDocs.Tests.Cli;

public sealed class ArchiveContentTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    [Fact]
    public void Put_SignedLiasse_HoldsTheProofsOfEachActAsFiles()
    {
        string content = Content(fixture.NewSignedLiasse());

        Assert.True(File.Exists(Path.Combine(content, "preuves/actes/SOCLE/Signature_RepresentantLegal.p7s")));
        Assert.True(File.Exists(Path.Combine(content, "preuves/actes/SOCLE/Signature_DirecteurGeneral.p7s")));
        string[] certificates = Directory.GetFiles(Path.Combine(content, "preuves/certificats"), "*.pem");
        Assert.All(certificates, path => Assert.NotEmpty(X509Certificate2.CreateFromPem(File.ReadAllText(path)).Subject));
        Assert.NotEmpty(certificates);
    }

    [Fact]
    public void Put_SignedLiasse_TellsWhoSignedWhatInTheJournal()
    {
        string content = Content(fixture.NewSignedLiasse());

        using var journal = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(content, "journal.json")));

        JsonElement[] acts = [.. journal.RootElement.GetProperty("actes").EnumerateArray()];
        IEnumerable<JsonElement> ofSocle = acts.Where(act => act.GetProperty("document").GetString() == "SOCLE");
        string[] roles = [.. ofSocle.Select(act => act.GetProperty("role").GetString()!)];
        Assert.Equal(["RepresentantLegal", "DirecteurGeneral"], roles);
        Assert.All(acts, act => Assert.Equal(4, act.GetProperty("octetsSignes").GetArrayLength()));
    }

    [Fact]
    public void Put_SignedLiasse_ExplainsItselfToAStranger()
    {
        string readme = File.ReadAllText(Path.Combine(Content(fixture.NewSignedLiasse()), "LISEZMOI.txt"));

        foreach (string expected in (string[])["OCFL", "sha512sum", "openssl cms", "(RepresentantLegal)", "octets signés", "journal.json"])
        {
            Assert.Contains(expected, readme, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Put_UnsignedLiasse_HasNoProofAndSaysSo()
    {
        string content = Content(fixture.NewLiasse());

        Assert.False(Directory.Exists(Path.Combine(content, "preuves")));
        Assert.Contains("aucun acte", File.ReadAllText(Path.Combine(content, "LISEZMOI.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void Put_SignedAct_IsTheVeryBytesThatTheDocumentBears()
    {
        string liasse = fixture.NewSignedLiasse();

        byte[] act = File.ReadAllBytes(Path.Combine(Content(liasse), "preuves/actes/SOCLE/Signature_RepresentantLegal.p7s"));

        string pdf = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(liasse, "SOCLE.pdf")));
        Assert.Contains(Convert.ToHexString(act), pdf, StringComparison.OrdinalIgnoreCase);
    }

    private string Content(string liasse)
    {
        string store = fixture.NewFolder();
        Assert.Equal(0, CliRun.Of("archive", "put", liasse, "--store", store).ExitCode);
        string target = fixture.NewFolder();
        Assert.Equal(0, CliRun.Of("archive", "get", CliFixture.Code, "-o", target, "--store", store).ExitCode);
        Assert.Equal(0, CliRun.Of("archive", "check", "--store", store).ExitCode);
        return Path.Combine(target, CliFixture.Code);
    }
}
