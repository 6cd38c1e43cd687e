namespace CpomDocs.Signing.Keys;

/// <summary>A secret that a key needs while it is opened or used, asked of the person who acts.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Sentence">French sentence that asks for it: names the token or the service, never a value.</param>
public sealed record SecretRequest(SecretKind Kind, string Sentence);

/// <summary>Secrets a key may ask for.</summary>
public enum SecretKind
{
    /// <summary>The code of a card, a token or a remote credential.</summary>
    Pin,

    /// <summary>The one-time code of a remote credential.</summary>
    Otp,
}
