using System.Globalization;
using System.Resources;

namespace CpomDocs.Campagnes;

/// <summary>French sentences of the room, from its resource file.</summary>
internal static class Messages
{
    private static readonly ResourceManager Resources = new("CpomDocs.Campagnes.Messages", typeof(Messages).Assembly);

    /// <summary>Gives a sentence.</summary>
    /// <param name="key">Key in the resource file.</param>
    /// <param name="values">Values of its places.</param>
    /// <returns>The sentence.</returns>
    public static string Get(string key, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, Resources.GetString(key, CultureInfo.InvariantCulture) ?? key, values);
}
