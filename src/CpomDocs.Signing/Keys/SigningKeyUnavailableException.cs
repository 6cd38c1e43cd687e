namespace CpomDocs.Signing.Keys;

/// <summary>
/// A key cannot be opened or refuses to sign. Its message is a French sentence for the user; it never holds a password or a PIN.
/// </summary>
public sealed class SigningKeyUnavailableException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="source">The key as the user named it, without secret.</param>
    /// <param name="message">French sentence: what was asked and what was answered.</param>
    /// <param name="innerException">What the machine said, if anything.</param>
    public SigningKeyUnavailableException(string source, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        KeySource = source;
    }

    /// <summary>The key as the user named it (<c>p12:directeur-general.p12</c>).</summary>
    public string KeySource { get; }
}
