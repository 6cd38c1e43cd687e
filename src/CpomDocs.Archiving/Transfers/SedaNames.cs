namespace CpomDocs.Archiving.Transfers;

/// <summary>Numbers of the versions of the standard, as people write them.</summary>
public static class SedaNames
{
    /// <summary>Number of a version: <c>2.3</c>.</summary>
    /// <param name="version">Version.</param>
    /// <returns>Its number.</returns>
    public static string Of(SedaVersion version) => version.ToString()[1..].Replace('_', '.');

    /// <summary>Version of a number.</summary>
    /// <param name="number">Number, as <c>2.3</c>.</param>
    /// <returns>The version, or <see langword="null"/> when there is none.</returns>
    public static SedaVersion? TryRead(string number) =>
        Enum.GetValues<SedaVersion>().Where(version => Of(version) == number).Select(version => (SedaVersion?)version).FirstOrDefault();
}
