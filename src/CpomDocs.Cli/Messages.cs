using System.Globalization;
using System.Resources;

namespace CpomDocs.Cli;

/// <summary>French sentences of the command line, from its resource file.</summary>
internal static class Messages
{
    private static readonly ResourceManager Resources = new("CpomDocs.Cli.Messages", typeof(Messages).Assembly);

    /// <summary>How numbers are written for a person.</summary>
    public static CultureInfo French { get; } = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>Gives a sentence.</summary>
    /// <param name="key">Key in the resource file.</param>
    /// <param name="values">Values of its places.</param>
    /// <returns>The sentence.</returns>
    public static string Get(string key, params object?[] values) =>
        string.Format(CultureInfo.InvariantCulture, Resources.GetString(key, CultureInfo.InvariantCulture) ?? key, values);
}
