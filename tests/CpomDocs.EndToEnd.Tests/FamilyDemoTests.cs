using System.Text.Json;

namespace CpomDocs.EndToEnd.Tests;

/// <summary>The demonstration of a family whose annexes are divided in volets, looked at from outside.</summary>
[Trait("Duree", "Longue")]
public sealed class FamilyDemoTests : IDisposable
{
    private const int KindsOfStructure = 5;
    private readonly string _folder = Directory.CreateTempSubdirectory("cpomdocs-famille-").FullName;

    [Fact]
    public void Demo_OfAFamilyWithVolets_GoesThroughTheWholeJourney()
    {
        Command.Spoken spoken = Command.Cpomdocs(
            "demo", "--profil", "IDF19", "-o", _folder, "--contrats", "5", "--seed", "1", "--output", "json");

        JsonElement report = spoken.Expect(0).Json;
        string[] documents = [.. Directory.GetDirectories(Path.Combine(_folder, "liasses"))
            .SelectMany(liasse => Directory.GetFiles(liasse, "*.pdf"))
            .Select(path => Path.GetFileName(path))
            .Distinct()
            .Order(StringComparer.Ordinal)];

        Assert.Equal("TOTAL-PASSED", report.GetProperty("verdict").GetString());
        Assert.Equal(["LISTE_ACCORDS.pdf", "MOYENS.pdf", "PERFORMANCE.pdf", "SOCLE.pdf", "STRATEGIE.pdf"], documents);
        Assert.Equal(KindsOfStructure, report.GetProperty("contrats").EnumerateArray()
            .Select(contrat => contrat.GetProperty("typeStructure").GetString())
            .Distinct()
            .Count());
    }

    [Fact]
    public void Demo_OfAFamilyWithVolets_IsVerifiedAgainFromItsArchive()
    {
        Command.Cpomdocs("demo", "--profil", "IDF19", "-o", _folder, "--contrats", "1", "--seed", "9").Expect(0);

        Command.Spoken archive = Command.Cpomdocs("archive", "check", "--store", Path.Combine(_folder, "archive"));
        Command.Spoken verify = Command.Cpomdocs(
            "verify", Path.Combine(_folder, "liasses"), "--trust", Path.Combine(_folder, "pki", "racine.pem"));

        archive.Expect(0);
        verify.Expect(0);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
