using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Trust.Cms;
using CpomDocs.Trust.Revocation;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Ocsp;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Asn1.X9;
using OcspEnvelope = Org.BouncyCastle.Asn1.Ocsp.OcspResponse;

namespace CpomDocs.Trust.Demonstration;

/// <summary>
/// The OCSP responder of the authority of signatories: good, revoked or unknown, signed with its delegated P-256 key. Thread-safe.
/// </summary>
/// <remarks>RFC 6960, 4.2.</remarks>
internal sealed class DemonstrationOcsp
{
    private const int Successful = 0;
    private const int MalformedRequest = 1;
    private const int Unknown = 2;
    private const int MaxQuestions = 64;

    private static readonly TimeSpan Validity = TimeSpan.FromHours(12);

    private readonly DemonstrationMember _issuer;
    private readonly ImmutableArray<DemonstrationMember> _issued;
    private readonly DemonstrationRevocations _revocations;
    private readonly TimeProvider _clock;
    private readonly ECDsa _key;
    private readonly X509CertificateStructure _responder;
    private readonly Lock _signing = new();

    public DemonstrationOcsp(DemonstrationFolder folder, DemonstrationRevocations revocations, TimeProvider clock)
    {
        DemonstrationMember responder = folder.Member("ocsp");
        _issuer = folder.IssuerOf(responder);
        _issued = folder.IssuedBy(_issuer);
        _revocations = revocations;
        _clock = clock;
        _key = responder.Keyed.GetECDsaPrivateKey()
            ?? throw new InvalidDataException(Messages.Format("Demonstration.Illisible", "ocsp.p12"));
        _responder = X509CertificateStructure.GetInstance(responder.Keyed.RawData);
    }

    /// <summary>Answers a request, DER in and out.</summary>
    public byte[] Answer(ReadOnlyMemory<byte> request)
    {
        Questions? questions = BoundedBer.IsOneValue(request.Span) ? HostileAsn1.TryRead(() => QuestionsOf(request)) : null;
        return questions is null
            ? new OcspEnvelope(new OcspResponseStatus(MalformedRequest), null).GetDerEncoded()
            : Answer(questions);
    }

    private static Questions? QuestionsOf(ReadOnlyMemory<byte> request)
    {
        var asked = OcspRequest.GetInstance(Asn1Object.FromByteArray(request.ToArray()));
        CertID[] questions = [.. asked.TbsRequest.RequestList.Take(MaxQuestions).Select(item => Request.GetInstance(item).ReqCert)];
        return questions.Length == 0 ? null : new Questions(questions, OcspNonce.SpelledIn(asked.TbsRequest.RequestExtensions));
    }

    private byte[] Answer(Questions questions)
    {
        DateTime now = _clock.GetUtcNow().UtcDateTime;
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        ImmutableDictionary<string, DateTimeOffset> revoked = _revocations.Read();
        var thisUpdate = new DerGeneralizedTime(now);
        var nextUpdate = new DerGeneralizedTime(now + Validity);
        Asn1Encodable[] answers =
            [
                .. questions.Certificates
                    .Select(question => new SingleResponse(question, StatusOf(question, revoked), thisUpdate, nextUpdate, null)),
            ];
        X509Extensions? extensions = questions.Nonce is null ? null : OcspNonce.ToExtensions(questions.Nonce);
        var body = new ResponseData(new ResponderID(_responder.Subject), thisUpdate, new DerSequence(answers), extensions);
        var basic = new BasicOcspResponse(
            body,
            new AlgorithmIdentifier(X9ObjectIdentifiers.ECDsaWithSha256),
            new DerBitString(Sign(body.GetDerEncoded())),
            new DerSequence(_responder));
        var bytes = new ResponseBytes(OcspObjectIdentifiers.PkixOcspBasic, new DerOctetString(basic.GetDerEncoded()));
        return new OcspEnvelope(new OcspResponseStatus(Successful), bytes).GetDerEncoded();
    }

    private CertStatus StatusOf(CertID question, ImmutableDictionary<string, DateTimeOffset> revoked)
    {
        DemonstrationMember? member = _issued.FirstOrDefault(one => one.Read.Content.Serial.Equals(question.SerialNumber));
        if (member is null || !IsFromIssuer(question))
        {
            return new CertStatus(Unknown, DerNull.Instance);
        }

        return revoked.TryGetValue(member.Holder.Name, out DateTimeOffset date)
            ? new CertStatus(new RevokedInfo(new DerGeneralizedTime(date.UtcDateTime)))
            : new CertStatus();
    }

    private bool IsFromIssuer(CertID question)
    {
        return SignatureAlgorithm.DigestOf(question.HashAlgorithm.Algorithm.Id) is HashAlgorithmName digest
            && Digests.Of(digest, _issuer.Read.Content.KeyBits.Span).AsSpan()
                .SequenceEqual(question.IssuerKeyHash.GetOctets());
    }

    // A key object serves one thread at a time.
    private byte[] Sign(byte[] body)
    {
        lock (_signing)
        {
            return _key.SignData(body, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
    }

    private sealed record Questions(CertID[] Certificates, byte[]? Nonce);
}
