using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Reading;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Verification;

/// <summary>What archive time-stamps prove, and when they prove nothing; on the reference file made by others.</summary>
public sealed class ArchiveTimestampTests
{
    private const string Name = "reference-2a-lta-renewed.pdf";
    private const string Root = "reference-root.pem";

    [SkippableFact]
    public void Verify_TokenCopiedFromAnotherTimestamp_ProvesNothing()
    {
        Skip.IfNot(SignedCorpus.Exists, "pdf-corpus is absent");
        byte[] file = SignedCorpus.Read(Name);
        PdfForm form = PdfForm.Read(PdfDocument.Open(file).Current);
        PdfSignatureDictionary first = form.Find("Horodatage_01")!.Signature!;
        PdfSignatureDictionary last = form.Find("Horodatage_02")!.Signature!;
        file.AsSpan(first.ContentsStart, first.ContentsEnd - first.ContentsStart).CopyTo(file.AsSpan(last.ContentsStart));

        FichierVerifie verdict = SignedCorpus.Verify(Name, file, Root);

        Assert.Equal((Verdict.TOTAL_FAILED, SubIndication.HASH_FAILURE),
            (verdict.Horodatages[1].Verdict, verdict.Horodatages[1].SousIndication));
        Assert.Equal(Verdict.TOTAL_PASSED, verdict.Horodatages[0].Verdict);
        Assert.Equal(Verdict.INDETERMINATE, verdict.Verdict);
    }

    [SkippableFact]
    public void Verify_CutAfterEachRevision_PassesWithTheLevelReached()
    {
        Skip.IfNot(SignedCorpus.Exists, "pdf-corpus is absent");
        byte[] file = SignedCorpus.Read(Name);
        long[] ends = [.. PdfDocument.Open(file).Revisions.Select(revision => revision.EndOffset)];

        FichierVerifie[] verdicts = [.. ends.Skip(1).Select(end => SignedCorpus.Verify(Name, file[..(int)end], Root))];

        NiveauPades[] expected =
            [NiveauPades.B_T, NiveauPades.B_T, NiveauPades.B_LT, NiveauPades.B_LTA, NiveauPades.B_LTA, NiveauPades.B_LTA];
        Assert.Equal(expected, verdicts.Select(verdict => verdict.Signatures[0].Niveau));
        Assert.All(verdicts, verdict => Assert.Equal(Verdict.TOTAL_PASSED, verdict.Verdict));
    }

    [SkippableFact]
    public void Verify_AfterEveryCertificateExpired_HasNoProofLeft()
    {
        Skip.IfNot(SignedCorpus.Exists, "pdf-corpus is absent");

        FichierVerifie verdict = SignedCorpus.Verify(Name, SignedCorpus.Read(Name), Root, "2036-01-01");

        Assert.Equal((Verdict.INDETERMINATE, SubIndication.OUT_OF_BOUNDS_NO_POE), (verdict.Verdict, verdict.SousIndication));
    }

    [SkippableFact]
    public void Verify_TimestampedSignature_TakesItsTimeFromTheTimestamp()
    {
        Skip.IfNot(SignedCorpus.Exists, "pdf-corpus is absent");

        FichierVerifie verdict = SignedCorpus.Verify(Name, SignedCorpus.Read(Name), Root);

        Assert.All(verdict.Signatures, signature => Assert.Equal(SourceInstant.Horodatage, signature.SourceInstant));
    }
}
