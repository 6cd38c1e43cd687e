using System.Collections.Immutable;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Verification;

/// <summary>Judges signed files from their bytes alone. Stateless, thread-safe.</summary>
/// <remarks>EN 319 102-1 for each signature; ISO 32000-2, 12.8 for the revisions; SIG-01 to SIG-06 for the documents of a liasse.</remarks>
public static class LiasseVerifier
{
    /// <summary>Judges the files of a liasse, or any files.</summary>
    /// <param name="fichiers">The files; asked for one by one, each let go once judged, so that many cost no more memory than one.</param>
    /// <param name="policy">Roots, control time, revocation.</param>
    /// <returns>The report. A hostile or broken file gets a verdict, never an exception.</returns>
    public static VerificationReport Verify(IEnumerable<FichierAVerifier> fichiers, VerificationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(fichiers);
        ArgumentNullException.ThrowIfNull(policy);
        ImmutableArray<FichierVerifie> judged = [.. fichiers.Select(fichier => FileJudge.Judge(fichier, policy))];
        return new VerificationReport(Overall(judged), policy.At, judged);
    }

    private static Verdict Overall(ImmutableArray<FichierVerifie> files)
    {
        Verdict[] verdicts = [.. files.Where(file => !file.SansSignatureAttendue).Select(file => file.Verdict)];
        Verdict[] gravestFirst = [Verdict.TOTAL_FAILED, Verdict.INDETERMINATE, Verdict.ILLISIBLE, Verdict.NON_SIGNE, Verdict.TOTAL_PASSED];
        return verdicts.Length == 0 ? Verdict.NON_SIGNE : gravestFirst.First(verdicts.Contains);
    }
}
