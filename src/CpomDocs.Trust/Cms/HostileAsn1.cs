using System.Security.Cryptography;
using Org.BouncyCastle.Security;

namespace CpomDocs.Trust.Cms;

/// <summary>Runs a reading of bytes from outside, turning what the ASN.1 library throws on malformed ones into "no value".</summary>
internal static class HostileAsn1
{
    /// <summary>Value of the reading, or <see langword="null"/> when the bytes are not what they should be.</summary>
    public static T? TryRead<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (IsMalformedInput(exception))
        {
            return null;
        }
    }

    /// <summary>Whether an exception means malformed input (and not a broken machine or a bug of ours).</summary>
    public static bool IsMalformedInput(Exception exception) => exception
        is IOException
        or ArgumentException
        or InvalidOperationException
        or FormatException
        or InvalidCastException
        or ArithmeticException
        or IndexOutOfRangeException
        or NullReferenceException
        or NotSupportedException
        or CryptographicException
        or System.Formats.Asn1.AsnContentException
        or GeneralSecurityException;
}
