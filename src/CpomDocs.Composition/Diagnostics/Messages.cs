using System.Globalization;
using System.Resources;

namespace CpomDocs.Composition.Diagnostics;

/// <summary>French sentences of the room, from <c>Messages.resx</c>.</summary>
internal static class Messages
{
    private static readonly ResourceManager Resources = new("CpomDocs.Composition.Diagnostics.Messages", typeof(Messages).Assembly);

    /// <summary>The sentence of a key, filled.</summary>
    internal static string Format(string key, params object[] arguments)
    {
        string phrase =
            Resources.GetString(key, CultureInfo.InvariantCulture) ?? throw new ArgumentOutOfRangeException(nameof(key), key, null);
        return arguments.Length == 0 ? phrase : string.Format(CultureInfo.InvariantCulture, phrase, arguments);
    }
}
