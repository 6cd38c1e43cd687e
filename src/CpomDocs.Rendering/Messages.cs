using System.Globalization;
using System.Resources;
using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Rendering;

/// <summary>French sentences and labels of the room, from <c>Messages.resx</c>.</summary>
internal static class Messages
{
    private static readonly CultureInfo French = CultureInfo.InvariantCulture;

    private static readonly ResourceManager Resources = new("CpomDocs.Rendering.Messages", typeof(Messages).Assembly);

    /// <summary>A sentence or label.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The text.</returns>
    public static string Get(string key)
    {
        return Resources.GetString(key, French) ?? throw new ArgumentOutOfRangeException(nameof(key), key, "Unknown message.");
    }

    /// <summary>A sentence with values.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="values">Values, already formatted.</param>
    /// <returns>The text.</returns>
    public static string Format(string key, params ReadOnlySpan<object?> values) => string.Format(French, Get(key), values);

    /// <summary>Short name of a party, printed above its paraphe box (« Établissement », « Agence 2 »).</summary>
    /// <param name="role">Role of the signatory.</param>
    /// <returns>The name.</returns>
    public static string NomCourt(Role role)
    {
        string partie = Get("Partie." + role.Partie);
        return role.Rang == 1 ? partie : partie + " " + role.Rang.ToString(CultureInfo.InvariantCulture);
    }
}
