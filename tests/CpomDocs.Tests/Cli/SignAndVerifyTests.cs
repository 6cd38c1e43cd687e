using System.Text.Json;

namespace CpomDocs.Tests.Cli;

public sealed class SignAndVerifyTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    [Fact]
    public void Sign_WholeCircuit_VerifiesAndExits0()
    {
        string liasse = fixture.NewSignedLiasse();

        CliRun run = CliRun.Of("verify", liasse, "--trust", fixture.Root, "--output", "json");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("TOTAL-PASSED", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal(
            [2, 0, 2, 2, 2, 2, 3],
            json.RootElement.GetProperty("fichiers").EnumerateArray().Select(file => file.GetProperty("signatures").GetArrayLength()));
    }

    [Fact]
    public void Sign_DirectorFirst_IsRefusedAndLeavesTheFile()
    {
        string pdf = Path.Combine(fixture.NewLiasse(), "SOCLE.pdf");
        byte[] before = File.ReadAllBytes(pdf);

        CliRun run = Sign(pdf, "DirecteurGeneral", "directeur-general");

        Assert.Equal(7, run.ExitCode);
        Assert.Equal(before, File.ReadAllBytes(pdf));
    }

    [Fact]
    public void Sign_SameDocumentTwice_IsRefused()
    {
        string pdf = Path.Combine(fixture.NewLiasse(), "SOCLE.pdf");
        Sign(pdf, "RepresentantLegal", "representant-legal");

        CliRun run = Sign(pdf, "RepresentantLegal", "representant-legal");

        Assert.Equal(7, run.ExitCode);
    }

    [Fact]
    public void Sign_FolderTwice_FindsNothingLeftToSign()
    {
        string liasse = fixture.NewLiasse();
        Sign(liasse, "RepresentantLegal", "representant-legal");

        CliRun run = Sign(liasse, "RepresentantLegal", "representant-legal");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, json.RootElement.GetProperty("signes").GetInt32());
        Assert.Equal(6, json.RootElement.GetProperty("dejaSignes").GetInt32());
    }

    [Fact]
    public void Sign_IntoAnotherFolder_LeavesTheOriginals()
    {
        string liasse = fixture.NewLiasse();
        string target = fixture.NewFolder();
        byte[] before = File.ReadAllBytes(Path.Combine(liasse, "SOCLE.pdf"));

        CliRun run = CliRun.Of("sign", liasse, "--as", "RepresentantLegal", "--key", fixture.KeyOf("representant-legal"), "-o", target);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(liasse, "SOCLE.pdf")));
        Assert.Equal("SIGNE_ETABLISSEMENT", StateOf(Path.Combine(target, "SOCLE.pdf")));
    }

    [Fact]
    public void Sign_WrongPassword_Exits5()
    {
        string password = fixture.NewFolder();
        File.WriteAllText(password, "sesame-2718\n");
        string pdf = Path.Combine(fixture.NewLiasse(), "SOCLE.pdf");

        CliRun run = CliRun.Of(
            "sign", pdf, "--as", "RepresentantLegal", "--key", fixture
                .KeyOf("representant-legal"), "--password-file", password, "--in-place");

        Assert.Equal(5, run.ExitCode);
        Assert.DoesNotContain("sesame-2718", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_WrongPasswordOutOfOrder_Exits7AndTellsBoth()
    {
        string password = fixture.NewFolder();
        File.WriteAllText(password, "sesame-2718\n");
        string pdf = Path.Combine(fixture.NewLiasse(), "SOCLE.pdf");

        CliRun run = CliRun.Of(
            "sign", pdf, "--as", "DirecteurGeneral", "--key", fixture.KeyOf("directeur-general"), "--password-file", password, "--in-place",
            "--output", "json");

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("CPOM6104", run.Out, StringComparison.Ordinal);
        Assert.Contains("mot de passe", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_MissingKey_GivesTheResultAllTheSame()
    {
        string liasse = fixture.NewLiasse();

        CliRun run = CliRun.Of("sign", liasse, "--as", "RepresentantLegal", "--key", "p12:absent.p12", "--in-place", "--output", "json");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        Assert.Equal(5, run.ExitCode);
        Assert.Equal(6, json.RootElement.GetProperty("echecs").GetInt32());
    }

    [Fact]
    public void Sign_TwoDocumentsIntoOneFile_IsRefused()
    {
        string liasse = fixture.NewLiasse();
        string target = fixture.NewFolder() + ".pdf";
        string[] files = [Path.Combine(liasse, "SOCLE.pdf"), Path.Combine(liasse, "PDS.pdf")];

        CliRun run = CliRun.Of(["sign", .. files, "--as", "RepresentantLegal", "--key", fixture.KeyOf("representant-legal"), "-o", target]);

        Assert.Equal(2, run.ExitCode);
        Assert.False(File.Exists(target));
    }

    [Fact]
    public void Sign_FolderIntoAPdf_IsRefused()
    {
        string target = fixture.NewFolder() + ".pdf";

        CliRun run = CliRun.Of(
            "sign", fixture.NewLiasse(), "--as", "RepresentantLegal", "--key", fixture.KeyOf("representant-legal"), "-o", target);

        Assert.Equal(2, run.ExitCode);
        Assert.False(Directory.Exists(target));
    }

    [Fact]
    public void Sign_IntoAFileThatHoldsLaterActs_LosesNone()
    {
        string liasse = fixture.NewLiasse();
        string source = Path.Combine(liasse, "SOCLE.pdf");
        string target = fixture.NewFolder() + ".pdf";
        string[] arguments = ["sign", source, "--as", "RepresentantLegal", "--key", fixture.KeyOf("representant-legal"), "-o", target];
        CliRun.Of(arguments);
        Sign(target, "DirecteurGeneral", "directeur-general");
        byte[] before = File.ReadAllBytes(target);

        CliRun run = CliRun.Of(arguments);

        Assert.Equal(7, run.ExitCode);
        Assert.Equal(before, File.ReadAllBytes(target));
    }

    [Fact]
    public void Sign_IntoAFileOfSomethingElse_LeavesIt()
    {
        string target = fixture.NewFolder() + ".pdf";
        File.WriteAllText(target, "autre chose");

        CliRun run = CliRun.Of(
            "sign", Path.Combine(fixture.NewLiasse(), "SOCLE.pdf"), "--as", "RepresentantLegal",
            "--key", fixture.KeyOf("representant-legal"), "-o", target);

        Assert.Equal(5, run.ExitCode);
        Assert.Equal("autre chose", File.ReadAllText(target));
    }

    [Fact]
    public void Sign_LevelWithoutTimestampAuthority_IsRefusedNotLowered()
    {
        string pdf = Path.Combine(fixture.NewLiasse(), "SOCLE.pdf");
        byte[] before = File.ReadAllBytes(pdf);

        CliRun run = CliRun.Of(
            "sign", pdf, "--as", "RepresentantLegal", "--key", fixture.KeyOf("representant-legal"), "--level", "B-LT", "--in-place");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--tsa", run.Out, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(pdf));
    }

    [Fact]
    public void Status_MovedAndRenamedFile_IsReadFromTheFileAlone()
    {
        string pdf = Path.Combine(fixture.NewLiasse(), "USLD.pdf");
        Sign(pdf, "RepresentantLegal", "representant-legal");
        string moved = fixture.NewFolder() + ".pdf";
        File.Move(pdf, moved);

        using JsonDocument json = JsonDocument.Parse(CliRun.Of("status", moved, "--output", "json").Out);

        JsonElement document = json.RootElement.GetProperty("documents")[0];
        Assert.Equal("USLD", document.GetProperty("document").GetString());
        Assert.Equal("PresidentConseilDepartemental", document.GetProperty("prochain").GetString());
        Assert.Equal("RepresentantLegal", document.GetProperty("signe")[0].GetString());
    }

    [Fact]
    public void Verify_UnsignedLiasse_Exits4()
    {
        CliRun run = CliRun.Of("verify", fixture.NewLiasse(), "--trust", fixture.Root);

        Assert.Equal(4, run.ExitCode);
    }

    [Fact]
    public void Verify_WithoutTrust_IsIndeterminate()
    {
        CliRun run = CliRun.Of("verify", fixture.NewSignedLiasse(), "--output", "json");

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("NO_CERTIFICATE_CHAIN_FOUND", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_AlteredByte_Exits3()
    {
        string pdf = Path.Combine(fixture.NewSignedLiasse(), "SOCLE.pdf");
        byte[] bytes = File.ReadAllBytes(pdf);
        bytes[200] ^= 1;
        File.WriteAllBytes(pdf, bytes);

        CliRun run = CliRun.Of("verify", pdf, "--trust", fixture.Root);

        Assert.Equal(3, run.ExitCode);
    }

    [Fact]
    public void Verify_FileThatIsNoPdf_Exits2()
    {
        string file = fixture.NewFolder() + ".pdf";
        File.WriteAllText(file, "bonjour");

        CliRun run = CliRun.Of("verify", file, "--trust", fixture.Root, "--output", "json");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("ILLISIBLE", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_WithReport_WritesAPage()
    {
        string page = fixture.NewFolder() + ".html";

        CliRun.Of("verify", fixture.NewSignedLiasse(), "--trust", fixture.Root, "--report", page);

        Assert.Contains("<html", File.ReadAllText(page), StringComparison.Ordinal);
    }

    private CliRun Sign(string path, string role, string key) =>
        CliRun.Of("sign", path, "--as", role, "--key", fixture.KeyOf(key), "--in-place", "--output", "json");

    private static string? StateOf(string pdf)
    {
        using JsonDocument json = JsonDocument.Parse(CliRun.Of("status", pdf, "--output", "json").Out);
        return json.RootElement.GetProperty("documents")[0].GetProperty("etat").GetString();
    }
}
