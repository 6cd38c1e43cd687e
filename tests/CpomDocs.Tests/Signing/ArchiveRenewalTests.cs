using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Pdf.Reading;
using CpomDocs.Signing.Pades;
using CpomDocs.Tests.Trust;
using CpomDocs.Tests.Verification;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Signing;

/// <summary>Renewal of the archive time-stamp, and what our judge says of the file.</summary>
public sealed class ArchiveRenewalTests
{
    [Theory]
    [InlineData(PadesLevel.B)]
    [InlineData(PadesLevel.T)]
    [InlineData(PadesLevel.LT)]
    [InlineData(PadesLevel.LTA)]
    public void NeededBefore_OfEachLevel_IsTheEndThatTheJudgeFinds(PadesLevel level)
    {
        byte[] file = LevelTests.Signe(new UnDocument().Pdf(), Gens.RoleRl, level);

        DateTimeOffset? end = ArchiveRenewal.NeededBefore(file);

        Assert.Equal(UnVerdict.De(file).Echeance!.Date, end);
    }

    [Fact]
    public void NeededBefore_OfADocumentThatNobodySigned_IsNothing()
    {
        DateTimeOffset? end = ArchiveRenewal.NeededBefore(new UnDocument().Pdf());

        Assert.Null(end);
    }

    [Theory]
    [InlineData(PadesLevel.B)]
    [InlineData(PadesLevel.T)]
    [InlineData(PadesLevel.LT)]
    [InlineData(PadesLevel.LTA)]
    public void Renew_DocumentOfEachLevel_PassesWithRevocationRequired(PadesLevel level)
    {
        byte[] file = LevelTests.Signe(new UnDocument().Pdf(), Gens.RoleRl, level);

        Outcome<byte[]> outcome = new ArchiveRenewal(DesServices.Demonstration()).Renew(file);

        byte[] renewed = Assert.IsType<byte[]>(outcome.Value);
        Assert.True(renewed.AsSpan().StartsWith(file));
        FichierVerifie verdict = UnVerdict.De(renewed, UnVerdict.Policy() with { Revocation = RevocationMode.Require });
        Assert.Equal(Verdict.TOTAL_PASSED, Assert.Single(verdict.Signatures).Verdict);
        Assert.Equal(UnVerdict.De(file).Horodatages.Length + 1, verdict.Horodatages.Length);
        Assert.All(verdict.Horodatages, stamp => Assert.Equal(Verdict.TOTAL_PASSED, stamp.Verdict));
    }

    [Fact]
    public void Renew_ArchivedDocument_RecordsTheLastTimestampThenStampsTheWhole()
    {
        byte[] file = LevelTests.Signe(new UnDocument().Pdf(), Gens.RoleRl);

        byte[] renewed = new ArchiveRenewal(DesServices.Demonstration()).Renew(file).Value!;

        Assert.Equal(PdfDocument.Open(file).Revisions.Count + 2, PdfDocument.Open(renewed).Revisions.Count);
    }

    [Fact]
    public void Renew_ServicesThatDoNotAnswer_IsRefusedAsAService()
    {
        byte[] file = LevelTests.Signe(new UnDocument().Pdf(), Gens.RoleRl);

        Outcome<byte[]> outcome = new ArchiveRenewal(DesServices.AvecHorodatage(UnService.Nobody("tsa"))).Renew(file);

        Assert.Null(outcome.Value);
        Assert.Equal(SigningRefusal.Key, SigningRefusals.Of(outcome.Diagnostics));
    }

    [Fact]
    public void Renew_FileThatIsNoPdf_IsRefused()
    {
        ImmutableArray<Diagnostic> problems = new ArchiveRenewal(DesServices.Demonstration()).Renew("rien"u8.ToArray()).Diagnostics;

        Assert.Equal(["CPOM6001"], problems.Select(problem => problem.Code));
    }
}
