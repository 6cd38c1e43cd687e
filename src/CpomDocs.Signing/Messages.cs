using System.Globalization;
using System.Resources;

namespace CpomDocs.Signing;

/// <summary>The French texts of the room, from <c>Messages.resx</c>.</summary>
internal static class Messages
{
    /// <summary>French of France, without what the machine's owner may have changed in it.</summary>
    public static readonly CultureInfo French = CultureInfo.ReadOnly(new CultureInfo("fr-FR", useUserOverride: false));

    private static readonly ResourceManager Resources = new("CpomDocs.Signing.Messages", typeof(Messages).Assembly);

    /// <summary>A text by its key.</summary>
    public static string Get(string key) => Find(key) ?? throw new ArgumentOutOfRangeException(nameof(key), key, "No such message.");

    /// <summary>A text by its key, or <see langword="null"/> when there is none.</summary>
    public static string? Find(string key) => Resources.GetString(key, CultureInfo.InvariantCulture);

    /// <summary>A text with its slots filled.</summary>
    public static string Format(string key, params ReadOnlySpan<object?> values) => string.Format(French, Get(key), values);
}
