using CpomDocs.Signing.Keys;
using Net.Pkcs11Interop.Common;

namespace CpomDocs.Signing.Tokens;

/// <summary>Says in French what a token answers.</summary>
internal static class TokenErrors
{
    /// <summary>Makes the exception that a user reads from what the token answered.</summary>
    /// <param name="token">Label of the token.</param>
    /// <param name="error">What the module gave.</param>
    public static SigningKeyUnavailableException Of(string token, Pkcs11Exception error) =>
        new(token, Messages.Format(KeyOf(error.RV), token, error.RV), error);

    private static string KeyOf(CKR answer) => answer switch
    {
        CKR.CKR_PIN_INCORRECT or CKR.CKR_PIN_INVALID or CKR.CKR_PIN_LEN_RANGE => "Pkcs11.PinFaux",
        CKR.CKR_PIN_LOCKED => "Pkcs11.PinBloque",
        CKR.CKR_PIN_EXPIRED => "Pkcs11.PinExpire",
        CKR.CKR_USER_PIN_NOT_INITIALIZED => "Pkcs11.PinAbsentDuJeton",
        CKR.CKR_USER_ANOTHER_ALREADY_LOGGED_IN or CKR.CKR_USER_TOO_MANY_TYPES => "Pkcs11.AutreUtilisateur",
        CKR.CKR_FUNCTION_CANCELED or CKR.CKR_FUNCTION_REJECTED => "Pkcs11.Annule",
        CKR.CKR_TOKEN_NOT_PRESENT or CKR.CKR_DEVICE_REMOVED or CKR.CKR_SESSION_HANDLE_INVALID or CKR.CKR_SESSION_CLOSED =>
            "Pkcs11.JetonRetire",
        CKR.CKR_USER_NOT_LOGGED_IN => "Pkcs11.SeanceFermee",
        CKR.CKR_TOKEN_NOT_RECOGNIZED => "Pkcs11.JetonInconnu",
        CKR.CKR_KEY_FUNCTION_NOT_PERMITTED or CKR.CKR_KEY_TYPE_INCONSISTENT => "Pkcs11.CleSansUsage",
        _ => "Pkcs11.Reponse",
    };
}
