using System.Collections.Immutable;
using System.Security.Cryptography;
using CpomDocs.Trust.Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cms;

namespace CpomDocs.Trust.Cms;

/// <summary>
/// Reads the CMS of a signature or of a time-stamp, strictly and within bounds, and verifies its signature. Stateless; never throws on
/// hostile bytes.
/// </summary>
/// <remarks>RFC 5652, 5.1 to 5.6; EN 319 122-1, 5; EN 319 142-1, 6.3.</remarks>
public static class SignedDataReader
{
    // Certificates, or lists: a chain and what says it is not revoked take ten.
    private const int MaxItems = 256;
    private const string DataType = "1.2.840.113549.1.7.1";
    private const string SignedDataType = "1.2.840.113549.1.7.2";

    /// <summary>Reads the detached CMS of a PDF signature.</summary>
    /// <param name="contents">Value of <c>/Contents</c>: the CMS, then zero bytes only.</param>
    /// <returns>
    /// The message, or <see cref="TrustProblem.Malformed"/>, <see cref="TrustProblem.TrailingBytes"/>,
    /// <see cref="TrustProblem.NotSignedData"/>,
    /// <see cref="TrustProblem.NotOneSigner"/>, <see cref="TrustProblem.WrongEncapsulation"/>,
    /// <see cref="TrustProblem.DigestAlgorithmsDiffer"/> or
    /// <see cref="TrustProblem.BadSignedAttributes"/>.</returns>
    public static SignedDataReading ReadDetached(ReadOnlyMemory<byte> contents) => Read(contents, isDetached: true);

    /// <summary>Reads a CMS that carries its content, as a time-stamp token does.</summary>
    /// <param name="contents">The CMS, then zero bytes only.</param>
    /// <returns>As for <see cref="ReadDetached"/>.</returns>
    public static SignedDataReading ReadEncapsulated(ReadOnlyMemory<byte> contents) => Read(contents, isDetached: false);

    /// <summary>Finds the signer's certificate, among those of the message first.</summary>
    /// <param name="message">A message.</param>
    /// <param name="others">Other certificates at hand.</param>
    /// <returns>
    /// The certificate, preferably one the signing-certificate attribute designates; <see langword="null"/> when none is the signer's.
    /// </returns>
    public static Certificate? FindSigner(SignedDataMessage message, IEnumerable<Certificate> others)
    {
        ArgumentNullException.ThrowIfNull(message);
        Func<Certificate, bool> isSigner = SignerOf(message.Signer.Identifier);
        Certificate? undesignated = null;
        foreach (Certificate certificate in message.Certificates.Concat(others).Where(isSigner))
        {
            if (IsDesignated(message, certificate))
            {
                return certificate;
            }

            undesignated ??= certificate;
        }

        return undesignated;
    }

    /// <summary>
    /// Compares the digest of the content with the signed one, without a certificate: what can be said when the signer's is not at hand.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="contentDigest">Digest of the content with <see cref="SignedDataMessage.DigestAlgorithm"/>.</param>
    /// <returns>
    /// <see cref="TrustProblem.DigestMismatch"/>, or <see langword="null"/>: nothing can be said without signed attributes either.
    /// </returns>
    public static TrustProblem? VerifyContent(SignedDataMessage message, ReadOnlySpan<byte> contentDigest)
    {
        ArgumentNullException.ThrowIfNull(message);
        bool isCompared = message.HasSignedAttributes;
        return !isCompared || contentDigest.SequenceEqual(message.Signer.MessageDigest.Span) ? null : TrustProblem.DigestMismatch;
    }

    /// <summary>
    /// Verifies a message: signer's certificate designated, digest of the content, signature value; says nothing of the strength of the
    /// algorithms.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="signer">Certificate of the signer.</param>
    /// <param name="contentDigest">Digest of the content with <see cref="SignedDataMessage.DigestAlgorithm"/>.</param>
    /// <returns><see langword="null"/> when everything holds, or the gravest problem; says nothing of trust in the certificate.</returns>
    public static TrustProblem? Verify(SignedDataMessage message, Certificate signer, ReadOnlySpan<byte> contentDigest)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(signer);
        SignerStatement statement = message.Signer;
        if (statement.Algorithm is not SignatureAlgorithm algorithm || message.DigestAlgorithm is null)
        {
            return TrustProblem.AlgorithmUnknown;
        }

