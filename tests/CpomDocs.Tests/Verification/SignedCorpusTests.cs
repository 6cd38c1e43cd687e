using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Verification;

/// <summary>Every file made by others gets the verdict its makers give it.</summary>
public sealed class SignedCorpusTests
{
    [SkippableFact]
    public void Verify_EveryFileOfTheCorpus_GivesTheExpectedVerdict()
    {
        Skip.IfNot(SignedCorpus.Exists, "pdf-corpus is absent");
        SignedCorpusRow[] rows = [.. SignedCorpus.Rows()];

        string[] differences =
            [.. rows.Select(row => (row, Found: SignedCorpus.Verify(row))).Where(pair => !Agrees(pair.row, pair.Found))
                .Select(pair => Describe(pair.row, pair.Found))];

        Assert.Empty(differences);
    }

    [SkippableTheory]
    [InlineData("reference-2a-lta-renewed.pdf")]
    [InlineData("reference-3a-lta-renewed.pdf")]
    public void Verify_ReferenceFile_PassesAtLevelLta(string name)
    {
        Skip.IfNot(SignedCorpus.Exists, "pdf-corpus is absent");

        FichierVerifie found = SignedCorpus.Verify(name, SignedCorpus.Read(name), "reference-root.pem");

        Assert.Equal(Verdict.TOTAL_PASSED, found.Verdict);
        Assert.All(found.Signatures, signature => Assert.Equal(NiveauPades.B_LTA, signature.Niveau));
        Assert.All(found.Horodatages, timestamp => Assert.Equal(Verdict.TOTAL_PASSED, timestamp.Verdict));
    }

    private static bool Agrees(SignedCorpusRow row, FichierVerifie found)
    {
        if (row.Expected == "no-signature")
        {
            return found.Verdict is Verdict.NON_SIGNE or Verdict.ILLISIBLE;
        }

        string verdict = StandardNames.Of(found.Verdict);
        string full = found.SousIndication is null ? verdict : verdict + "/" + StandardNames.Of(found.SousIndication);
        return row.Expected == full || row.Expected == verdict;
    }

    private static string Describe(SignedCorpusRow row, FichierVerifie found)
    {
        IEnumerable<string> details = found.Signatures.Select(signature =>
            $"{signature.Champ} {signature.Verdict}/{signature.SousIndication} {string.Join(" ; ", signature.Detail)}");
        return $"{row.Name}: expected {row.Expected}, found {found.Verdict}/{found.SousIndication} {found.Phrase} {string.Join(" | ", details)}";
    }
}
