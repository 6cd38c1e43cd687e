using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Signing.Keys;
using CpomDocs.Tests.Trust;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Tests.Signing;

public class SigningKeyTests
{
    [Fact]
    public void Pkcs12_RightPassword_GivesCertificateAndChain()
    {
        using Pkcs12SigningKey key = Cles.Demonstration("directeur-general");

        Assert.Contains("Directeur général", key.Identity.Certificate.Subject, StringComparison.Ordinal);
        Assert.Equal(2, key.Identity.Chain.Length);
        Assert.True(key.Identity.IsDemonstration);
    }

    [Fact]
    public void Pkcs12_WrongPassword_SaysSoInFrenchWithoutThePassword()
    {
        ReadOnlyMemory<byte> file = SharedDemonstrationPki.Pki.Files["directeur-general.p12"];

        void Open() => Pkcs12SigningKey.Open(file.Span, "tres-secret", "dg.p12");

        var exception = Assert.Throws<SigningKeyUnavailableException>(Open);
        Assert.Contains("mot de passe", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("tres-secret", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Pkcs12_NotAKeyFile_IsRefused()
    {
        void Open() => Pkcs12SigningKey.Open("rien"u8, null, "rien.p12");

        Assert.Contains("PKCS#12", Assert.Throws<SigningKeyUnavailableException>(Open).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pkcs12_OldEncryption_IsRead()
    {
        X509Certificate2 certificate = SharedDemonstrationPki.Pkcs12("representant-legal").Single(item => item.HasPrivateKey);
        byte[] file = certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pkcs12TripleDesSha1, "demo");

        using var key = Pkcs12SigningKey.Open(file, "demo", "ancien.p12");

        Assert.Equal(certificate.Thumbprint, key.Identity.Certificate.Thumbprint);
    }

    [Fact]
    public void Pem_PlainKeyWithAPasswordForAnother_Opens()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Anne-Lise PEYRUSSAC", key, HashAlgorithmName.SHA256);
        DateTimeOffset start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using X509Certificate2 certificate = request.CreateSelfSigned(start, start.AddYears(5));
        string pem = key.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem();

        using PemSigningKey opened = PemSigningKey.Open(pem, "demo", "pem:essai.pem");

        Assert.Equal(certificate.Thumbprint, opened.Identity.Certificate.Thumbprint);
    }

    [Fact]
    public void Pem_KeyAndCertificate_Signs()
    {
        using PemSigningKey key = Cles.De("Anne-Lise PEYRUSSAC");

        byte[] signature = key.Sign("octets"u8);

        using ECDsa verifier = key.Identity.Certificate.GetECDsaPublicKey()!;
        Assert.True(verifier.VerifyData("octets"u8, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        Assert.False(key.Identity.IsDemonstration);
    }

    [Fact]
    public void Pem_WithoutKey_IsRefused()
    {
        string pem = SharedDemonstrationPki.Certificate("tsa").ExportCertificatePem();

        void Open() => PemSigningKey.Open(pem, null, "pem:tsa.pem");

        Assert.Throws<SigningKeyUnavailableException>(Open);
    }

    [Fact]
    public void Open_Pkcs12File_GivesTheKey()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "cle.p12");
        File.WriteAllBytes(path, SharedDemonstrationPki.Pki.Files["directeur-general.p12"].Span);

        using ISigningKey key = SigningKeyOpener.Open("p12:" + path, new SigningKeyOptions { Password = DemonstrationPki.Password });

        Assert.True(key.Identity.IsDemonstration);
    }

    [Theory]
    [InlineData("pkcs11:token=cpom;pin-value=1234", "pkcs11")]
    [InlineData("csc:profil", "csc")]
    [InlineData("p12:absent.p12", "absent.p12")]
    [InlineData("cle.p12", "p12:FICHIER")]
    public void Open_KeyThatCannotBe_SaysWhy(string name, string expected)
    {
        void Open() => SigningKeyOpener.Open(name, new SigningKeyOptions());

        string message = Assert.Throws<SigningKeyUnavailableException>(Open).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.DoesNotContain("1234", message, StringComparison.Ordinal);
    }
}
