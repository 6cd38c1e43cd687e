using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Trust;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Tests.Trust;

/// <summary>The judge's reading of a CMS: strict about the form, exact about the values.</summary>
public sealed class SignedDataReaderTests
{
    private static readonly byte[] Content = "contenu"u8.ToArray();

    [Fact]
    public void ReadDetached_SoundCms_VerifiesWithItsOwnSigner()
    {
        SignedDataMessage message = SignedDataReader.ReadDetached(Cms()).Message!;
        Certificate signer = SignedDataReader.FindSigner(message, [])!;

        TrustProblem? problem = SignedDataReader.Verify(message, signer, SHA256.HashData(Content));

        Assert.Null(problem);
    }

    [Fact]
    public void Verify_OtherContent_IsADigestMismatch()
    {
        SignedDataMessage message = SignedDataReader.ReadDetached(Cms()).Message!;
        Certificate signer = SignedDataReader.FindSigner(message, [])!;

        TrustProblem? problem = SignedDataReader.Verify(message, signer, SHA256.HashData("autre"u8));

        Assert.Equal(TrustProblem.DigestMismatch, problem);
    }

    [Fact]
    public void Verify_OtherCertificate_IsAFalseSignature()
    {
        SignedDataMessage message = SignedDataReader.ReadDetached(Cms()).Message!;
        Certificate other = Certificate.ReadAll(SharedDemonstrationPki.Pki.Files["directeur-general.pem"])[0];

        TrustProblem? problem = SignedDataReader.Verify(message, other, SHA256.HashData(Content));

        Assert.Equal(TrustProblem.SignatureInvalid, problem);
    }

    [Fact]
    public void Verify_Sha1_HoldsAndWasReliableUntil2012()
    {
        SignedDataMessage message = SignedDataReader.ReadDetached(Cms(digest: "1.3.14.3.2.26")).Message!;
        Certificate signer = SignedDataReader.FindSigner(message, [])!;

#pragma warning disable CA5350 // The digest under test is the weak one.
        TrustProblem? problem = SignedDataReader.Verify(message, signer, SHA1.HashData(Content));
#pragma warning restore CA5350

        Assert.Null(problem);
        Assert.Equal(2012, SignedDataReader.AcceptableUntil(message, signer).Year);
    }

    [Fact]
    public void ReadDetached_TwoSigners_IsRefused()
    {
        TrustProblem? problem = SignedDataReader.ReadDetached(Cms(signers: 2)).Problem;

        Assert.Equal(TrustProblem.NotOneSigner, problem);
    }

    [Fact]
    public void ReadDetached_ContentInside_IsRefused()
    {
        TrustProblem? problem = SignedDataReader.ReadDetached(Cms(isDetached: false)).Problem;

        Assert.Equal(TrustProblem.WrongEncapsulation, problem);
    }

    [Fact]
    public void ReadDetached_ZeroPadding_IsIgnored()
    {
        byte[] padded = [.. Cms(), 0, 0, 0];

        Assert.NotNull(SignedDataReader.ReadDetached(padded).Message);
    }

    [Fact]
    public void ReadDetached_BytesAfterTheValue_IsRefused()
    {
        byte[] followed = [.. Cms(), 0, 1];

        Assert.Equal(TrustProblem.TrailingBytes, SignedDataReader.ReadDetached(followed).Problem);
    }

    [Fact]
    public void ReadDetached_DeeplyNestedValue_IsRefusedWithoutRecursing()
    {
        byte[] nested = [.. Enumerable.Repeat(new byte[] { 0x30, 0x80 }, 100_000).SelectMany(pair => pair)];

        Assert.Equal(TrustProblem.Malformed, SignedDataReader.ReadDetached(nested).Problem);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Verify_AttributesInAnotherOrderThanDer_HoldsHoweverTheyWereSigned(bool isSignedAsWritten)
    {
        X509Certificate2 certificate = SharedDemonstrationPki.Pkcs12("representant-legal").First(one => one.HasPrivateKey);
        var builder = new SignedDataBuilder(certificate, [], CmsSignatureAlgorithm.For(certificate)!);
        byte[] sorted = builder.SignedAttributes(SHA256.HashData(Content));
        byte[] written = Reversed(sorted);
        using RSA key = certificate.GetRSAPrivateKey()!;
        byte[] value = key.SignData(isSignedAsWritten ? written : sorted, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        byte[] cms = Replaced(builder.Build(sorted, value), sorted.AsSpan(2), written.AsSpan(2));

        SignedDataMessage message = SignedDataReader.ReadDetached(cms).Message!;

        Certificate signer = Certificate.TryRead(certificate.RawData)!;
        Assert.Null(SignedDataReader.Verify(message, signer, SHA256.HashData(Content)));
        Assert.Equal(TrustProblem.DigestMismatch, SignedDataReader.Verify(message, signer, SHA256.HashData("autre"u8)));
    }

    private static byte[] Reversed(byte[] set)
    {
        AsnReader items = new AsnReader(set, AsnEncodingRules.DER).ReadSetOf();
        List<byte[]> values = [];
        while (items.HasData)
        {
            values.Insert(0, items.ReadEncodedValue().ToArray());
        }

        return [.. set[..(set.Length - values.Sum(value => value.Length))], .. values.SelectMany(value => value)];
    }

    private static byte[] Replaced(byte[] file, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        byte[] copy = [.. file];
        after.CopyTo(copy.AsSpan(copy.AsSpan().IndexOf(before)));
        return copy;
    }

    private static byte[] Cms(string digest = "2.16.840.1.101.3.4.2.1", int signers = 1, bool isDetached = true)
    {
        var cms = new SignedCms(new ContentInfo(Content), isDetached);
        foreach (string name in ((string[])["representant-legal", "directeur-general"]).Take(signers))
        {
            X509Certificate2 certificate = SharedDemonstrationPki.Pkcs12(name).First(one => one.HasPrivateKey);
            var signer = new CmsSigner(certificate) { DigestAlgorithm = new Oid(digest), IncludeOption = X509IncludeOption.EndCertOnly };
            signer.SignedAttributes.Add(new Pkcs9SigningTime(DateTime.UtcNow));
            cms.ComputeSignature(signer);
        }

        return cms.Encode();
    }
}
