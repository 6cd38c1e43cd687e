using System.Collections.Immutable;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Tests.Trust;
using CpomDocs.Tests.Verification;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Campagnes;

/// <summary>What a verification may fetch, and only when it is told to.</summary>
public sealed class OnlineEvidenceTests
{
    private static readonly VerificationPolicy Required = UnVerdict.Policy() with { Revocation = RevocationMode.Require };

    [Fact]
    public void Run_OnlineAndRevocationRequired_FindsIt()
    {
        var runner = new VerificationRunner(Required, 1) { Online = Online(DemonstrationFiles.Shared) };

        FichierVerifie verdict = Judge(runner, UnVerdict.SigneParTous);

        Assert.Equal(Verdict.TOTAL_PASSED, verdict.Verdict);
    }

    [Fact]
    public void Run_OfflineAndRevocationRequired_AsksNothing()
    {
        var runner = new VerificationRunner(Required, 1);

        FichierVerifie verdict = Judge(runner, UnVerdict.SigneParTous);

        Assert.Equal(SubIndication.TRY_LATER, verdict.SousIndication);
    }

    [Fact]
    public void Run_OnlineAndSignerRevoked_SaysSo()
    {
        var files = new DemonstrationFiles(SharedDemonstrationPki.Pki);
        files.Revoke("representant-legal", DateTimeOffset.UtcNow.AddDays(-1));
        var runner = new VerificationRunner(UnVerdict.Policy(), 1) { Online = Online(files) };

        FichierVerifie verdict = Judge(runner, UnVerdict.SigneParUn);

        Assert.Equal(SubIndication.REVOKED_NO_POE, verdict.Signatures[0].SousIndication);
    }

    [Fact]
    public void CertificatesOf_SignatureThatDoesNotHold_NamesNone()
    {
        byte[] file = [.. UnVerdict.SigneParUn];
        file[200] ^= 1;

        CertificatsDuFichier named = LiasseVerifier.CertificatesOf(new FichierAVerifier("acte.pdf", file), UnVerdict.Policy());

        Assert.Empty(named.AJuger);
    }

    private static OnlineEvidence Online(DemonstrationFiles files) => new(files.Client, TimeProvider.System);

    private static FichierVerifie Judge(VerificationRunner runner, byte[] file)
    {
        ImmutableArray<FichierSoumis> files = [new FichierSoumis("acte.pdf", () => file)];
        return runner.Run(files, _ => { }, CancellationToken.None).Fichiers[0];
    }
}
