using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cmp;
using Org.BouncyCastle.Asn1.Cms;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.Tsp;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Asn1.X9;
using Attribute = Org.BouncyCastle.Asn1.Cms.Attribute;
using PkcsOids = Org.BouncyCastle.Asn1.Pkcs.PkcsObjectIdentifiers;

namespace CpomDocs.Trust.Demonstration;

/// <summary>The time-stamp unit of the demonstration PKI; signs with its P-256 key by the platform's cryptography. Thread-safe.</summary>
/// <remarks>RFC 3161, 2.4.2.</remarks>
internal sealed class DemonstrationTimestamps
{
    private const int Granted = 0;
    private const int Rejection = 2;
    private const int SerialLength = 8;

    private readonly TimeProvider _clock;
    private readonly ECDsa _key;
    private readonly Lock _signing = new();
    private readonly SignerIdentifier _signer;
    private readonly Attribute _signingCertificate;
    private readonly DerSet _certificates;

    public DemonstrationTimestamps(DemonstrationMember unit, DemonstrationMember issuer, TimeProvider clock)
    {
        _clock = clock;
        _key = unit.Keyed.GetECDsaPrivateKey() ?? throw new InvalidDataException(Messages.Format("Demonstration.Illisible", "tsa.p12"));
        var structure = X509CertificateStructure.GetInstance(unit.Keyed.RawData);
        _signer = new SignerIdentifier(new IssuerAndSerialNumber(structure.Issuer, structure.SerialNumber.Value));
        _signingCertificate = SignedDataBuilder.SigningCertificateV2(unit.Keyed.RawDataMemory.Span);
        _certificates = new DerSet((Asn1Encodable[])[structure, X509CertificateStructure.GetInstance(issuer.Keyed.RawData)]);
    }

    /// <summary>Answers a request, DER in and out; a request that is none, or over a weak digest, is refused in the response.</summary>
    public byte[] Answer(ReadOnlyMemory<byte> request)
    {
        TimeStampReq? asked = BoundedBer.IsOneValue(request.Span)
            ? HostileAsn1.TryRead(() => TimeStampReq.GetInstance(Asn1Object.FromByteArray(request.ToArray())))
            : null;
        if (asked is null)
        {
            return Refusal(PkiFailureInfo.BadDataFormat);
        }

        HashAlgorithmName? digest = SignatureAlgorithm.DigestOf(asked.MessageImprint.HashAlgorithm.Algorithm.Id);
        bool isStrong = digest is HashAlgorithmName name
            && SignatureAlgorithm.IsStrongDigest(name)
            && asked.MessageImprint.HashedMessage.GetOctets().Length == Digests.Of(name, []).Length;
        return isStrong ? Grant(asked) : Refusal(PkiFailureInfo.BadAlg);
    }

    private static byte[] Refusal(int failure) =>
        new TimeStampResp(new PkiStatusInfo(Rejection, null, new PkiFailureInfo(failure)), null).GetDerEncoded();

    private byte[] Grant(TimeStampReq asked)
    {
        byte[] info = Info(asked).GetDerEncoded();
        var attributes = new DerSet(
            new Attribute(CmsAttributes.ContentType, new DerSet(PkcsOids.IdCTTstInfo)),
            new Attribute(CmsAttributes.MessageDigest, new DerSet(new DerOctetString(SHA256.HashData(info)))),
            _signingCertificate);
        var sha256 = new AlgorithmIdentifier(NistObjectIdentifiers.IdSha256);
        var signerInfo = new SignerInfo(
            _signer,
            sha256,
            attributes,
            new AlgorithmIdentifier(X9ObjectIdentifiers.ECDsaWithSha256),
            new DerOctetString(Sign(attributes.GetDerEncoded())),
            (Asn1Set?)null);
        var signedData = new SignedData(
            new DerSet(sha256),
            new ContentInfo(PkcsOids.IdCTTstInfo, new DerOctetString(info)),
            asked.CertReq is { IsTrue: true } ? _certificates : null,
            null,
            new DerSet(signerInfo));
        var token = new ContentInfo(PkcsOids.SignedData, signedData);
        return new TimeStampResp(new PkiStatusInfo(Granted), token).GetDerEncoded();
    }

    private TstInfo Info(TimeStampReq asked)
    {
        byte[] serial = RandomNumberGenerator.GetBytes(SerialLength);
        serial[0] = (byte)(serial[0] & 0x3F | 0x40);
        DateTime now = _clock.GetUtcNow().UtcDateTime;
        return new TstInfo(
            asked.ReqPolicy ?? new DerObjectIdentifier(DemonstrationCertificate.PolicyOid),
            asked.MessageImprint,
            new DerInteger(serial),
            new DerGeneralizedTime(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond))),
            new Accuracy(DerInteger.One, null, null),
            DerBoolean.False,
            asked.Nonce,
            null,
            null);
    }

    // A key object serves one thread at a time.
    private byte[] Sign(byte[] attributes)
    {
        lock (_signing)
        {
            return _key.SignData(attributes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
    }
}
