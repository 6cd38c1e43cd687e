using CpomDocs.Signing.Keys;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace CpomDocs.Signing.Tokens;

/// <summary>Presents the PIN to a token, once: a wrong PIN is never tried again by the program.</summary>
internal static class TokenLogin
{
    /// <summary>Logs in, if the token asks for it.</summary>
    /// <param name="slot">Slot of the token.</param>
    /// <param name="session">An open session.</param>
    /// <param name="uri">The URI, which may name where the PIN is.</param>
    /// <param name="options">Where else the PIN comes from.</param>
    /// <returns>The PIN, for keys that want it at each use; <see langword="null"/> when it is typed on the reader.</returns>
    /// <exception cref="SigningKeyUnavailableException">No PIN, a wrong one, or a locked token.</exception>
    public static string? Enter(ISlot slot, ISession session, Pkcs11Uri uri, SigningKeyOptions options)
    {
        ITokenInfo token = slot.GetTokenInfo();
        string label = token.Label.TrimEnd();
        if (TokenPinState.Of(token.TokenFlags.Flags) is var state && state is TokenPin.Locked)
        {
            throw new SigningKeyUnavailableException(TokenUri.Shown(uri), Messages.Format("Pkcs11.PinBloque", label, CKR.CKR_PIN_LOCKED));
        }

        if (TokenPinState.Warning(state, label) is { } warning)
        {
            options.Warn(warning);
        }

        string? pin = token.TokenFlags.ProtectedAuthenticationPath ? null : PinOf(uri, options, label);
        if (!token.TokenFlags.LoginRequired)
        {
            return pin;
        }

        if (pin is null && !token.TokenFlags.ProtectedAuthenticationPath)
        {
            throw new SigningKeyUnavailableException(TokenUri.Shown(uri), Messages.Format("Pkcs11.SansPin", label));
        }

        Present(slot, session, label, pin);
        return pin;
    }

    private static void Present(ISlot slot, ISession session, string label, string? pin)
    {
        try
        {
            session.Login(CKU.CKU_USER, pin);
        }
        catch (Pkcs11Exception error) when (error.RV is CKR.CKR_USER_ALREADY_LOGGED_IN)
        {
            // A login holds for every session of the process: another key of the same token is open.
            return;
        }
        catch (Pkcs11Exception error)
        {
            SigningKeyUnavailableException refusal = TokenErrors.Of(label, error);
            string? left = error.RV is CKR.CKR_PIN_INCORRECT
                ? TokenPinState.Warning(TokenPinState.Of(slot.GetTokenInfo().TokenFlags.Flags), label)
                : null;
            throw left is null ? refusal : new SigningKeyUnavailableException(label, refusal.Message + " " + left, error);
        }
    }

    private static string? PinOf(Pkcs11Uri uri, SigningKeyOptions options, string label)
    {
        return options.Pin
            ?? (uri.PinSource is { } source ? ReadSource(uri, source) : null)
            ?? options.AskSecret(new SecretRequest(SecretKind.Pin, Messages.Format("Pkcs11.DemandePin", label)));
    }

    // RFC 7512, 2.4: a file, as a path or a file: URI.
    private static string ReadSource(Pkcs11Uri uri, string source)
    {
        try
        {
            string path = source.StartsWith("file:", StringComparison.Ordinal) ? new Uri(source).LocalPath : source;
            return File.ReadAllText(path).TrimEnd('\r', '\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException
            or FormatException)
        {
            throw new SigningKeyUnavailableException(TokenUri.Shown(uri), Messages.Format("Pkcs11.PinSource", source), exception);
        }
    }
}
