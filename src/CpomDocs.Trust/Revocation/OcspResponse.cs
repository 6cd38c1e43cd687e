using System.Collections.Immutable;
using System.Security.Cryptography;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Ocsp;
using OcspEnvelope = Org.BouncyCastle.Asn1.Ocsp.OcspResponse;

namespace CpomDocs.Trust.Revocation;

/// <summary>An OCSP response, read and not verified yet. Immutable, thread-safe.</summary>
/// <remarks>RFC 6960. The answer must come from the authority itself or from a responder it certified for that (4.2.2.2).</remarks>
public sealed class OcspResponse
{
    private const string BasicResponseType = "1.3.6.1.5.5.7.48.1.1";

    // A responder, its issuers; each is tried.
    private const int MaxCertificates = 8;

    private const int MaxAnswers = 64;
    private const int MaxValues = 30_000;

    private const int RevokedStatus = 1;
    private const int UnknownStatus = 2;
    private const int CertificateHold = 6;

    private readonly ResponderID _responder;
    private readonly ImmutableArray<SingleResponse> _answers;
    private readonly SignatureAlgorithm? _algorithm;
    private readonly byte[] _digest;
    private readonly byte[] _signature;

    private OcspResponse(BasicOcspResponse response, ReadOnlyMemory<byte> der, ReadOnlyMemory<byte> encoded)
    {
        Encoded = encoded;
        ResponseData body = response.TbsResponseData;
        _responder = body.ResponderID;
        _answers = body.Responses.Count <= MaxAnswers
            ? [.. body.Responses.Select(SingleResponse.GetInstance)]
            : throw new ArgumentException("Too many answers.", nameof(response));
        _algorithm = SignatureAlgorithm.Of(response.SignatureAlgorithm, null);
        _digest = _algorithm is null ? [] : CertificateContent.SignedInputOf(der, _algorithm);
        _signature = response.Signature.GetOctets();
        Certificates = response.Certs is null
            ? []
            : [.. response.Certs.Take(MaxCertificates).Select(ReadCertificate).OfType<Certificate>()];
        ProducedAt = Utc(body.ProducedAt);
        Nonce = OcspNonce.SpelledIn(body.ResponseExtensions);
    }

    /// <summary>The response, DER, with its envelope.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>When the responder signed it (UTC).</summary>
    public DateTimeOffset ProducedAt { get; }

    /// <summary>Number of the question it answers, as its extension spells it; <see langword="null"/> when it bears none.</summary>
    internal byte[]? Nonce { get; }

    /// <summary>Certificates it carries, untrusted.</summary>
    public ImmutableArray<Certificate> Certificates { get; }

    /// <summary>Reads a response, DER.</summary>
    /// <param name="der">Bytes of the response.</param>
    /// <returns>The response, or <see langword="null"/> when the bytes are none or carry no answer. Never throws.</returns>
    public static OcspResponse? TryRead(ReadOnlyMemory<byte> der)
    {
        return BoundedBer.IsOneValue(der.Span) ? HostileAsn1.TryRead(() => Read(der)) : null;
    }

    /// <summary>
    /// What the response says of a certificate, once signature and responder are verified; <see langword="null"/> when it says nothing.
    /// </summary>
    internal RevocationStatement? About(Certificate certificate, Certificate issuer)
    {
        SingleResponse? answer = AnswerAbout(certificate, issuer);
        if (answer is null || answer.CertStatus.TagNo == UnknownStatus || HasUnknownCritical(answer))
        {
            return null;
        }

        Certificate? responder = DelegateOf(issuer);
        if (responder is null && !(IsResponder(issuer) && IsSignedBy(issuer)))
        {
            return null;
        }

        DateTimeOffset until = (responder ?? issuer).Content.PublicKey.AcceptableUntil(_algorithm!);
        return until < ProducedAt ? null : StatementOf(answer) with
        {
            Responder = responder,
            ReliableUntil = responder?.NotAfter < until ? responder.NotAfter : until,
        };
    }

    private RevocationStatement StatementOf(SingleResponse answer)
    {
        DateTimeOffset? nextUpdate = answer.NextUpdate is Asn1GeneralizedTime next ? Utc(next) : null;
        RevokedInfo? revoked = answer.CertStatus.TagNo == RevokedStatus ? RevokedInfo.GetInstance(answer.CertStatus.Status) : null;
        Asn1Object? cutoff = answer.SingleExtensions?.GetExtension(OcspObjectIdentifiers.PkixOcspArchiveCutoff)?.GetParsedValue();
        return new RevocationStatement(Utc(answer.ThisUpdate), nextUpdate, revoked is null ? null : Utc(revoked.RevocationTime))
        {
            Ocsp = this,
            IsHold = revoked?.RevocationReason?.IntValueExact == CertificateHold,
            KeepsExpiredSince = cutoff is null ? null : Utc(Asn1GeneralizedTime.GetInstance(cutoff)),
        };
    }

