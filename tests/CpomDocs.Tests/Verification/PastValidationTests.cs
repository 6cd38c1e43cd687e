using System.Security.Cryptography.X509Certificates;
using CpomDocs.Pdf.Objects;
using CpomDocs.Signing.Pades;
using CpomDocs.Tests.Signing;
using CpomDocs.Trust.Revocation;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Verification;

/// <summary>What still holds once an authority was revoked or expired, by the proofs the file keeps (EN 319 102-1, 5.6.2).</summary>
public sealed class PastValidationTests
{
    private const string Authority = "intermediaire-signataires";
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private static readonly Lazy<byte[]> Archived = new(() => LevelTests.Signe(new UnDocument().Pdf(), Gens.RoleRl));
    private static readonly Lazy<byte[]> NotArchived = new(() => LevelTests.Signe(new UnDocument().Pdf(), Gens.RoleRl, PadesLevel.LT));

    [Fact]
    public void Verify_AuthorityRevokedAfterTheArchive_Passes()
    {
        VerificationPolicy policy = Policy(UneCrl.De("racine", Now.AddDays(20), Authority, Now.AddDays(10)));

        FichierVerifie verdict = UnVerdict.De(Archived.Value, policy);

        Assert.Equal(Verdict.TOTAL_PASSED, verdict.Signatures[0].Verdict);
    }

    [Fact]
    public void Verify_AuthorityRevokedAndItsAnswersNotArchived_HasNoProofOfThem()
    {
        VerificationPolicy policy = Policy(UneCrl.De("racine", Now.AddDays(20), Authority, Now.AddDays(10)));

        FichierVerifie verdict = UnVerdict.De(NotArchived.Value, policy);

        Assert.Equal((Verdict.INDETERMINATE, SubIndication.REVOKED_CA_NO_POE), (verdict.Verdict, verdict.SousIndication));
    }

    [Fact]
    public void Verify_AuthorityRevokedBeforeTheSignature_DoesNotPass()
    {
        VerificationPolicy policy = Policy(UneCrl.De("racine", Now.AddDays(20), Authority, Now.AddHours(-1)));

        FichierVerifie verdict = UnVerdict.De(Archived.Value, policy);

        Assert.Equal((Verdict.INDETERMINATE, SubIndication.REVOKED_CA_NO_POE), (verdict.Verdict, verdict.SousIndication));
    }

    [Fact]
    public void Verify_SignerRevokedAfterTheProvenTime_Passes()
    {
        VerificationPolicy policy = Policy(UneCrl.De(Authority, Now.AddDays(20), "representant-legal", Now.AddDays(10)));

        FichierVerifie verdict = UnVerdict.De(NotArchived.Value, policy);

        Assert.Equal(Verdict.TOTAL_PASSED, verdict.Signatures[0].Verdict);
    }

    [Theory]
    [InlineData(true, Verdict.TOTAL_PASSED)]
    [InlineData(false, Verdict.INDETERMINATE)]
    public void Verify_SignerSuspended_CountsUntilALaterListLiftsIt(bool isLifted, Verdict expected)
    {
        Crl held = UneCrl.De(Authority, Now.AddDays(1), "representant-legal", Now.AddHours(-2), X509RevocationReason.CertificateHold);
        Crl after = UneCrl.De(Authority, Now.AddDays(2));
        VerificationPolicy policy = isLifted ? Policy(held, after) : Policy(held);

        FichierVerifie verdict = UnVerdict.De(UnVerdict.SigneParUn, policy);

        Assert.Equal(expected, verdict.Signatures[0].Verdict);
    }

    [Fact]
    public void Verify_ListIssuedAfterTheSignerExpired_SaysNothingOfIt()
    {
        DateTimeOffset later = Now.AddYears(7);
        string[] authorities = [Authority, "intermediaire-horodatage", "racine"];
        VerificationPolicy policy = Policy([.. authorities.Select(authority => UneCrl.De(authority, later))]) with
        {
            At = later.AddDays(1),
            Revocation = RevocationMode.Require,
        };

        FichierVerifie verdict = UnVerdict.De(LevelTests.Signe(new UnDocument().Pdf(), Gens.RoleRl, PadesLevel.T), policy);

        Assert.Equal((Verdict.INDETERMINATE, SubIndication.TRY_LATER),
            (verdict.Signatures[0].Verdict, verdict.Signatures[0].SousIndication));
    }

    [Fact]
    public void Verify_AppearancesSharedWithAnotherUse_AreNotReplaced()
    {
        byte[] signed = SignataireDEssai.Sign(new UnDocument().Pdf(), "Signature_RepresentantLegal", update =>
        {
            PdfDictionary widget = update.Modify(UneAttaque.Field(update, "Paraphe_DirecteurGeneral.P001").Reference!);
            PdfReference shared = update.Add(((PdfDictionary)widget["AP"]).Copy());
            widget["AP"] = shared;
            update.Modify((PdfReference)update.Base.Trailer["Root"])["PieceInfo"] = shared;
        });
        byte[] attacked = UneAttaque.Append(signed, update =>
        {
            PdfDictionary widget = UneAttaque.Field(update, "Paraphe_DirecteurGeneral.P001").Dictionary;
            var shared = (PdfDictionary)update.Base.Resolve(widget["AP"]);
            update.Set((PdfReference)shared["N"], UneAttaque.Form());
        });

        FichierVerifie verdict = UnVerdict.De(attacked);

        Assert.Equal((Verdict.TOTAL_FAILED, SubIndication.FORMAT_FAILURE), (verdict.Verdict, verdict.SousIndication));
    }

    private static VerificationPolicy Policy(params Crl[] lists) =>
        UnVerdict.Policy() with { At = Now.AddDays(25), Crls = [.. lists] };
}
