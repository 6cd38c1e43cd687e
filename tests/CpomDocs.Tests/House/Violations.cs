namespace CpomDocs.Tests.House;

/// <summary>Fails a test with the list of what breaks a rule of the house, one line each.</summary>
internal static class Violations
{
    public static void None(string rule, IEnumerable<string> violations)
    {
        string[] lines = [.. violations.Distinct().Order(StringComparer.Ordinal)];

        Assert.True(lines.Length == 0, rule + Environment.NewLine + string.Join(Environment.NewLine, lines));
    }
}
