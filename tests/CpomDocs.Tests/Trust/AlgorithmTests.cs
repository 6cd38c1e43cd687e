using System.Security.Cryptography;
using CpomDocs.Tests.House;
using CpomDocs.Trust;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Tests.Trust;

/// <summary>Signatures by algorithms other than those of the demonstration (<c>fixtures/cms</c>).</summary>
public sealed class AlgorithmTests
{
    private static readonly byte[] Content = Fixture("contenu.txt");

    [Theory]
    [InlineData("ed25519")]
    [InlineData("ed448")]
    [InlineData("rsa-sha3-256")]
    [InlineData("ecdsa-sha3-384")]
    [InlineData("dsa-sha256")]
    [InlineData("pss-sel-20")]
    public void Verify_SoundSignature_Holds(string name)
    {
        (SignedDataMessage message, Certificate signer) = Read(name);

        TrustProblem? problem = SignedDataReader.Verify(message, signer, Digests.Of(message.DigestAlgorithm!.Value, Content));

        Assert.Null(problem);
    }

    [Theory]
    [InlineData("ed25519")]
    [InlineData("ed448")]
    [InlineData("rsa-sha3-256")]
    [InlineData("ecdsa-sha3-384")]
    [InlineData("dsa-sha256")]
    [InlineData("pss-sel-20")]
    public void Verify_AnotherValue_IsAFalseSignature(string name)
    {
        byte[] cms = Fixture(name + ".p7s");
        SignedDataMessage sound = SignedDataReader.ReadDetached(cms).Message!;
        cms[cms.AsSpan().IndexOf(sound.SignatureValue.Span) + sound.SignatureValue.Length - 3] ^= 1;
        SignedDataMessage message = SignedDataReader.ReadDetached(cms).Message!;

        TrustProblem? problem = SignedDataReader.Verify(
            message, SignedDataReader.FindSigner(message, [])!, Digests.Of(message.DigestAlgorithm!.Value, Content));

        Assert.Equal(TrustProblem.SignatureInvalid, problem);
    }

    [Theory]
    [InlineData("ed25519", 9999)]
    [InlineData("ed448", 9999)]
    [InlineData("ecdsa-sha3-384", 9999)]
    [InlineData("rsa-sha3-256", 2031)]
    [InlineData("pss-sel-20", 2031)]
    [InlineData("dsa-sha256", 2029)]
    public void AcceptableUntil_EachFamily_IsThatOfItsKey(string name, int year)
    {
        (SignedDataMessage message, Certificate signer) = Read(name);

        DateTimeOffset until = SignedDataReader.AcceptableUntil(message, signer);

        Assert.Equal(year, until.Year);
    }

    [Fact]
    public void VerifySignedBy_SelfSignedEd25519_Holds()
    {
        (_, Certificate signer) = Read("ed25519");

        TrustProblem? problem = signer.VerifySignedBy(signer);

        Assert.Null(problem);
    }

    [Fact]
    public void Verify_KeyOfSixteenThousandBits_IsOfNoKnownFamily()
    {
        var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(System.Numerics.BigInteger.Pow(2, 16384) + 1);
            writer.WriteInteger(65537);
        }

        var info = new Org.BouncyCastle.Asn1.X509.SubjectPublicKeyInfo(
            new Org.BouncyCastle.Asn1.X509.AlgorithmIdentifier(Org.BouncyCastle.Asn1.Pkcs.PkcsObjectIdentifiers.RsaEncryption),
            Org.BouncyCastle.Asn1.Asn1Object.FromByteArray(writer.Encode()));
        var algorithm = new SignatureAlgorithm { Family = KeyFamily.Rsa, Digest = HashAlgorithmName.SHA256 };

        TrustProblem? problem = new PublicKey(info).Verify(algorithm, new byte[32], new byte[2048]);

        Assert.Equal(TrustProblem.AlgorithmUnknown, problem);
    }

    private static (SignedDataMessage Message, Certificate Signer) Read(string name)
    {
        SignedDataMessage message = SignedDataReader.ReadDetached(Fixture(name + ".p7s")).Message!;
        return (message, SignedDataReader.FindSigner(message, [])!);
    }

    private static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(Tree.Root, "fixtures", "cms", name));
}
