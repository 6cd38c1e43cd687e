using System.Diagnostics.CodeAnalysis;

namespace CpomDocs.Signing.Pades;

/// <summary>Baseline level of a PAdES signature (EN 319 142-1, 6).</summary>
public enum PadesLevel
{
    /// <summary>Signature bound to its certificate, claimed time only.</summary>
    B,

    /// <summary>With a trusted time.</summary>
    T,

    /// <summary>With everything needed to validate it offline.</summary>
    LT,

    /// <summary>With an archival time-stamp over all of it.</summary>
    LTA,
}

/// <summary>Names of the levels.</summary>
public static class PadesLevels
{
    /// <summary>Name on the command line and in JSON: <c>B-B</c>, <c>B-T</c>, <c>B-LT</c>, <c>B-LTA</c>.</summary>
    /// <param name="level">A level.</param>
    /// <returns>Its name.</returns>
    public static string NameOf(PadesLevel level) => "B-" + level;

    /// <summary>Reads the name of a level.</summary>
    /// <param name="name">Name, exact spelling.</param>
    /// <param name="level">The level.</param>
    /// <returns>Whether the name is one.</returns>
    public static bool TryParse(string name, [NotNullWhen(true)] out PadesLevel? level)
    {
        PadesLevel[] named = [.. Enum.GetValues<PadesLevel>().Where(candidate => NameOf(candidate) == name)];
        level = named is [PadesLevel found] ? found : null;
        return level is not null;
    }
}