    private static bool HasUnknownCritical(SingleResponse answer) =>
        answer.SingleExtensions?.GetCriticalExtensionOids().Any(oid => !oid.Equals(OcspObjectIdentifiers.PkixOcspArchiveCutoff)) ?? false;

    /// <summary>Whether the responder says that it knows nothing of a certificate.</summary>
    internal bool IsUnknown(Certificate certificate, Certificate issuer) =>
        _answers.Any(item => IsAbout(item.CertId, certificate, issuer) && item.CertStatus.TagNo == UnknownStatus);

    /// <summary>
    /// The responder the authority certified, whose signature the response bears; <see langword="null"/> when the authority itself answers.
    /// </summary>
    internal Certificate? DelegateOf(Certificate issuer) => IsResponder(issuer) ? null : Delegates(issuer).FirstOrDefault();

    private static OcspResponse? Read(ReadOnlyMemory<byte> der)
    {
        var envelope = OcspEnvelope.GetInstance(Asn1Object.FromByteArray(der.ToArray()));
        if (envelope.ResponseStatus.IntValueExact != 0 || envelope.ResponseBytes?.ResponseType.Id != BasicResponseType)
        {
            return null;
        }

        byte[] basic = envelope.ResponseBytes.Response.GetOctets();
        return BoundedBer.IsOneValue(basic, MaxValues)
            ? new OcspResponse(BasicOcspResponse.GetInstance(Asn1Object.FromByteArray(basic)), basic, der.ToArray())
            : null;
    }

    private static Certificate? ReadCertificate(Asn1Encodable item) => Certificate.TryRead(item.ToAsn1Object().GetEncoded());

    private static bool IsAbout(CertID id, Certificate certificate, Certificate issuer)
    {
        if (!id.SerialNumber.Equals(certificate.Content.Serial)
            || SignatureAlgorithm.DigestOf(id.HashAlgorithm.Algorithm.Id) is not HashAlgorithmName digest)
        {
            return false;
        }

        byte[] name = Digests.Of(digest, issuer.Content.SubjectDn.GetDerEncoded());
        byte[] key = Digests.Of(digest, issuer.Content.KeyBits.Span);
        return name.AsSpan().SequenceEqual(id.IssuerNameHash.GetOctets()) && key.AsSpan().SequenceEqual(id.IssuerKeyHash.GetOctets());
    }

    /// <summary>Whether the response, by its identifiers alone, is about a certificate.</summary>
    internal bool MaySpeakOf(Certificate certificate, Certificate issuer) => AnswerAbout(certificate, issuer) is not null;

    private SingleResponse? AnswerAbout(Certificate certificate, Certificate issuer) =>
        _answers.FirstOrDefault(item => IsAbout(item.CertId, certificate, issuer));

    private IEnumerable<Certificate> Delegates(Certificate issuer) =>
        Certificates.Where(candidate => IsResponder(candidate) && IsCertifiedBy(issuer, candidate) && IsSignedBy(candidate));

    private bool IsCertifiedBy(Certificate issuer, Certificate responder)
    {
        CertificatePath path = new CertificatePathBuilder([issuer], []).Build(responder, ProducedAt, CertificateUse.OcspResponse);
        return path is { IsTrusted: true, Certificates.Length: 2 };
    }

    private bool IsResponder(Certificate candidate)
    {
        if (_responder.Name is { } name)
        {
            return candidate.Content.SubjectKey == DistinguishedName.KeyOf(name);
        }

#pragma warning disable CA5350 // RFC 6960, 4.2.1: the key identifier of a responder is a SHA-1; it only selects, the signature proves.
        return _responder.GetKeyHash().AsSpan().SequenceEqual(SHA1.HashData(candidate.Content.KeyBits.Span));
#pragma warning restore CA5350
    }

    private bool IsSignedBy(Certificate responder)
    {
        return _algorithm is not null && responder.Content.PublicKey.Verify(_algorithm, _digest, _signature) is null;
    }

    private static DateTimeOffset Utc(Asn1GeneralizedTime time) =>
        new(DateTime.SpecifyKind(time.ToDateTime().ToUniversalTime(), DateTimeKind.Utc));
}
