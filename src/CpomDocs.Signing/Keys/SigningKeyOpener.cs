using System.Text;
using CpomDocs.Signing.Remote;
using CpomDocs.Signing.Tokens;

namespace CpomDocs.Signing.Keys;

/// <summary>Opens the key a user names: <c>p12:FILE</c>, <c>pem:FILE</c> a <c>pkcs11:</c> URI or <c>csc:PROFILE</c>.</summary>
public static class SigningKeyOpener
{
    /// <summary>Opens a key.</summary>
    /// <param name="key">The key as named on the command line.</param>
    /// <param name="options">Secrets and choices that do not belong in a name.</param>
    /// <returns>The key, to be used for a whole batch, then disposed.</returns>
    /// <exception cref="SigningKeyUnavailableException">
    /// Unknown kind of key, unreadable file, wrong password or PIN, missing token; the message says which.
    /// </exception>
    public static ISigningKey Open(string key, SigningKeyOptions options)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(options);
        int colon = key.IndexOf(':', StringComparison.Ordinal);
        string kind = colon < 0 ? string.Empty : key[..colon];
        string path = key[(colon + 1)..];
        return kind switch
        {
            "p12" => Pkcs12SigningKey.Open(ReadFile(key, path), options.Password, key, options.Pss),
            "pem" => PemSigningKey.Open(Encoding.UTF8.GetString(ReadFile(key, path)), options.Password, key, options.Pss),
            "pkcs11" => Pkcs11SigningKey.Open(key, options),
            "csc" => CscSigningKey.Open(options.RemoteProfile(path) ?? throw Unknown(path), options),
            _ => throw new SigningKeyUnavailableException(kind, Messages.Get("Cle.GenreInconnu")),
        };
    }

    private static SigningKeyUnavailableException Unknown(string profile) =>
        new("csc:" + profile, Messages.Format("Csc.ProfilInconnu", profile));

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
