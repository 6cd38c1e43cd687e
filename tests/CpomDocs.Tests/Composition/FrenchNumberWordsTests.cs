using CpomDocs.Composition.Templates;

namespace CpomDocs.Tests.Composition;

public sealed class FrenchNumberWordsTests
{
    [Theory]
    [InlineData(0, "zéro")]
    [InlineData(1, "un")]
    [InlineData(16, "seize")]
    [InlineData(17, "dix-sept")]
    [InlineData(21, "vingt et un")]
    [InlineData(22, "vingt-deux")]
    [InlineData(60, "soixante")]
    [InlineData(70, "soixante-dix")]
    [InlineData(71, "soixante et onze")]
    [InlineData(77, "soixante-dix-sept")]
    [InlineData(80, "quatre-vingts")]
    [InlineData(81, "quatre-vingt-un")]
    [InlineData(91, "quatre-vingt-onze")]
    [InlineData(99, "quatre-vingt-dix-neuf")]
    [InlineData(100, "cent")]
    [InlineData(101, "cent un")]
    [InlineData(180, "cent quatre-vingts")]
    [InlineData(200, "deux cents")]
    [InlineData(201, "deux cent un")]
    [InlineData(1000, "mille")]
    [InlineData(1001, "mille un")]
    [InlineData(1100, "mille cent")]
    [InlineData(2000, "deux mille")]
    [InlineData(80_000, "quatre-vingt mille")]
    [InlineData(200_000, "deux cent mille")]
    [InlineData(380_000, "trois cent quatre-vingt mille")]
    [InlineData(861_110, "huit cent soixante et un mille cent dix")]
    [InlineData(1_000_000, "un million")]
    [InlineData(80_000_000, "quatre-vingts millions")]
    [InlineData(200_000_001, "deux cents millions un")]
    [InlineData(2_000_000_000, "deux milliards")]
    [InlineData(999_999_999_999,
        "neuf cent quatre-vingt-dix-neuf milliards neuf cent quatre-vingt-dix-neuf millions neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf")]
    public void Cardinal_OfNumber_IsSpelledTheTraditionalWay(long number, string expected)
    {
        Assert.Equal(expected, FrenchNumberWords.Cardinal(number));
    }

    [Theory]
    [InlineData("0", "zéro euro")]
    [InlineData("0.01", "un centime")]
    [InlineData("0.5", "cinquante centimes")]
    [InlineData("1", "un euro")]
    [InlineData("1.01", "un euro et un centime")]
    [InlineData("2", "deux euros")]
    [InlineData("861110.50", "huit cent soixante et un mille cent dix euros et cinquante centimes")]
    [InlineData("1000000", "un million d'euros")]
    [InlineData("3000000.20", "trois millions d'euros et vingt centimes")]
    [InlineData("1200000", "un million deux cent mille euros")]
    [InlineData("1000000000", "un milliard d'euros")]
    [InlineData("1001000000", "un milliard un million d'euros")]
    public void Euros_OfAmount_AgreeAndTakeDeAfterMillions(string amount, string expected)
    {
        Assert.Equal(expected, FrenchNumberWords.Euros(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Cardinal_OfEveryNumberToTenThousand_IsUnlikeAnyOther()
    {
        var words = Enumerable.Range(0, 10_001).Select(number => FrenchNumberWords.Cardinal(number)).ToList();

        Assert.Equal(words.Count, words.Distinct().Count());
        Assert.DoesNotContain(words, word => word.Contains("  ", StringComparison.Ordinal) || word.Trim() != word);
    }
}
