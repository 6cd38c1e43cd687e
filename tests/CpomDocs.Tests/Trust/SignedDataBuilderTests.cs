using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Tests.Trust;

public class SignedDataBuilderTests
{
    private static readonly byte[] Content = "Contrat pluriannuel d'objectifs et de moyens"u8.ToArray();

    public static TheoryData<SignatureScheme, string> Algorithms => new()
    {
        { SignatureScheme.RsaPkcs1, "SHA256" },
        { SignatureScheme.RsaPkcs1, "SHA384" },
        { SignatureScheme.RsaPkcs1, "SHA512" },
        { SignatureScheme.RsaPss, "SHA256" },
        { SignatureScheme.RsaPss, "SHA512" },
        { SignatureScheme.Ecdsa, "SHA256" },
        { SignatureScheme.Ecdsa, "SHA384" },
    };

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Build_EveryAlgorithm_VerifiesAsDetachedSignature(SignatureScheme scheme, string digest)
    {
        using var signer = new TestSigner(scheme, new HashAlgorithmName(digest));

        SignedCms decoded = Decode(signer.Sign(Content));

        decoded.CheckSignature(verifySignatureOnly: true);
        Assert.True(decoded.Detached);
        Assert.Single(decoded.SignerInfos);
        Assert.Equal(1, decoded.Version);
    }

    [Fact]
    public void Build_OtherContent_DoesNotVerify()
    {
        using var signer = new TestSigner(SignatureScheme.Ecdsa, HashAlgorithmName.SHA256);
        var decoded = new SignedCms(new ContentInfo("autre"u8.ToArray()), detached: true);
        decoded.Decode(signer.Sign(Content));

        void Check() => decoded.CheckSignature(verifySignatureOnly: true);

        Assert.ThrowsAny<CryptographicException>(Check);
    }

    [Fact]
    public void SignedAttributes_Always_AreContentTypeDigestAndSigningCertificateSorted()
    {
        using var signer = new TestSigner(SignatureScheme.RsaPkcs1, HashAlgorithmName.SHA256);

        byte[] attributes = signer.Builder.SignedAttributes(SHA256.HashData(Content));

        Assert.Equal(0x31, attributes[0]);
        Assert.Equal(["1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4", "1.2.840.113549.1.9.16.2.47"], Oids(attributes));
    }

    [Fact]
    public void SignedAttributes_SigningCertificate_HashesTheSignerWithDefaultDigestLeftOut()
    {
        using var signer = new TestSigner(SignatureScheme.RsaPkcs1, HashAlgorithmName.SHA512);

        SignedCms decoded = Decode(signer.Sign(Content));

        byte[] value = decoded.SignerInfos[0].SignedAttributes.Cast<CryptographicAttributeObject>()
            .Single(attribute => attribute.Oid.Value == "1.2.840.113549.1.9.16.2.47").Values[0].RawData;
        AsnReader certId = new AsnReader(value, AsnEncodingRules.DER).ReadSequence().ReadSequence().ReadSequence();
        Assert.Equal(SHA256.HashData(signer.Certificate.RawData), certId.ReadOctetString());
    }

    [Fact]
    public void SignedAttributes_DigestOfAnotherLength_IsRefused()
    {
        using var signer = new TestSigner(SignatureScheme.Ecdsa, HashAlgorithmName.SHA384);

        void Act() => signer.Builder.SignedAttributes(new byte[32]);

        Assert.Throws<ArgumentException>(Act);
    }

    [Fact]
    public void Build_WithChain_CarriesSignerAndIntermediateButNoRoot()
    {
        X509Certificate2Collection content = SharedDemonstrationPki.Pkcs12("directeur-general");
        X509Certificate2 certificate = content.Single(item => item.HasPrivateKey);
        using RSA key = certificate.GetRSAPrivateKey()!;
        var algorithm = CmsSignatureAlgorithm.For(certificate)!;
        var builder = new SignedDataBuilder(certificate, content.Where(item => item != certificate), algorithm);
        byte[] attributes = builder.SignedAttributes(SHA256.HashData(Content));

        SignedCms decoded =
            Decode(builder.Build(attributes, key.SignData(attributes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));

        Assert.Equal(2, decoded.Certificates.Count);
        Assert.DoesNotContain(decoded.Certificates, item => item.Subject == item.Issuer);
    }

    [Fact]
    public void Build_WithUnsignedAttribute_KeepsTheSignatureValid()
    {
        using var signer = new TestSigner(SignatureScheme.RsaPkcs1, HashAlgorithmName.SHA256);

        SignedCms decoded = Decode(signer.Sign(Content, new UnsignedAttribute("1.2.840.113549.1.9.16.2.14", new byte[] { 0x05, 0x00 })));

        decoded.CheckSignature(verifySignatureOnly: true);
        Assert.Equal("1.2.840.113549.1.9.16.2.14", decoded.SignerInfos[0].UnsignedAttributes[0].Oid.Value);
    }

    private static SignedCms Decode(byte[] cms)
    {
        var decoded = new SignedCms(new ContentInfo(Content), detached: true);
        decoded.Decode(cms);
        return decoded;
    }

    private static List<string> Oids(byte[] attributes)
    {
        var oids = new List<string>();
        AsnReader set = new AsnReader(attributes, AsnEncodingRules.DER).ReadSetOf();
        while (set.HasData)
        {
            oids.Add(set.ReadSequence().ReadObjectIdentifier());
        }

        return oids;
    }

    private sealed class TestSigner : IDisposable
    {
        private readonly CmsSignatureAlgorithm _algorithm;
        private readonly AsymmetricAlgorithm _key;

        public TestSigner(SignatureScheme scheme, HashAlgorithmName digest)
        {
            _algorithm = new CmsSignatureAlgorithm(scheme, digest);
            _key = scheme is SignatureScheme.Ecdsa
                ? ECDsa.Create(digest == HashAlgorithmName.SHA256 ? ECCurve.NamedCurves.nistP256 : ECCurve.NamedCurves.nistP384)
                : RSA.Create(2048);
            CertificateRequest request = _key is RSA rsa
                ? new CertificateRequest("CN=Essai", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                : new CertificateRequest("CN=Essai", (ECDsa)_key, HashAlgorithmName.SHA256);
            Certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(80));
            Builder = new SignedDataBuilder(Certificate, [], _algorithm);
        }

        public X509Certificate2 Certificate { get; }

        public SignedDataBuilder Builder { get; }

        public byte[] Sign(byte[] content, params UnsignedAttribute[] unsigned)
        {
            byte[] attributes = Builder.SignedAttributes(CryptographicOperations.HashData(_algorithm.Digest, content));
            return Builder.Build(attributes, SignatureOf(attributes), unsigned);
        }

        public void Dispose()
        {
            Certificate.Dispose();
            _key.Dispose();
        }

        private byte[] SignatureOf(byte[] data) => _key switch
        {
            ECDsa ecdsa => ecdsa.SignData(data, _algorithm.Digest, DSASignatureFormat.Rfc3279DerSequence),
            RSA rsa =>
                rsa.SignData(data, _algorithm.Digest,
                    _algorithm.Scheme is SignatureScheme.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1),
            _ => throw new NotSupportedException(),
        };
    }
}
