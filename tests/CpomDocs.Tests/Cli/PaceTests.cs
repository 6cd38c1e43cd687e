using CpomDocs.Cli.Hosting;

namespace CpomDocs.Tests.Cli;

public sealed class PaceTests
{
    [Theory]
    [InlineData(20, 279, 10, "2,0 par seconde, encore 2\u00A0min 10\u00A0s")]
    [InlineData(100, 279, 4, "25 par seconde, encore 8\u00A0s")]
    [InlineData(1, 7200, 1, "1,0 par seconde, encore 1\u00A0h 59\u00A0min")]
    [InlineData(279, 279, 10, "28 par seconde")]
    public void Pace_OfARun_SaysRateAndRemainingTime(int done, int total, int seconds, string expected)
    {
        string text = new Pace(done, total, TimeSpan.FromSeconds(seconds)).ToText();

        Assert.Equal(expected, text);
    }
}
