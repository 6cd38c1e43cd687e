using System.Security.Cryptography.X509Certificates;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Tests.Signing;
using CpomDocs.Tests.Trust.TrustedLists;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.TrustedLists;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Verification;

/// <summary>Legal level of a signature, by what trusted lists say of who issued its certificate.</summary>
public sealed class QualificationTests
{
    private const string Qualified = "0.4.0.1862.1.1";
    private const string InDevice = "0.4.0.1862.1.4";
    private static readonly DateTimeOffset At = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly AutoriteFictive Autorite = new();
    private static readonly Lazy<byte[]> Signed = new(() => SignedWith(Qualified, InDevice));

    [Fact]
    public void Verify_QualifiedCertificateInADevice_IsQualified()
    {
        SignatureVerifiee signature = Judge(Signed.Value, Liste().Depuis("2018-01-01", "granted"));

        Assert.Equal((Verdict.TOTAL_PASSED, NiveauSignature.QUALIFIEE), (signature.Verdict, signature.Qualification));
        Assert.Contains(signature.Detail, detail => detail.Contains("Prestataire fictif", StringComparison.Ordinal));
    }

    [Fact]
    public void Verify_QualifiedCertificateWithoutDevice_IsAdvancedWithAQualifiedCertificate()
    {
        SignatureVerifiee signature = Judge(SignedWith(Qualified), Liste().Depuis("2018-01-01", "granted"));

        Assert.Equal(NiveauSignature.AVANCEE_CERTIFICAT_QUALIFIE, signature.Qualification);
    }

    [Fact]
    public void Verify_CertificateThatDeclaresNothing_IsAdvanced()
    {
        SignatureVerifiee signature = Judge(SignedWith(), Liste().Depuis("2018-01-01", "granted"));

        Assert.Equal((Verdict.TOTAL_PASSED, NiveauSignature.AVANCEE), (signature.Verdict, signature.Qualification));
    }

    [Theory]
    [InlineData("QCNoQSCD", NiveauSignature.AVANCEE_CERTIFICAT_QUALIFIE)]
    [InlineData("NotQualified", NiveauSignature.AVANCEE)]
    [InlineData("QCForESeal", NiveauSignature.AVANCEE)]
    public void Verify_ListContradictsTheCertificate_BelievesTheList(string qualifier, NiveauSignature expected)
    {
        UneListe list = Liste().Depuis("2018-01-01", "granted").AvecQualificatif(qualifier,
            """
            <s:CriteriaList assert="all">
            <s:KeyUsage><s:KeyUsageBit name="nonRepudiation">true</s:KeyUsageBit></s:KeyUsage></s:CriteriaList>
            """);

        SignatureVerifiee signature = Judge(Signed.Value, list);

        Assert.Equal(expected, signature.Qualification);
    }

    [Fact]
    public void Verify_ServiceOfSealsOnly_IsAdvanced()
    {
        SignatureVerifiee signature = Judge(Signed.Value, Liste().Depuis("2018-01-01", "granted").PourUsage("ForeSeals"));

        Assert.Equal(NiveauSignature.AVANCEE, signature.Qualification);
    }

    [Fact]
    public void Verify_ServiceGrantedAfterTheCertificate_IsAdvanced()
    {
        SignatureVerifiee signature =
            Judge(Signed.Value, Liste().Depuis("2018-01-01", "recognisedatnationallevel").Depuis("2023-01-01", "granted"));

        Assert.Equal((Verdict.TOTAL_PASSED, NiveauSignature.AVANCEE), (signature.Verdict, signature.Qualification));
    }

    [Fact]
    public void Verify_ServiceWithdrawnSince_LeadsNowhere()
    {
        SignatureVerifiee signature = Judge(Signed.Value, Liste().Depuis("2018-01-01", "granted").Depuis("2023-01-01", "withdrawn"));

        Assert.Equal((Verdict.INDETERMINATE, SubIndication.NO_CERTIFICATE_CHAIN_FOUND), (signature.Verdict, signature.SousIndication));
        Assert.Null(signature.Qualification);
    }

    [Fact]
    public void Verify_RootGivenWithoutList_SaysThatNothingEstablishesMore()
    {
        VerificationPolicy policy = new() { At = At, Roots = [Certificate.TryRead(Autorite.Certificate.RawData)!] };

        SignatureVerifiee signature = UnVerdict.De(Signed.Value, policy).Signatures[0];

        Assert.Equal(NiveauSignature.AVANCEE, signature.Qualification);
        Assert.Contains(signature.Detail, detail => detail.Contains("Aucune liste de confiance", StringComparison.Ordinal));
    }

    [Fact]
    public void Verify_DemonstrationCertificate_HasNoLegalLevel()
    {
        SignatureVerifiee signature = UnVerdict.De(UnVerdict.SigneParUn).Signatures[0];

        Assert.Equal(NiveauSignature.AUTO_SIGNE_TEST, signature.Qualification);
    }

    private static UneListe Liste() => new(Autorite.Certificate.RawData);

    private static SignatureVerifiee Judge(byte[] file, UneListe list)
    {
        VerificationPolicy policy = new() { At = At, TrustedLists = [TrustedListReader.Read(list.Signee())] };
        return UnVerdict.De(file, policy).Signatures[0];
    }

    private static byte[] SignedWith(params string[] statements)
    {
        using X509Certificate2 certificate = Autorite.Issue(statements);
        string pem = certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem();
        using var key = PemSigningKey.Open(pem, null, "pem:essai");
        var signer = new PadesSigner(new HorlogeFixe(At.AddDays(-1)));
        return PadesSignerTests.Reussi(signer.Sign(new UnDocument().Pdf(), PadesSignerTests.Demande(Gens.RoleRl), key)).File.ToArray();
    }
}
