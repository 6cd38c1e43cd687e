using System.Globalization;
using System.Resources;

namespace CpomDocs.Trust;

/// <summary>The French sentences of the room, from <c>Messages.resx</c>.</summary>
internal static class Messages
{
    private static readonly CultureInfo French = CultureInfo.ReadOnly(new CultureInfo("fr-FR", useUserOverride: false));

    private static readonly ResourceManager Resources = new("CpomDocs.Trust.Messages", typeof(Messages).Assembly);

    /// <summary>A sentence with its slots filled.</summary>
    public static string Format(string key, params ReadOnlySpan<object?> values)
    {
        string text = Resources.GetString(key, CultureInfo.InvariantCulture)
            ?? throw new ArgumentOutOfRangeException(nameof(key), key, "No such message.");
        return string.Format(French, text, values);
    }
}
