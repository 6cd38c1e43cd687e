namespace CpomDocs.Signing.Keys;

/// <summary>Opens the key a user names: <c>p12:FILE</c> or <c>pem:FILE</c>.</summary>
public static class SigningKeyOpener
{
    /// <summary>Opens a key.</summary>
    /// <param name="key">The key as named on the command line.</param>
    /// <param name="password">Password of the file, if it has one.</param>
    /// <returns>The key, to be used for a whole batch, then disposed.</returns>
    /// <exception cref="SigningKeyUnavailableException">
    /// Unknown kind of key, unreadable file, wrong password; the message says which.
    /// </exception>
    public static ISigningKey Open(string key, string? password)
    {
        ArgumentNullException.ThrowIfNull(key);
        int colon = key.IndexOf(':', StringComparison.Ordinal);
        string kind = colon < 0 ? string.Empty : key[..colon];
        string path = key[(colon + 1)..];
        return kind switch
        {
            "p12" => Pkcs12SigningKey.Open(ReadFile(key, path), password, key),
            "pem" => PemSigningKey.Open(System.Text.Encoding.UTF8.GetString(ReadFile(key, path)), password, key),
            // The URI may hold a PIN: only its kind is quoted.
            "pkcs11" or "csc" => throw new SigningKeyUnavailableException(kind, Messages.Format("Cle.GenreAVenir", kind)),
            _ => throw new SigningKeyUnavailableException(kind, Messages.Get("Cle.GenreInconnu")),
        };
    }

    private static byte[] ReadFile(string key, string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SigningKeyUnavailableException(key, Messages.Format("Cle.FichierIllisible", key), exception);
        }
    }
}
