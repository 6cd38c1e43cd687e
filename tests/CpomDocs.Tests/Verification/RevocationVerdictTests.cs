using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Tests.Trust;
using CpomDocs.Trust.Revocation;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Verification;

/// <summary>Revocation lists brought to a verification.</summary>
public sealed class RevocationVerdictTests
{
    [Fact]
    public void Verify_SignerOnTheList_IsRevokedWithoutProofOfTime()
    {
        FichierVerifie verdict =
            UnVerdict.De(UnVerdict.SigneParTous, PolicyWith(List("intermediaire-signataires", revoked: "representant-legal")));

        Assert.Equal((Verdict.INDETERMINATE, SubIndication.REVOKED_NO_POE), (verdict.Verdict, verdict.SousIndication));
    }

    [Fact]
    public void Verify_RequiredAndEveryCertificateCovered_Passes()
    {
        VerificationPolicy policy =
            PolicyWith(List("intermediaire-signataires"), List("racine")) with { Revocation = RevocationMode.Require };

        FichierVerifie verdict = UnVerdict.De(UnVerdict.SigneParTous, policy);

        Assert.Equal(Verdict.TOTAL_PASSED, verdict.Verdict);
        Assert.All(verdict.Signatures,
            signature => Assert.Contains(signature.Detail, detail => detail.Contains("non révoqué", StringComparison.Ordinal)));
    }

    [Fact]
    public void Verify_RequiredAndOneAuthorityMissing_AsksToTryLater()
    {
        VerificationPolicy policy = PolicyWith(List("intermediaire-signataires")) with { Revocation = RevocationMode.Require };

        FichierVerifie verdict = UnVerdict.De(UnVerdict.SigneParTous, policy);

        Assert.Equal(SubIndication.TRY_LATER, verdict.SousIndication);
    }

    [Fact]
    public void Verify_ListOfAnotherKey_SaysNothing()
    {
        byte[] forged = List("intermediaire-signataires", revoked: "representant-legal", signedBy: "intermediaire-horodatage");

        FichierVerifie verdict = UnVerdict.De(UnVerdict.SigneParTous, PolicyWith(forged));

        Assert.Equal(Verdict.TOTAL_PASSED, verdict.Verdict);
    }

    [Fact]
    public void Verify_ListTooOld_SaysNothing()
    {
        byte[] old = List("intermediaire-signataires", age: TimeSpan.FromDays(40));

        FichierVerifie verdict = UnVerdict.De(UnVerdict.SigneParTous, PolicyWith(old));

        Assert.All(verdict.Signatures,
            signature => Assert.Contains(signature.Detail, detail => detail.Contains("trop anciennes", StringComparison.Ordinal)));
    }

    private static VerificationPolicy PolicyWith(params byte[][] lists)
    {
        return UnVerdict.Policy() with { Crls = [.. lists.Select(list => Crl.TryRead(list)!)] };
    }

    private static byte[] List(string issuer, string? revoked = null, string? signedBy = null, TimeSpan age = default)
    {
        X509Certificate2 authority = SharedDemonstrationPki.Certificate(issuer);
        using RSA key = SharedDemonstrationPki.Pkcs12(signedBy ?? issuer).First(one => one.HasPrivateKey).GetRSAPrivateKey()!;
        DateTimeOffset issued = DateTimeOffset.UtcNow.AddMinutes(-1) - age;
        var builder = new CertificateRevocationListBuilder();
        if (revoked is not null)
        {
            builder.AddEntry(SharedDemonstrationPki.Certificate(revoked), issued);
        }

        var identifier =
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false);
        return builder.Build(
            authority.SubjectName, X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1), BigInteger.One,
            issued.AddDays(30), HashAlgorithmName.SHA256, identifier, issued);
    }
}