        if (VerifyContent(message, contentDigest) is TrustProblem mismatch)
        {
            return mismatch;
        }

        if (!message.HasSignedAttributes && algorithm.Digest != message.DigestAlgorithm)
        {
            return TrustProblem.AlgorithmUnknown;
        }

        // RFC 8419, 3.2 lets an EdDSA key sign the content itself: its digest alone does not tell.
        if (!message.HasSignedAttributes && algorithm.IsPure)
        {
            return TrustProblem.AlgorithmUnknown;
        }

        TrustProblem? problem = VerifyValue(message, signer.Content.PublicKey, algorithm, contentDigest);
        if (problem is TrustProblem.SignatureInvalid or TrustProblem.AlgorithmUnknown)
        {
            return problem;
        }

        return IsDesignated(message, signer) ? problem : TrustProblem.SigningCertificateMismatch;
    }

    // RFC 5652, 5.4 has the attributes signed as DER, in its order; some programs sign, and write, them in another. They are the same ones.
    private static TrustProblem? VerifyValue(
        SignedDataMessage message, PublicKey key, SignatureAlgorithm algorithm, ReadOnlySpan<byte> contentDigest)
    {
        ReadOnlySpan<byte> value = message.SignatureValue.Span;
        if (!message.HasSignedAttributes)
        {
            return key.Verify(algorithm, contentDigest, value);
        }

        SignerStatement statement = message.Signer;
        TrustProblem? problem = key.Verify(algorithm, algorithm.InputOf(statement.SignedAttributes.Span), value);
        return problem == TrustProblem.SignatureInvalid && !statement.AttributesAsWritten.IsEmpty
            ? key.Verify(algorithm, algorithm.InputOf(statement.AttributesAsWritten.Span), value)
            : problem;
    }

    /// <summary>Until when the algorithms and the key of a message were held reliable.</summary>
    /// <param name="message">The message.</param>
    /// <param name="signer">Certificate of the signer.</param>
    /// <returns>The last instant (UTC); the greatest date when no end is announced.</returns>
    public static DateTimeOffset AcceptableUntil(SignedDataMessage message, Certificate signer)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(signer);
        if (message.Signer.Algorithm is not SignatureAlgorithm algorithm || message.DigestAlgorithm is not HashAlgorithmName content)
        {
            return DateTimeOffset.MinValue;
        }

        DateTimeOffset signature = signer.Content.PublicKey.AcceptableUntil(algorithm);
        DateTimeOffset digest = AlgorithmLimits.UntilOf(content);
        return signature < digest ? signature : digest;
    }

    private static SignedDataReading Read(ReadOnlyMemory<byte> contents, bool isDetached)
    {
        if (BoundedBer.Measure(contents.Span) is not int length)
        {
            return new SignedDataReading(null, TrustProblem.Malformed);
        }

        if (contents.Span[length..].ContainsAnyExcept((byte)0))
        {
            return new SignedDataReading(null, TrustProblem.TrailingBytes);
        }

        return HostileAsn1.TryRead(() => ReadMessage(contents[..length], isDetached)) ?? new SignedDataReading(null,
            TrustProblem.Malformed);
    }

    // RFC 5652, 5.3: only a content of type id-data may be signed without attributes.
    private static SignedAttributesContent? AttributesOf(SignerInfo signer, string contentType) =>
        signer.SignedAttrs is null && contentType == DataType
            ? SignedAttributesContent.None
            : SignedAttributesContent.Read(signer.SignedAttrs, contentType);

    private static SignedDataReading ReadMessage(ReadOnlyMemory<byte> der, bool isDetached)
    {
        var info = ContentInfo.GetInstance(Asn1Object.FromByteArray(der.ToArray()));
        if (info.ContentType.Id != SignedDataType)
        {
            return new SignedDataReading(null, TrustProblem.NotSignedData);
        }

        var data = SignedData.GetInstance(info.Content);
        bool carriesContent = data.EncapContentInfo.Content is not null;
        if (data.SignerInfos.Count != 1)
        {
            return new SignedDataReading(null, TrustProblem.NotOneSigner);
        }

        return carriesContent == isDetached
            ? new SignedDataReading(null, TrustProblem.WrongEncapsulation)
            : ReadSigner(data, SignerInfo.GetInstance(data.SignerInfos[0]));
    }

    private static SignedDataReading ReadSigner(SignedData data, SignerInfo signer)
    {
        string digestOid = signer.DigestAlgorithm.Algorithm.Id;
        bool isAnnounced =
            data.DigestAlgorithms.Any(item => Org.BouncyCastle.Asn1.X509.AlgorithmIdentifier.GetInstance(item).Algorithm.Id == digestOid);
        if (!isAnnounced)
        {
            return new SignedDataReading(null, TrustProblem.DigestAlgorithmsDiffer);
        }

        SignedAttributesContent? attributes = AttributesOf(signer, data.EncapContentInfo.ContentType.Id);
        if (attributes is null)
        {
            return new SignedDataReading(null, TrustProblem.BadSignedAttributes);
        }

        return new SignedDataReading(MessageOf(data, signer, attributes), null);
    }

    private static SignedDataMessage MessageOf(SignedData data, SignerInfo signer, SignedAttributesContent attributes)
    {
        HashAlgorithmName? digest = SignatureAlgorithm.DigestOf(signer.DigestAlgorithm.Algorithm.Id);
        var unsigned = UnsignedAttributesContent.Read(signer.UnsignedAttrs);
        var statement = new SignerStatement
        {
            Identifier = signer.SignerID,
            Algorithm = SignatureAlgorithm.Of(signer.SignatureAlgorithm, digest),
            MessageDigest = attributes.MessageDigest,
            SignedAttributes = attributes.Encoded,
            AttributesAsWritten = attributes.AsWritten,
            SigningCertificates = attributes.SigningCertificates,
        };
        return new SignedDataMessage(statement)
        {
            ContentType = data.EncapContentInfo.ContentType.Id,
            Content = data.EncapContentInfo.Content is Asn1Encodable content ? Asn1OctetString.GetInstance(content).GetOctets() : null,
            Certificates = CertificatesOf(data.Certificates),
            DigestAlgorithm = digest,
            HasSigningCertificateAttribute = !attributes.SigningCertificates.IsEmpty,
            SigningTime = attributes.SigningTime,
            SignatureValue = signer.Signature.GetOctets(),
            SignatureTimestamps = unsigned.SignatureTimestamps,
            Crls = [.. EncodedItems(data.CRLs), .. attributes.Crls],
            OcspResponses = attributes.OcspResponses,
        };
    }

    private static Func<Certificate, bool> SignerOf(SignerIdentifier identifier)
    {
        if (identifier.IsTagged)
        {
            byte[] wanted = Asn1OctetString.GetInstance(identifier.ID).GetOctets();
            return certificate =>
                certificate.Content.Extensions.SubjectKeyIdentifier is ReadOnlyMemory<byte> key && key.Span.SequenceEqual(wanted);
        }

        var known = IssuerAndSerialNumber.GetInstance(identifier.ID);
        string issuer = DistinguishedName.KeyOf(known.Issuer);
        return certificate => certificate.Content.Serial.Equals(known.SerialNumber) && certificate.Content.IssuerKey == issuer;
    }

    private static bool IsDesignated(SignedDataMessage message, Certificate certificate)
    {
        return message.Signer.SigningCertificates.All(digest => digest.Designates(certificate.Encoded.Span));
    }

    private static ImmutableArray<Certificate> CertificatesOf(Asn1Set? set)
    {
        return [.. EncodedItems(set).Select(Certificate.TryRead).OfType<Certificate>()];
    }

    private static IEnumerable<ReadOnlyMemory<byte>> EncodedItems(Asn1Set? set)
    {
        return set is null ? [] : set.Take(MaxItems).Select(item => (ReadOnlyMemory<byte>)item.ToAsn1Object().GetEncoded());
    }
}
