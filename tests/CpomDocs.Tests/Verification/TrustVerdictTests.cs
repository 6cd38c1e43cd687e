using CpomDocs.Tests.Trust;
using CpomDocs.Trust.Certificates;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Verification;

/// <summary>What depends on roots, dates and revocation, the document being intact.</summary>
public sealed class TrustVerdictTests
{
    [Fact]
    public void Verify_WithoutRoot_IsIndeterminateForWantOfAChain()
    {
        FichierVerifie verdict = UnVerdict.De(UnVerdict.SigneParTous, UnVerdict.Policy() with { Roots = [] });

        Assert.Equal((Verdict.INDETERMINATE, SubIndication.NO_CERTIFICATE_CHAIN_FOUND), (verdict.Verdict, verdict.SousIndication));
        Assert.All(verdict.Signatures, signature => Assert.True(signature.Integre));
    }

    [Fact]
    public void Verify_LongAfterExpiryWithoutTimestamp_HasNoProofOfTime()
    {
        FichierVerifie verdict = UnVerdict.De(UnVerdict.SigneParTous, UnVerdict.Policy() with { At = DateTimeOffset.UtcNow.AddYears(60) });

        Assert.Equal((Verdict.INDETERMINATE, SubIndication.OUT_OF_BOUNDS_NO_POE), (verdict.Verdict, verdict.SousIndication));
    }

    [Fact]
    public void Verify_BeforeTheCertificateBegan_DoesNotPass()
    {
        FichierVerifie verdict = UnVerdict.De(UnVerdict.SigneParTous, UnVerdict.Policy() with { At = DateTimeOffset.UtcNow.AddYears(-60) });

        Assert.Equal(Verdict.INDETERMINATE, verdict.Verdict);
    }

    [Fact]
    public void Verify_WithoutRevocationData_SaysSo()
    {
        FichierVerifie verdict = UnVerdict.De(UnVerdict.SigneParTous);

        Assert.Equal(Verdict.TOTAL_PASSED, verdict.Verdict);
        Assert.All(verdict.Signatures,
            signature => Assert.Contains(signature.Detail, detail => detail.Contains("révocation non vérifiée", StringComparison.Ordinal)));
    }

    [Fact]
    public void Verify_RevocationRequiredAndAbsent_AsksToTryLater()
    {
        FichierVerifie verdict = UnVerdict.De(UnVerdict.SigneParTous, UnVerdict.Policy() with { Revocation = RevocationMode.Require });

        Assert.Equal((Verdict.INDETERMINATE, SubIndication.TRY_LATER), (verdict.Verdict, verdict.SousIndication));
    }

    [Fact]
    public void Build_TimestampAuthorityUsedAsASignatory_IsRefused()
    {
        IEnumerable<Certificate> all = SharedDemonstrationPki.Pki.Files
            .Where(file => file.Key.EndsWith(".pem", StringComparison.Ordinal))
            .SelectMany(file => Certificate.ReadAll(file.Value));
        Certificate authority = Certificate.ReadAll(SharedDemonstrationPki.Pki.Files["tsa.pem"])[0];
        var builder = new CertificatePathBuilder(Certificate.ReadAll(SharedDemonstrationPki.Pki.Files["racine.pem"]), all);

        CertificatePath path = builder.Build(authority, DateTimeOffset.UtcNow.AddMinutes(1), CertificateUse.Signature);

        Assert.Equal(CpomDocs.Trust.TrustProblem.WrongUsage, path.Problem);
    }

    [Fact]
    public void Build_SignatoryUsedForTimestamps_IsRefused()
    {
        Certificate[] all =
            [.. SharedDemonstrationPki.Pki.Files.Where(file => file.Key.EndsWith(".pem", StringComparison.Ordinal))
                .SelectMany(file => Certificate.ReadAll(file.Value))];
        Certificate signatory = Certificate.ReadAll(SharedDemonstrationPki.Pki.Files["representant-legal.pem"])[0];
        var builder = new CertificatePathBuilder(Certificate.ReadAll(SharedDemonstrationPki.Pki.Files["racine.pem"]), all);

        CertificatePath asSigner = builder.Build(signatory, DateTimeOffset.UtcNow.AddMinutes(1), CertificateUse.Signature);
        CertificatePath asStamper = builder.Build(signatory, DateTimeOffset.UtcNow.AddMinutes(1), CertificateUse.Timestamp);

        Assert.True(asSigner.IsTrusted);
        Assert.Equal(CpomDocs.Trust.TrustProblem.WrongUsage, asStamper.Problem);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Write_NameWithMarkup_IsEscaped(bool isSigned)
    {
        byte[] file = isSigned ? UnVerdict.SigneParTous : "rien"u8.ToArray();
        VerificationReport report =
            LiasseVerifier.Verify([new FichierAVerifier("<script>alert(1)</script>.pdf", file)], UnVerdict.Policy());

        string html = HtmlReport.Write(report);

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"fr\">", html, StringComparison.Ordinal);
    }
}
