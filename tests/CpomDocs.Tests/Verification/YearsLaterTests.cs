using CpomDocs.Tests.Signing;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Verification;

/// <summary>Our own files, years after their certificates ended.</summary>
public sealed class YearsLaterTests
{
    private static readonly Lazy<byte[]> Archived = new(() => LevelTests.Signe(new UnDocument().Pdf(), Gens.RoleRl));

    [Fact]
    public void Verify_ArchivedFileOnceTheSignerExpired_Passes()
    {
        FichierVerifie verdict = In(years: 9);

        Assert.Equal(Verdict.TOTAL_PASSED, Assert.Single(verdict.Signatures).Verdict);
        Assert.Equal(SourceInstant.Horodatage, verdict.Signatures[0].SourceInstant);
    }

    [Fact]
    public void Verify_ArchivedFileThatNobodyRenewed_SaysUntilWhenItsProofsHeld()
    {
        FichierVerifie verdict = In(years: 13);

        Assert.Equal((Verdict.INDETERMINATE, SubIndication.OUT_OF_BOUNDS_NO_POE), (verdict.Verdict, verdict.SousIndication));
        Assert.Contains("renouvelées", verdict.Phrase, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_SoundFile_SaysNothingOfRenewal()
    {
        FichierVerifie verdict = In(years: 0);

        Assert.DoesNotContain("renouvelées", verdict.Phrase, StringComparison.Ordinal);
    }

    private static FichierVerifie In(int years)
    {
        VerificationPolicy policy = UnVerdict.Policy();
        return UnVerdict.De(Archived.Value, policy with { At = policy.At.AddYears(years) });
    }
}
