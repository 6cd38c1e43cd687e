namespace CpomDocs.Verification.Reports;

/// <summary>The verdict that sums up several.</summary>
internal static class Verdicts
{
    private static readonly Verdict[] GravestFirst =
        [Verdict.TOTAL_FAILED, Verdict.INDETERMINATE, Verdict.ILLISIBLE, Verdict.NON_SIGNE, Verdict.TOTAL_PASSED];

    /// <summary>0 for the gravest.</summary>
    public static int RankOf(Verdict verdict) => Array.IndexOf(GravestFirst, verdict);

    /// <summary>The gravest; NON_SIGNE of none.</summary>
    public static Verdict Worst(IEnumerable<Verdict> verdicts)
    {
        HashSet<Verdict> all = [.. verdicts];
        return all.Count == 0 ? Verdict.NON_SIGNE : GravestFirst.First(all.Contains);
    }

    /// <summary>The gravest of files, those that nobody has to sign left out.</summary>
    public static Verdict Worst(IEnumerable<FichierVerifie> files) =>
        Worst(files.Where(file => !file.SansSignatureAttendue).Select(file => file.Verdict));
}
