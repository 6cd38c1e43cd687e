using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Tests.Contrats;

/// <summary>Pairs of files: a new case is a JSON file and its expected diagnostics, no code.</summary>
public class FixturesTests
{
    private const string Valides = "fixtures/contrats/valides";
    private const string Invalides = "fixtures/contrats/invalides";

    public static TheoryData<string> FichiersValides => [.. ContratsFixtures.Files(Valides)];

    public static TheoryData<string> FichiersInvalides => [.. ContratsFixtures.Files(Invalides)];

    [Theory]
    [MemberData(nameof(FichiersValides))]
    public void Reader_ValidFixture_GivesTheContract(string fichier)
    {
        ReadOnlyMemory<byte> json = ContratsFixtures.Bytes(Path.Combine(Valides, fichier));

        Outcome<ContratValide> outcome = new ContratReader(ContratsFixtures.Profils).Read(fichier, json);

        Assert.True(outcome.TryGet(out _), Print(outcome.Diagnostics));
        Assert.DoesNotContain(outcome.Diagnostics, diagnostic => diagnostic.Gravite == Gravite.Erreur);
    }

    [Theory]
    [MemberData(nameof(FichiersInvalides))]
    public void Reader_InvalidFixture_GivesTheExpectedDiagnostics(string fichier)
    {
        ReadOnlyMemory<byte> json = ContratsFixtures.Bytes(Path.Combine(Invalides, fichier));
        string expected = ContratsFixtures.PathOf(Path.Combine(Invalides, Path.ChangeExtension(fichier, ".diagnostics.txt")));

        Outcome<ContratValide> outcome = new ContratReader(ContratsFixtures.Profils).Read(fichier, json);

        string actual = Print(outcome.Diagnostics);
        if (ContratsFixtures.IsRegenerating)
        {
            File.WriteAllText(expected, actual);
        }

        Assert.Equal(File.ReadAllText(expected), actual);
        Assert.NotEmpty(outcome.Diagnostics);
    }

    private static string Print(ImmutableArray<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            text.Append(CultureInfo.InvariantCulture, $"{diagnostic.Code} {diagnostic.Regle ?? "-"} {diagnostic.Gravite} ");
            text.Append(CultureInfo.InvariantCulture, $"{diagnostic.Ligne}:{diagnostic.Colonne} {diagnostic.Pointeur}\n");
            text.Append(CultureInfo.InvariantCulture, $"  {diagnostic.Message}\n  {diagnostic.Remede}\n");
        }

        return text.ToString();
    }
}
