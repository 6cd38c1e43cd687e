using System.Globalization;
using CpomDocs.Tests.Contrats;

namespace CpomDocs.Tests.House;

/// <summary>Same data, same templates, same version: same bytes. Second half of the proof: the bytes themselves.</summary>
public sealed class RenderingDeterminismTests
{
    private const string Goldens = "fixtures/pdf/empreintes.txt";

    private static readonly Lazy<string[]> LazyHashes = new(RenderedFixtures.Hashes);

    [Fact]
    public void Documents_RenderedTwice_AreTheSameBytes()
    {
        string[] first = LazyHashes.Value;

        string[] second = RenderedFixtures.Hashes();

        Assert.NotEmpty(first);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Documents_RenderedInParallel_AreTheSameBytes()
    {
        string[] alone = LazyHashes.Value;

        string[] together = RenderedFixtures.HashesInParallel();

        Assert.Equal(alone, together);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fa-IR")]
    [InlineData("en-US")]
    public void Documents_UnderAnotherCulture_AreTheSameBytes(string culture)
    {
        string[] expected = LazyHashes.Value;

        string[] actual = Under(CultureInfo.GetCultureInfo(culture), RenderedFixtures.Hashes);

        Assert.Equal(expected, actual);
    }

    /// <summary>
    /// A change of wording or layout changes the list: CPOMDOCS_REGENERER=1 writes it anew, to be reviewed and committed.
    /// Deflate may change with the runtime, so the list says which one made it.
    /// </summary>
    [SkippableFact]
    public void Documents_ComparedWithTheGoldens_AreTheSameBytes()
    {
        string runtime = $"# .NET {Environment.Version.ToString(3)}";
        string[] actual = [runtime, .. LazyHashes.Value];
        if (ContratsFixtures.IsRegenerating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Tree.PathOf(Goldens))!);
            File.WriteAllText(Tree.PathOf(Goldens), string.Join('\n', actual) + "\n");
        }

        string[] expected = File.ReadAllLines(Tree.PathOf(Goldens));

        Skip.IfNot(expected[0] == runtime, $"the goldens were made on {expected[0][2..]}, this is {runtime[2..]}");
        Assert.Equal(expected, actual);
    }

    private static string[] Under(CultureInfo culture, Func<string[]> work)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return work();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
