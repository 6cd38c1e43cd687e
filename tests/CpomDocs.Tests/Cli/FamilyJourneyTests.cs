using CpomDocs.Tests.Contrats;
using CpomDocs.Tests.House;

namespace CpomDocs.Tests.Cli;

/// <summary>Every valid contract, of any family, from its data to the verdict.</summary>
public sealed class FamilyJourneyTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    private const string Valides = "fixtures/contrats/valides/";

    public static TheoryData<string> Contrats => [.. ContratsFixtures.Files(Valides)];

    [Theory]
    [MemberData(nameof(Contrats))]
    public void Journey_OfAValidContract_EndsWithEverySignatureValid(string fichier)
    {
        string root = fixture.NewFolder();
        CliRun render = CliRun.Of("contrat", "render", Tree.PathOf(Valides + fichier), "-o", root);
        string liasse = Assert.Single(Directory.GetDirectories(root));

        List<int> acts = [.. Signataires(liasse).Select(signataire => Sign(liasse, signataire.Role, signataire.Key))];
        CliRun verify = CliRun.Of("verify", liasse, "--trust", fixture.Root, "--output", "json");

        Assert.Equal(0, render.ExitCode);
        Assert.All(acts, exit => Assert.Equal(0, exit));
        Assert.True(verify.ExitCode == 0, verify.Out);
        Assert.Contains("TOTAL-PASSED", verify.Out, StringComparison.Ordinal);
    }

    private int Sign(string liasse, string role, string key) =>
        CliRun.Of("sign", liasse, "--as", role, "--key", fixture.KeyOf(key), "--in-place").ExitCode;

    private static IEnumerable<(string Role, string Key)> Signataires(string liasse)
    {
        yield return ("RepresentantLegal", "representant-legal");
        if (File.Exists(Path.Combine(liasse, "USLD.pdf")))
        {
            yield return ("PresidentConseilDepartemental", "president-conseil-departemental");
        }

        yield return ("DirecteurGeneral", "directeur-general");
    }
}
