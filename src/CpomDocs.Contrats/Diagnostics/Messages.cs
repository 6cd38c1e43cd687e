using System.Globalization;
using System.Resources;

namespace CpomDocs.Contrats.Diagnostics;

/// <summary>The French sentences of the room, from <c>Messages.resx</c>.</summary>
internal static class Messages
{
    /// <summary>French of France, without what the machine's owner may have changed in it.</summary>
    internal static readonly CultureInfo French = CreateFrench();

    private static readonly ResourceManager Resources = new("CpomDocs.Contrats.Messages", typeof(Messages).Assembly);

    /// <summary>Gives a sentence.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The sentence, with its slots.</returns>
    internal static string Get(string key) => Find(key) ?? throw new ArgumentOutOfRangeException(nameof(key), key, "No such message.");

    /// <summary>Gives a sentence, if there is one.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The sentence, or <see langword="null"/>.</returns>
    internal static string? Find(string key) => Resources.GetString(key, French);

    /// <summary>Gives a sentence with its slots filled.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="values">Values of the slots, in order.</param>
    /// <returns>The sentence.</returns>
    internal static string Format(string key, params object[] values) => string.Format(French, Get(key), values);

    /// <summary>Writes a whole number without grouping, as years and ranks are.</summary>
    /// <param name="nombre">Number.</param>
    /// <returns>Its digits.</returns>
    internal static string Entier(int nombre) => nombre.ToString(CultureInfo.InvariantCulture);

    /// <summary>Every key and sentence.</summary>
    /// <returns>The pairs, in no order.</returns>
    internal static ResourceSet All() =>
        Resources.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!;

    private static CultureInfo CreateFrench()
    {
        var culture = new CultureInfo("fr-FR", useUserOverride: false);
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = "\u202F";
        culture.DateTimeFormat.ShortDatePattern = "dd/MM/yyyy";
        return CultureInfo.ReadOnly(culture);
    }
}
