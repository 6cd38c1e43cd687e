using System.Collections.Immutable;
using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Tests.Contrats.Avenants;

/// <summary>
/// Pairs of files, in a folder named after the contract they change: a new case is an avenant and its expected diagnostics, no code. An
/// avenant that waits stands beside, as <c>.attente</c>.
/// </summary>
public class AvenantFixturesTests
{
    internal const string Folder = "fixtures/avenants/invalides";

    /// <summary>Paths from the folder.</summary>
    public static TheoryData<string> Invalides => [.. Paths()];

    [Theory]
    [MemberData(nameof(Invalides))]
    public void Avenant_WithSomethingToSay_GivesTheExpectedDiagnostics(string path)
    {
        UnContrat contrat = UnContrat.DuFichier(Path.GetDirectoryName(path) + ".json");
        var propose = new AvenantPropose(path, ContratsFixtures.Bytes(Folder + "/" + path)) { EnAttente = EnAttente(path) };

        Outcome<ContratConsolide> outcome = UnAvenant.Consolidator.Appliquer(ContratConsolide.De(contrat.ContratValide), propose);

        Assert.NotEmpty(outcome.Diagnostics);
        ContratsFixtures.AssertGenerated(
            Folder + "/" + Path.ChangeExtension(path, ".diagnostics.txt"), ContratsFixtures.Print(outcome.Diagnostics));
    }

    internal static IEnumerable<string> Paths() => Directory
        .EnumerateFiles(ContratsFixtures.PathOf(Folder), "*.json", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(ContratsFixtures.PathOf(Folder), path))
        .Order(StringComparer.Ordinal);

    private static ImmutableArray<Avenant> EnAttente(string path)
    {
        string beside = Folder + "/" + Path.ChangeExtension(path, ".attente");
        return File.Exists(ContratsFixtures.PathOf(beside)) ? [AvenantReader.Read(beside, ContratsFixtures.Bytes(beside)).Value!] : [];
    }
}
