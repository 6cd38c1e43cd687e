using System.Globalization;

namespace CpomDocs.Tests.House;

/// <summary>Same data, same templates, same version: same bytes. Second half of the proof: the bytes themselves.</summary>
public sealed class RenderingDeterminismTests
{
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
