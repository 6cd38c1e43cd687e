using CpomDocs.Signing.Keys;
using Net.Pkcs11Interop.Common;

namespace CpomDocs.Signing.Tokens;

/// <summary>Reads the PKCS#11 URI of a key (RFC 7512), and says of it what a message may repeat.</summary>
internal static class TokenUri
{
    /// <summary>Reads a URI.</summary>
    /// <param name="text">The key as the user named it.</param>
    /// <returns>The URI.</returns>
    /// <exception cref="SigningKeyUnavailableException">
    /// The URI is badly written, has an attribute of the path that the norm does not know, carries a PIN or names a command
    /// that would give it; no message repeats a value.
    /// </exception>
    public static Pkcs11Uri Parse(string text)
    {
        Pkcs11Uri uri = Read(text);
        if (uri.PinValue is not null || text.Contains("pin-value", StringComparison.OrdinalIgnoreCase))
        {
            throw Refusal("Pkcs11.PinValue");
        }

        // RFC 7512, 2.4 lets it name a command to run: left out on purpose.
        if (uri.PinSource is { } source && source.StartsWith('|'))
        {
            throw Refusal("Pkcs11.PinCommande");
        }

        // RFC 7512, 2.5: an unknown attribute of the path matches nothing, an unknown one of the query is ignored.
        if (uri.UnknownPathAttributes is { Count: > 0 })
        {
            throw Refusal("Pkcs11.AttributInconnu");
        }

        return uri.Type is null or CKO.CKO_PRIVATE_KEY or CKO.CKO_PUBLIC_KEY or CKO.CKO_CERTIFICATE ? uri : throw Refusal("Pkcs11.Type");
    }

    /// <summary>The URI as a message may quote it: without its query, where a secret may be named.</summary>
    public static string Shown(Pkcs11Uri uri)
    {
        (string Name, string? Value)[] parts =
        [
            ("token", uri.Token), ("serial", uri.Serial), ("manufacturer", uri.Manufacturer), ("model", uri.Model),
            ("slot-id", uri.SlotId?.ToString(Messages.French)), ("object", uri.Object),
            ("id", uri.Id is null ? null : Percent(uri.Id)),
        ];
        return "pkcs11:" + string.Join(';', parts.Where(part => part.Value is not null).Select(part => part.Name + "=" + part.Value));
    }

    /// <summary>An identifier as a URI spells it.</summary>
    public static string Percent(IEnumerable<byte> id) => string.Concat(id.Select(value => $"%{value:x2}"));

    private static Pkcs11Uri Read(string text)
    {
        try
        {
            return new Pkcs11Uri(text);
        }
        catch (Pkcs11UriException)
        {
            throw Refusal(text.Contains("pin-value", StringComparison.OrdinalIgnoreCase) ? "Pkcs11.PinValue"
                : text.Contains("pin-source=|", StringComparison.Ordinal) ? "Pkcs11.PinCommande"
                : "Pkcs11.MalEcrite");
        }
    }

    private static SigningKeyUnavailableException Refusal(string message) => new("pkcs11", Messages.Get(message));
}
