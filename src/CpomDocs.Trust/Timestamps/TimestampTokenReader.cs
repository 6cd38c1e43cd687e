using System.Security.Cryptography;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Tsp;

namespace CpomDocs.Trust.Timestamps;

/// <summary>
/// Reads RFC 3161 time-stamp tokens and verifies them, trust in their certificate apart. Stateless; never throws on hostile bytes.
/// </summary>
public static class TimestampTokenReader
{
    private const string TstInfoType = "1.2.840.113549.1.9.16.1.4";

    /// <summary>Reads a token.</summary>
    /// <param name="contents">The token, DER, then zero bytes only.</param>
    /// <param name="others">Certificates among which to look for the unit's when the token does not carry it.</param>
    /// <returns>The token, or <see langword="null"/> when the bytes are none.</returns>
    public static TimestampToken? TryRead(ReadOnlyMemory<byte> contents, IEnumerable<Certificate> others)
    {
        SignedDataMessage? message = SignedDataReader.ReadEncapsulated(contents).Message;
        return message is { ContentType: TstInfoType, Content: ReadOnlyMemory<byte> content }
            ? HostileAsn1.TryRead(() => TokenOf(message, content, others) with { Encoded = WithoutPadding(contents) })
            : null;
    }

    /// <summary>Verifies a token: its imprint, the digest of its content, its signature.</summary>
    /// <param name="token">The token.</param>
    /// <param name="imprint">Digest, with <see cref="TimestampToken.ImprintAlgorithm"/>, of what should have been stamped.</param>
    /// <returns><see langword="null"/> when everything holds, or the gravest problem.</returns>
    public static TrustProblem? Verify(TimestampToken token, ReadOnlySpan<byte> imprint)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (token.ImprintAlgorithm is null || token.Message.DigestAlgorithm is not HashAlgorithmName digest)
        {
            return TrustProblem.AlgorithmUnknown;
        }

        if (!imprint.SequenceEqual(token.Imprint.Span))
        {
            return TrustProblem.ImprintMismatch;
        }

        if (token.Signer is null)
        {
            return TrustProblem.NoSigningCertificate;
        }

        byte[] content = Digests.Of(digest, token.Message.Content!.Value.Span);
        return SignedDataReader.Verify(token.Message, token.Signer, content);
    }

    /// <summary>Until when the algorithms of a token were held reliable: its signature, and the digest it is over.</summary>
    /// <param name="token">The token.</param>
    /// <returns>The last instant (UTC); the smallest date where something of it is unknown.</returns>
    public static DateTimeOffset AcceptableUntil(TimestampToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (token.Signer is null || token.ImprintAlgorithm is not HashAlgorithmName imprint)
        {
            return DateTimeOffset.MinValue;
        }

        DateTimeOffset signature = SignedDataReader.AcceptableUntil(token.Message, token.Signer);
        DateTimeOffset digest = AlgorithmLimits.UntilOf(imprint);
        return signature < digest ? signature : digest;
    }

    private static ReadOnlyMemory<byte> WithoutPadding(ReadOnlyMemory<byte> contents) =>
        contents[..(BoundedBer.Measure(contents.Span) ?? contents.Length)];

    private static TimestampToken TokenOf(SignedDataMessage message, ReadOnlyMemory<byte> content, IEnumerable<Certificate> others)
    {
        var info = TstInfo.GetInstance(Asn1Object.FromByteArray(content.ToArray()));
        DateTime instant = info.GenTime.ToDateTime().ToUniversalTime();
        return new TimestampToken
        {
            Instant = new DateTimeOffset(DateTime.SpecifyKind(instant, DateTimeKind.Utc)),
            ImprintAlgorithm = SignatureAlgorithm.DigestOf(info.MessageImprint.HashAlgorithm.Algorithm.Id),
            Imprint = info.MessageImprint.HashedMessage.GetOctets(),
            Policy = info.Policy.Id,
            Nonce = info.Nonce is DerInteger nonce ? Convert.ToHexString(nonce.Value.ToByteArray()) : null,
            Signer = SignedDataReader.FindSigner(message, others),
            Encoded = default,
            Message = message,
        };
    }
}
