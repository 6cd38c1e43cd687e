using System.Globalization;
using System.Resources;

namespace CpomDocs.Verification;

/// <summary>The French sentences of the room, from <c>Messages.resx</c>.</summary>
internal static class Messages
{
    private static readonly CultureInfo French = CreateFrench();

    private static readonly ResourceManager Resources = new("CpomDocs.Verification.Messages", typeof(Messages).Assembly);

    /// <summary>Gives a sentence.</summary>
    public static string Get(string key) =>
        Resources.GetString(key, French) ?? throw new ArgumentOutOfRangeException(nameof(key), key, "No such message.");

    /// <summary>Gives a sentence with its slots filled.</summary>
    public static string Format(string key, params object[] values) => string.Format(French, Get(key), values);

    /// <summary>Writes an instant as « 22/11/2026 à 14:05:09 UTC ».</summary>
    public static string Instant(DateTimeOffset instant) => Format("Instant", instant.ToUniversalTime().UtcDateTime);

    private static CultureInfo CreateFrench()
    {
        var culture = new CultureInfo("fr-FR", useUserOverride: false);
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = "\u202F";
        return CultureInfo.ReadOnly(culture);
    }
}
