using Net.Pkcs11Interop.Common;

namespace CpomDocs.Signing.Tokens;

/// <summary>What a token says of the tries that are left for its PIN. The norm gives no number, only these three alarms.</summary>
internal static class TokenPinState
{
    /// <summary>Reads the alarms of a token.</summary>
    /// <param name="flags">CK_TOKEN_INFO flags (PKCS#11 2.40, 3.2).</param>
    public static TokenPin Of(ulong flags)
    {
        return (flags & CKF.CKF_USER_PIN_LOCKED) != 0 ? TokenPin.Locked
            : (flags & CKF.CKF_USER_PIN_FINAL_TRY) != 0 ? TokenPin.FinalTry
            : (flags & CKF.CKF_USER_PIN_COUNT_LOW) != 0 ? TokenPin.FewTries
            : TokenPin.Fine;
    }

    /// <summary>The French sentence of an alarm, or <see langword="null"/> when there is none.</summary>
    public static string? Warning(TokenPin state, string token) => state switch
    {
        TokenPin.Locked => Messages.Format("Pkcs11.PinBloque", token),
        TokenPin.FinalTry => Messages.Format("Pkcs11.DernierEssai", token),
        TokenPin.FewTries => Messages.Format("Pkcs11.PeuDEssais", token),
        _ => null,
    };
}

/// <summary>Alarms of a PIN.</summary>
internal enum TokenPin
{
    /// <summary>No wrong try since the last right one.</summary>
    Fine,

    /// <summary>At least one wrong try since the last right one.</summary>
    FewTries,

    /// <summary>The next wrong try locks the token.</summary>
    FinalTry,

    /// <summary>The token is locked.</summary>
    Locked,
}
