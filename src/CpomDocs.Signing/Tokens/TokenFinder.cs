using CpomDocs.Signing.Keys;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace CpomDocs.Signing.Tokens;

/// <summary>Finds the one token that a URI designates (RFC 7512, 2.5).</summary>
internal static class TokenFinder
{
    /// <summary>The slot whose token matches every attribute of the URI.</summary>
    /// <exception cref="SigningKeyUnavailableException">
    /// No token matches, or several do; the message names those that are there.
    /// </exception>
    public static ISlot Find(IPkcs11Library library, Pkcs11Uri uri)
    {
        (ISlot Slot, ITokenInfo Token)[] present =
            [.. library.GetSlotList(SlotsType.WithTokenPresent).Select(Read).Where(found => found.Token.TokenFlags.TokenInitialized)];
        (ISlot Slot, ITokenInfo Token)[] matching = Pkcs11UriUtils.Matches(uri, library.GetInfo())
            ? [.. present.Where(found => Pkcs11UriUtils.Matches(uri, found.Token) && IsOfSlot(found.Slot, uri))]
            : [];
        return matching switch
        {
            [var one] => one.Slot,
            [] when present.Length == 0 => throw Refusal(uri, Messages.Get("Pkcs11.AucunJeton")),
            [] => throw Refusal(uri, Messages.Format("Pkcs11.JetonAbsent", Names(present))),
            _ => throw Refusal(uri, Messages.Format("Pkcs11.PlusieursJetons", Names(matching))),
        };
    }

    private static (ISlot Slot, ITokenInfo Token) Read(ISlot slot) => (slot, slot.GetTokenInfo());

    private static bool IsOfSlot(ISlot slot, Pkcs11Uri uri) => !uri.DefinesSlot || Pkcs11UriUtils.Matches(uri, slot.GetSlotInfo());

    private static string Names(IEnumerable<(ISlot Slot, ITokenInfo Token)> tokens)
    {
        return string.Join(", ", tokens.Select(found =>
            Messages.Format("Pkcs11.Jeton", found.Token.Label.TrimEnd(), found.Token.SerialNumber.TrimEnd(), found.Slot.SlotId)));
    }

    private static SigningKeyUnavailableException Refusal(Pkcs11Uri uri, string message) => new(TokenUri.Shown(uri), message);
}
