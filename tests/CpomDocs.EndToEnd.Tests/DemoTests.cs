using System.Text.Json;

namespace CpomDocs.EndToEnd.Tests;

/// <summary>The first command of the README, looked at from outside.</summary>
[Collection(DemonstrationGroup.Name)]
public sealed class DemoTests(DemonstrationFixture demonstration)
{
    [Fact]
    public void Demo_OfThreeContracts_EndsWell()
    {
        Command.Spoken spoken = demonstration.Demonstration;

        spoken.Expect(0);
    }

    [Fact]
    public void Demo_OfThreeContracts_WritesWhatItPromises()
    {
        string[] promised = ["data/campagne.json", "pki/racine.pem", "rapport.html", "rapport.json", "archive/0=ocfl_1.1"];

        IEnumerable<string> missing = promised.Where(path => !File.Exists(Path.Combine(demonstration.Folder, path)));

        Assert.Empty(missing);
        Assert.Equal(3, demonstration.Contrats.Length);
        Assert.Equal(3, Directory.GetDirectories(demonstration.Liasses).Length);
    }

    [Fact]
    public void Demo_InEveryLiasse_WritesOneDocxPerPdf()
    {
        IEnumerable<string> pdfs = demonstration.Pdfs;

        IEnumerable<string> docx = Directory.GetFiles(demonstration.Liasses, "*.docx", SearchOption.AllDirectories);

        Assert.Equal(pdfs, docx.Select(path => Path.ChangeExtension(path, ".pdf")).Order(StringComparer.Ordinal));
        Assert.True(demonstration.Pdfs.Length >= 3 * 4, $"{demonstration.Pdfs.Length} documents");
    }

    [SkippableFact]
    public void Demo_EveryPdf_IsSoundForQpdf()
    {
        string[] pdfs = demonstration.Pdfs;

        IEnumerable<string> complaints = pdfs.Select(path => Command.Judge("qpdf", "--check", path))
            .Where(spoken => spoken.ExitCode != 0)
            .Select(spoken => spoken.Output + spoken.Error);

        Assert.Empty(complaints);
    }

    [SkippableFact]
    public void Demo_EverySignature_IsValidForPdfsig()
    {
        foreach (string path in demonstration.SignedPdfs)
        {
            string said = Command.Judge("pdfsig", "-nocert", path).Expect(0).Output;

            int signatures = Count(said, "- Signature Type: ETSI.CAdES.detached");
            Assert.True(signatures >= 2, $"{path}: {signatures} signatures");
            Assert.Equal(signatures, Count(said, "- Signature Validation: Signature is Valid."));
        }
    }

    [Fact]
    public void Status_OfEveryLiasse_SaysNobodyIsExpected()
    {
        Command.Spoken spoken = Command.Cpomdocs("status", demonstration.Liasses, "--output", "json").Expect(0);

        JsonElement[] documents = [.. spoken.Json.GetProperty("documents").EnumerateArray()];

        Assert.Equal("cpomdocs/etat/1", spoken.Json.GetProperty("schema").GetString());
        Assert.Equal(demonstration.Pdfs.Length, documents.Length);
        Assert.All(documents, document => Assert.Equal(JsonValueKind.Null, document.GetProperty("prochain").ValueKind));
    }

    [Fact]
    public void Verify_OfEveryLiasse_PassesInFull()
    {
        string[] arguments =
            ["verify", demonstration.Liasses, "--trust", demonstration.Racine, "--revocation", "require", "--output", "json"];

        JsonElement report = Command.Cpomdocs(arguments).Expect(0).Json;

        Assert.Equal("cpomdocs/verification/1", report.GetProperty("schema").GetString());
        Assert.Equal("TOTAL-PASSED", report.GetProperty("verdict").GetString());
        Assert.Equal(demonstration.Pdfs.Length, report.GetProperty("fichiers").GetArrayLength());
        Assert.All(report.GetProperty("fichiers").EnumerateArray().Where(HasSignatures), IsWhole);
    }

    [Fact]
    public void Verify_WithoutTrust_CannotConclude()
    {
        string stranger = Path.Combine(demonstration.Fresh(), "pki");
        Command.Cpomdocs("pki", "demo", "-o", stranger).Expect(0);

        Command.Spoken spoken = Command.Cpomdocs("verify", demonstration.SignedPdfs[0], "--trust", Path.Combine(stranger, "racine.pem"));

        spoken.Expect(4);
    }

    [Fact]
    public void Archive_AfterTheDemo_HoldsEveryContractAndIsSound()
    {
        Command.Cpomdocs("archive", "check", "--store", demonstration.Archive).Expect(0);

        JsonElement list = Command.Cpomdocs("archive", "list", "--store", demonstration.Archive, "--output", "json").Expect(0).Json;

        Assert.Equal("cpomdocs/archive/1", list.GetProperty("schema").GetString());
        IEnumerable<string?> codes = list.GetProperty("objets")
            .EnumerateArray()
            .Select(item => item.GetProperty("codeContrat").GetString());
        Assert.Equal(demonstration.Contrats.Select(Path.GetFileNameWithoutExtension), codes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Demo_WithTheSameSeed_InventsTheSameContracts()
    {
        string folder = demonstration.Fresh();

        Command.Cpomdocs("demo", "-o", folder, "--contrats", "3", "--seed", "1").Expect(0);

        foreach (string contrat in demonstration.Contrats)
        {
            string again = Path.Combine(folder, "data", "contrats", Path.GetFileName(contrat));
            Assert.Equal(File.ReadAllBytes(contrat), File.ReadAllBytes(again));
        }
    }

    private static bool HasSignatures(JsonElement file) => file.GetProperty("verdict").GetString() != "NON-SIGNE";

    private static void IsWhole(JsonElement file)
    {
        Assert.Equal("TOTAL-PASSED", file.GetProperty("verdict").GetString());
        Assert.True(file.GetProperty("circuit").GetProperty("complet").GetBoolean());
        Assert.True(file.GetProperty("circuit").GetProperty("ordreRespecte").GetBoolean());
        Assert.All(file.GetProperty("signatures").EnumerateArray(),
            signature => Assert.Equal("B-LTA", signature.GetProperty("niveau").GetString()));
        Assert.All(file.GetProperty("signatures").EnumerateArray(),
            signature => Assert.True(signature.GetProperty("integre").GetBoolean()));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
