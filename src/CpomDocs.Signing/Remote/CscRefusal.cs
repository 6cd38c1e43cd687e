namespace CpomDocs.Signing.Remote;

/// <summary>A remote service answered with an error (CSC API v2, 10.1): inside this room only, users read a French sentence.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">Its error code, if it gave one.</param>
/// <param name="description">What it adds, never shown: it may repeat what it was given.</param>
internal sealed class CscRefusal(int status, string? code, string? description) : Exception("The service refused.")
{
    public int Status { get; } = status;

    public string Code { get; } = code ?? "";

    /// <summary>Whether the access token is no longer good.</summary>
    public bool IsTokenExpired => Status == 401 || Code is "invalid_token" or "expired_token";

    /// <summary>Whether the authorisation to sign is no longer good.</summary>
    public bool IsSadExpired => Mentions("SAD") && (Mentions("expired") || Code is "expired_sad" or "sad_expired");

    /// <summary>Key of the French sentence.</summary>
    public string MessageKey => Code switch
    {
        _ when IsSadExpired => "Csc.SadExpire",
        _ when Mentions("locked") => "Csc.Bloquee",
        "invalid_pin" => "Csc.PinFaux",
        "invalid_otp" => "Csc.OtpFaux",
        "access_denied" or "authorization_denied" => "Csc.AccesRefuse",
        "invalid_client" or "unauthorized_client" or "invalid_grant" => "Csc.ClientRefuse",
        "invalid_token" or "expired_token" => "Csc.JetonRefuse",
        "server_error" or "temporarily_unavailable" => "Csc.Indisponible",
        "invalid_request" when Mentions("PIN") => "Csc.PinFaux",
        "invalid_request" when Mentions("OTP") => "Csc.OtpFaux",
        "invalid_request" when Mentions("hash") => "Csc.EmpreinteNonAutorisee",
        "invalid_request" when Mentions("SAD") => "Csc.SadRefuse",
        "invalid_request" when Mentions("credential") => "Csc.IdentiteInconnue",
        _ => Status switch { 401 => "Csc.JetonRefuse", 403 => "Csc.AccesRefuse", >= 500 => "Csc.Indisponible", _ => "Csc.Refus" },
    };

    /// <summary>The code as a message may quote it: letters and underscores, nothing else.</summary>
    public string ShownCode =>
        Code.Length is > 0 and <= 40 && Code.All(letter => char.IsAsciiLetter(letter) || letter is '_')
            ? Code
            : "HTTP " + Status.ToString(Messages.French);

    /// <summary>Whether a code of the person was refused: it is not to be sent again.</summary>
    public bool IsOfCode => MessageKey is "Csc.PinFaux" or "Csc.OtpFaux" or "Csc.Bloquee";

    // An acronym counts in capitals only: « mapping » is no PIN.
    private bool Mentions(string word)
    {
        bool isAcronym = char.IsAsciiLetterUpper(word[0]);
        return (Code + " " + description).Contains(word, isAcronym ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
    }
}
