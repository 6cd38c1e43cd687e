using System.Formats.Asn1;
using System.Numerics;

namespace CpomDocs.Signing.Keys;

/// <summary>
/// The two spellings of an ECDSA signature: r and s side by side, as tokens and some services give it, and the DER sequence of CMS.
/// </summary>
/// <remarks>PKCS#11 2.40, 2.3.1; RFC 3279, 2.2.3.</remarks>
internal static class EcdsaValue
{
    /// <summary>Writes r and s as a DER sequence.</summary>
    /// <param name="raw">r then s, both of half the length.</param>
    /// <returns>The DER sequence.</returns>
    /// <exception cref="ArgumentException">The value has no two halves.</exception>
    public static byte[] ToDer(ReadOnlySpan<byte> raw)
    {
        if (raw.IsEmpty || raw.Length % 2 != 0)
        {
            throw new ArgumentException("An ECDSA value is made of two halves.", nameof(raw));
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(raw[..(raw.Length / 2)], isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(raw[(raw.Length / 2)..], isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }

    /// <summary>Whether a value already is the DER sequence of two numbers.</summary>
    public static bool IsDer(ReadOnlySpan<byte> value)
    {
        try
        {
            var reader = new AsnReader(value.ToArray(), AsnEncodingRules.DER);
            AsnReader numbers = reader.ReadSequence();
            numbers.ReadInteger();
            numbers.ReadInteger();
            numbers.ThrowIfNotEmpty();
            reader.ThrowIfNotEmpty();
            return true;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
