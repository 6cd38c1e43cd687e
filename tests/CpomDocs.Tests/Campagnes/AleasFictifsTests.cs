using CpomDocs.Campagnes.Plans;

namespace CpomDocs.Tests.Campagnes;

public sealed class AleasFictifsTests
{
    private const int Seed = 7;

    [Fact]
    public void Alea_OfTheFirstEightContracts_IsNone()
    {
        var aleas = Enumerable.Range(0, 8).SelectMany(rang => Enumerable.Range(1, 50).Select(seed => AleasFictifs.Of(seed, rang, true)));

        Assert.All(aleas, alea => Assert.Equal(AleaSignature.AUCUN, alea));
    }

    [Fact]
    public void Alea_OfTheSameContract_IsTheSame()
    {
        var once = Enumerable.Range(8, 300).Select(rang => AleasFictifs.Of(Seed, rang, true)).ToList();

        var again = Enumerable.Range(8, 300).Select(rang => AleasFictifs.Of(Seed, rang, true));

        Assert.Equal(once, again);
    }

    [Fact]
    public void Alea_OfALargeCampaign_IsOfEveryKindAndMostlyNone()
    {
        var counts = Enumerable.Range(8, 271)
            .Select(rang => AleasFictifs.Of(Seed, rang, hasPresident: rang % 5 == 0))
            .CountBy(alea => alea)
            .ToDictionary();

        Assert.Equal(Enum.GetValues<AleaSignature>().Order(), counts.Keys.Order());
        Assert.InRange(counts[AleaSignature.AUCUN], 271 * 65 / 100, 271 * 90 / 100);
    }

    [Fact]
    public void Alea_OfAContractWithoutPresident_NeverMissesHim()
    {
        var aleas = Enumerable.Range(8, 2_000).Select(rang => AleasFictifs.Of(Seed, rang, hasPresident: false));

        Assert.DoesNotContain(AleaSignature.SANS_PCD, aleas);
    }
}
