using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Tests.Trust;
using CpomDocs.Trust.Demonstration;

namespace CpomDocs.Tests.Signing;

/// <summary>A level that cannot be reached refuses the act: nothing is signed lower, and everything wrong is said at once.</summary>
public sealed class LevelRefusalTests
{
    [Theory]
    [InlineData(PadesLevel.T)]
    [InlineData(PadesLevel.LTA)]
    public void Sign_NoAuthorityAnswering_IsRefused(PadesLevel level)
    {
        using UnService down = UnService.Saying(500);

        Outcome<SignedDocument> outcome = Sign(DesServices.AvecHorodatage(down.Address), level);

        Assert.Null(outcome.Value);
        Assert.Contains("CPOM6308", Codes(outcome));
        Assert.Equal(SigningRefusal.Key, SigningRefusals.Of(outcome.Diagnostics));
    }

    [Fact]
    public void Sign_RevokedSigner_IsRefusedAtLt()
    {
        var files = new DemonstrationFiles(SharedDemonstrationPki.Pki);
        files.Revoke("representant-legal", new DateTimeOffset(2026, 2, 3, 10, 0, 0, TimeSpan.Zero));

        Outcome<SignedDocument> outcome = Sign(DesServices.De(files), PadesLevel.LT);

        AssertRefused(outcome, SigningRefusal.Key, "CPOM6306");
        Assert.Contains("3\u00A0février 2026", outcome.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_RevokedTimestampAuthority_IsRefusedAtLt()
    {
        var files = new DemonstrationFiles(SharedDemonstrationPki.Pki);
        files.Revoke("tsa", DateTimeOffset.UtcNow.AddDays(-1));

        AssertRefused(Sign(DesServices.De(files), PadesLevel.LT), SigningRefusal.Key, "CPOM6306");
    }

    [Fact]
    public void Sign_IssuerThatCannotBeHad_IsRefusedAtLt()
    {
        using PemSigningKey key = CleSansChaine();
        var signer = new PadesSigner(TimeProvider.System, DesServices.Demonstration());
        var request = new SigningRequest { Role = Gens.RoleRl, Level = PadesLevel.LT };

        Outcome<SignedDocument> outcome = signer.Sign(new UnDocument().Pdf(), request, key);

        Assert.Contains("CPOM6304", Codes(outcome));
    }

    [Fact]
    public void Sign_SeveralThingsWrong_SaysAllOfThemAndTheDocumentDecides()
    {
        var files = new DemonstrationFiles(SharedDemonstrationPki.Pki);
        files.Revoke("representant-legal", DateTimeOffset.UtcNow.AddDays(-1));
        using Pkcs12SigningKey key = Cles.Demonstration();
        PadesServices services = PadesServices.Over([new Uri("http://127.0.0.1/absente")], files.Client, TimeProvider.System);
        var signer = new PadesSigner(TimeProvider.System, services);
        var request = new SigningRequest { Role = Gens.RoleDg, Level = PadesLevel.LTA };

        Outcome<SignedDocument> outcome = signer.Sign(new UnDocument().Pdf(), request, key);

        Assert.Equal(["CPOM6104", "CPOM6306", "CPOM6308"], Codes(outcome));
        Assert.Equal(SigningRefusal.Act, SigningRefusals.Of(outcome.Diagnostics));
    }

    [Fact]
    public void Sign_AuthorityThatFailsAfterTheKeySigned_GivesNothingLower()
    {
        DemonstrationServices services = DemonstrationFiles.Shared.Services;
        int questions = 0;
        using var service = new UnService(context =>
        {
            if (Interlocked.Increment(ref questions) > 1)
            {
                context.Response.StatusCode = 403;
                context.Response.Close();
                return;
            }

            var request = new MemoryStream();
            context.Request.InputStream.CopyTo(request);
            context.Response.Close(services.Answer("POST", "/tsa", request.ToArray()).Body.ToArray(), willBlock: true);
        });

        AssertRefused(Sign(DesServices.AvecHorodatage(service.Address), PadesLevel.T), SigningRefusal.Key, "CPOM6308");
    }

    [Fact]
    public void Sign_BatchWithoutAuthority_AsksOnce()
    {
        using UnService down = UnService.Saying(403);
        PadesServices services = DesServices.AvecHorodatage(down.Address);

        Outcome<SignedDocument>[] outcomes =
            [.. Enumerable.Range(0, 5).AsParallel().Select(_ => Sign(services, PadesLevel.T))];

        Assert.All(outcomes, outcome => AssertRefused(outcome, SigningRefusal.Key, "CPOM6308"));
        Assert.Equal(1, down.Questions);
    }

    [Fact]
    public void Sign_CertificateAboutToExpire_IsRefused()
    {
        DateTimeOffset end = SharedDemonstrationPki.Certificate("representant-legal").NotAfter;
        var signer = new PadesSigner(new HorlogeFixe(end.AddMinutes(-1)));
        using Pkcs12SigningKey key = Cles.Demonstration();

        Outcome<SignedDocument> outcome =
            signer.Sign(new UnDocument().Pdf(), new SigningRequest { Role = Gens.RoleRl, AutreTitulaire = "essai" }, key);

        Assert.Contains("CPOM6301", Codes(outcome));
    }

    private static PemSigningKey CleSansChaine()
    {
        using System.Security.Cryptography.X509Certificates.X509Certificate2 signer =
            SharedDemonstrationPki.Pkcs12("representant-legal").First(one => one.HasPrivateKey);
        using System.Security.Cryptography.RSA rsa =
            System.Security.Cryptography.X509Certificates.RSACertificateExtensions.GetRSAPrivateKey(signer)!;
        byte[] bare = UnCertificat.De("representant-legal", null, null).Encoded.ToArray();
        string certificate = System.Security.Cryptography.PemEncoding.WriteString("CERTIFICATE", bare);
        return PemSigningKey.Open(rsa.ExportPkcs8PrivateKeyPem() + "\n" + certificate, null, "pem:sans-chaine");
    }

    private static Outcome<SignedDocument> Sign(PadesServices services, PadesLevel level)
    {
        using Pkcs12SigningKey key = Cles.Demonstration();
        var signer = new PadesSigner(TimeProvider.System, services);
        return signer.Sign(new UnDocument().Pdf(), new SigningRequest { Role = Gens.RoleRl, Level = level }, key);
    }

    private static string[] Codes(Outcome<SignedDocument> outcome) => [.. outcome.Diagnostics.Select(diagnostic => diagnostic.Code)];

    private static void AssertRefused(Outcome<SignedDocument> outcome, SigningRefusal refusal, params string[] codes)
    {
        Assert.Null(outcome.Value);
        Assert.Equal(codes, Codes(outcome));
        Assert.Equal(refusal, SigningRefusals.Of(outcome.Diagnostics));
    }
}
