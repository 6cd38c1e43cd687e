using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Tests.Trust;

public class DemonstrationPkiTests
{
    private static readonly string[] Signatories = ["representant-legal", "president-conseil-departemental", "directeur-general"];

    [Fact]
    public void Create_Always_GivesPemAndPkcs12OfEachHolder()
    {
        string[] expected =
        [
            "cachet-agence", "directeur-general", "intermediaire-horodatage", "intermediaire-signataires", "ocsp",
            "president-conseil-departemental", "racine", "representant-legal", "tsa",
        ];

        IEnumerable<string> names = SharedDemonstrationPki.Pki.Files.Keys;

        Assert.Equal(expected.SelectMany(name => new[] { name + ".p12", name + ".pem" }), names);
    }

    [Theory]
    [InlineData("representant-legal", "intermediaire-signataires")]
    [InlineData("directeur-general", "intermediaire-signataires")]
    [InlineData("ocsp", "intermediaire-signataires")]
    [InlineData("tsa", "intermediaire-horodatage")]
    public void Create_AnyHolder_ChainsToTheRoot(string holder, string authority)
    {
        using X509Certificate2 certificate = SharedDemonstrationPki.Certificate(holder);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(SharedDemonstrationPki.Certificate("racine"));
        chain.ChainPolicy.ExtraStore.Add(SharedDemonstrationPki.Certificate(authority));
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;

        bool isValid = chain.Build(certificate);

        Assert.True(isValid, string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation)));
        Assert.Equal(3, chain.ChainElements.Count);
    }

    [Fact]
    public void Create_Signatories_HaveRsa3072KeysForNonRepudiation()
    {
        IEnumerable<X509Certificate2> certificates = Signatories.Select(SharedDemonstrationPki.Certificate);

        Assert.All(certificates, certificate =>
        {
            Assert.Equal(3072, certificate.GetRSAPublicKey()!.KeySize);
            Assert.True(certificate.Extensions.OfType<X509KeyUsageExtension>().Single().KeyUsages
                .HasFlag(X509KeyUsageFlags.NonRepudiation));
            Assert.Contains("OU=SANS VALEUR JURIDIQUE", certificate.Subject, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Create_TimestampUnit_HasTheOnlyPurposeMarkedCritical()
    {
        using X509Certificate2 tsa = SharedDemonstrationPki.Certificate("tsa");

        X509EnhancedKeyUsageExtension usage = tsa.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single();

        Assert.True(usage.Critical);
        Assert.Equal(["1.3.6.1.5.5.7.3.8"], usage.EnhancedKeyUsages.Cast<Oid>().Select(oid => oid.Value));
    }

    [Fact]
    public void Create_WithPort_CarriesTheUrlsOfItsServices()
    {
        DemonstrationPki pki = DemonstrationPki.Create(new DemonstrationPkiOptions { Port = 5611 });
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(pki.Files["directeur-general.pem"].Span);

        X509AuthorityInformationAccessExtension access = certificate.Extensions.OfType<X509AuthorityInformationAccessExtension>().Single();

        Assert.Equal(["http://127.0.0.1:5611/ocsp"], access.EnumerateOcspUris());
        Assert.Equal(["http://127.0.0.1:5611/certificats/intermediaire-signataires.cer"], access.EnumerateCAIssuersUris());
    }

    [Fact]
    public void Create_Pkcs12_HoldsKeyAndWholeChain()
    {
        X509Certificate2Collection content = SharedDemonstrationPki.Pkcs12("representant-legal");

        Assert.Equal(3, content.Count);
        Assert.Single(content, certificate => certificate.HasPrivateKey);
    }

    [Fact]
    public void IsDemonstration_CertificateOfThePki_IsTrue()
    {
        using X509Certificate2 certificate = SharedDemonstrationPki.Certificate("tsa");

        Assert.True(DemonstrationCertificate.IsDemonstration(certificate));
    }

    [Fact]
    public void IsDemonstration_OtherCertificate_IsFalse()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 certificate = new CertificateRequest("CN=Anne-Lise PEYRUSSAC", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(80));

        Assert.False(DemonstrationCertificate.IsDemonstration(certificate));
    }
}
