using System.Text.Json;

namespace CpomDocs.EndToEnd.Tests;

/// <summary>What goes wrong says so, by its exit code, and leaves nothing behind.</summary>
[Collection(DemonstrationGroup.Name)]
public sealed class RefusalTests(DemonstrationFixture demonstration)
{
    [Fact]
    public void Check_OfBrokenJson_ExitsWithOneAndItsPlace()
    {
        string broken = Written("casse.json", "{ \"schema\": \"cpomdocs/contrat/1\",\n  \"profil\": }");

        Command.Spoken spoken = Command.Cpomdocs("contrat", "check", broken, "--output", "json").Expect(1);

        JsonElement diagnostic = spoken.Json.GetProperty("fichiers")[0].GetProperty("diagnostics")[0];
        Assert.Equal("erreur", diagnostic.GetProperty("gravite").GetString());
        Assert.Equal(2, diagnostic.GetProperty("ligne").GetInt32());
    }

    [Fact]
    public void Render_OfAFaultyContract_WritesNothing()
    {
        string text = File.ReadAllText(demonstration.Contrats[0]);
        string faulty = Written("faux.json", text.Replace("\"dateFin\"", "\"dateFinn\"", StringComparison.Ordinal));
        string folder = Path.Combine(demonstration.Fresh(), "sortie");

        Command.Spoken spoken = Command.Cpomdocs("contrat", "render", faulty, "-o", folder);

        spoken.Expect(1);
        Assert.False(Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any());
    }

    [Theory]
    [InlineData("contrat", "check", "absent.json")]
    [InlineData("status", "absent.pdf")]
    [InlineData("verify", "absent.pdf")]
    public void AnyCommand_OnAMissingFile_ExitsWithTwo(params string[] arguments)
    {
        string folder = demonstration.Fresh();

        Command.Spoken spoken = Command.CpomdocsIn(folder, arguments);

        spoken.Expect(2);
        Assert.DoesNotContain("   at ", spoken.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inconnue")]
    [InlineData("contrat", "render")]
    [InlineData("sign", "x.pdf", "--as", "Personne", "--key", "p12:x.p12", "--in-place")]
    public void AnyCommand_WronglyWritten_ExitsWithTwo(params string[] arguments)
    {
        string folder = demonstration.Fresh();

        Command.Spoken spoken = Command.CpomdocsIn(folder, arguments);

        spoken.Expect(2);
        Assert.NotEmpty(spoken.Error);
    }

    [Fact]
    public void Sign_WithAWrongPassword_ExitsWithFiveAndTouchesNothing()
    {
        string pdf = Rendered();
        byte[] before = File.ReadAllBytes(pdf);
        string[] arguments = ["sign", pdf, "--as", "RepresentantLegal", "--key", demonstration.Key("representant-legal"), "--in-place"];

        Command.Spoken spoken = Command.CpomdocsWithPassword("Sésame-1789", arguments);

        spoken.Expect(5);
        Assert.Equal(before, File.ReadAllBytes(pdf));
        Assert.DoesNotContain("Sésame-1789", spoken.Error + spoken.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_OutOfOrder_ExitsWithSevenAndTouchesNothing()
    {
        string pdf = Rendered();
        byte[] before = File.ReadAllBytes(pdf);

        Command.Spoken spoken = Sign(pdf, "DirecteurGeneral", "directeur-general");

        spoken.Expect(7);
        Assert.Equal(before, File.ReadAllBytes(pdf));
    }

    [Fact]
    public void Sign_DoneTwice_ExitsWithSevenAndTouchesNothing()
    {
        string pdf = Rendered();
        Sign(pdf, "RepresentantLegal", "representant-legal").Expect(0);
        byte[] before = File.ReadAllBytes(pdf);

        Command.Spoken spoken = Sign(pdf, "RepresentantLegal", "representant-legal");

        spoken.Expect(7);
        Assert.Equal(before, File.ReadAllBytes(pdf));
    }

    [Fact]
    public async Task Sign_ByThreeProcessesAtOnce_LetsOneActAndRefusesTheOthers()
    {
        string pdf = Rendered();

        Command.Spoken[] spoken = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => Task.Run(() => Sign(pdf, "RepresentantLegal", "representant-legal"))));

        Assert.Equal([0, 7, 7], spoken.Select(one => one.ExitCode).Order());
        Assert.Equal([Path.GetFileName(pdf)], Directory.GetFiles(Path.GetDirectoryName(pdf)!, "*SOCLE*").Select(Path.GetFileName));
    }

    [Fact]
    public void Verify_OfAFlippedByte_ExitsWithThree()
    {
        string pdf = Path.Combine(demonstration.Fresh(), "SOCLE.pdf");
        byte[] bytes = File.ReadAllBytes(demonstration.SignedPdfs[0]);
        bytes[bytes.Length / 5] ^= 1;
        File.WriteAllBytes(pdf, bytes);

        Command.Spoken spoken = Command.Cpomdocs("verify", pdf, "--trust", demonstration.Racine, "--output", "json");

        spoken.Expect(3);
        Assert.Equal("TOTAL-FAILED", spoken.Json.GetProperty("verdict").GetString());
    }

    [Fact]
    public void Sign_OfATamperedDocument_ExitsWithSeven()
    {
        string pdf = Rendered();
        Sign(pdf, "RepresentantLegal", "representant-legal").Expect(0);
        byte[] bytes = File.ReadAllBytes(pdf);
        int titre = bytes.AsSpan().IndexOf("/Title"u8);
        bytes[titre + "/Title (".Length + 4] ^= 1;
        File.WriteAllBytes(pdf, bytes);

        Command.Spoken spoken = Sign(pdf, "DirecteurGeneral", "directeur-general");

        spoken.Expect(7);
        Assert.Equal(bytes, File.ReadAllBytes(pdf));
    }

    [Fact]
    public void Verify_OfAnUnsignedDocument_ExitsWithFour()
    {
        string pdf = Rendered();

        Command.Spoken spoken = Command.Cpomdocs("verify", pdf, "--trust", demonstration.Racine, "--output", "json");

        spoken.Expect(4);
        Assert.Equal("NON-SIGNE", spoken.Json.GetProperty("fichiers")[0].GetProperty("verdict").GetString());
    }

    [Fact]
    public void Verify_OfSomethingElse_ExitsWithTwo()
    {
        string other = Written("autre.pdf", "Ceci n’est pas un PDF.");

        Command.Spoken spoken = Command.Cpomdocs("verify", other, "--trust", demonstration.Racine, "--output", "json");

        spoken.Expect(2);
        Assert.Equal("ILLISIBLE", spoken.Json.GetProperty("fichiers")[0].GetProperty("verdict").GetString());
    }

    private string Written(string name, string text)
    {
        string path = Path.Combine(demonstration.Fresh(), name);
        File.WriteAllText(path, text);
        return path;
    }

    private string Rendered()
    {
        string folder = demonstration.Fresh();
        string[] arguments = ["contrat", "render", demonstration.Contrats[0], "-o", folder, "--format", "pdf", "--document", "SOCLE"];
        Command.Cpomdocs(arguments).Expect(0);
        return Directory.GetFiles(folder, "SOCLE.pdf", SearchOption.AllDirectories).Single();
    }

    private Command.Spoken Sign(string pdf, string role, string key) =>
        Command.Cpomdocs("sign", pdf, "--as", role, "--key", demonstration.Key(key), "--in-place");
}
