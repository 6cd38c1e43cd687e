using System.Collections.Immutable;
using CpomDocs.Verification.Circuits;
using CpomDocs.Verification.Reports;
using CpomDocs.Verification.Signatures;

namespace CpomDocs.Verification;

/// <summary>Judges signed files from their bytes alone. Stateless, thread-safe.</summary>
/// <remarks>EN 319 102-1 for each signature; ISO 32000-2, 12.8 for the revisions; SIG-01 to SIG-06 for the documents of a
/// liasse.</remarks>
public static class LiasseVerifier
{
    /// <summary>Judges the files of a liasse, or any files.</summary>
    /// <param name="fichiers">
    /// The files; asked for one by one, each let go once judged, so that many cost no more memory than one.
    /// </param>
    /// <param name="policy">Roots, control time, revocation.</param>
    /// <returns>The report. A hostile or broken file gets a verdict, never an exception.</returns>
    public static VerificationReport Verify(IEnumerable<FichierAVerifier> fichiers, VerificationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(fichiers);
        ArgumentNullException.ThrowIfNull(policy);
        return Conclude([.. fichiers.Select(fichier => Judge(fichier, policy))], policy.At);
    }

    /// <summary>Judges one file by itself, for a caller that judges many side by side.</summary>
    /// <param name="fichier">The file.</param>
    /// <param name="policy">Roots, control time, revocation.</param>
    /// <returns>What was found in it; its liasse is judged by <see cref="Conclude"/>.</returns>
    public static FichierVerifie Judge(FichierAVerifier fichier, VerificationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(fichier);
        ArgumentNullException.ThrowIfNull(policy);
        string[] difference = fichier.Reedition is { Etat: EtatReedition.Differente } found ? [found.Phrase] : [];
        return LiasseJudge.Lower(FileJudge.Judge(fichier, policy), [.. fichier.Reserves, .. difference]) with
        {
            Liasse = fichier.Liasse,
            Reedition = fichier.Reedition,
        };
    }

    /// <summary>The certificates that the verdict on a file rests on.</summary>
    /// <param name="fichier">The file.</param>
    /// <param name="policy">What is at hand besides the file.</param>
    /// <returns>The certificates; none for a broken file, never an exception.</returns>
    public static CertificatsDuFichier CertificatesOf(FichierAVerifier fichier, VerificationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(fichier);
        ArgumentNullException.ThrowIfNull(policy);
        return NamedCertificates.Of(fichier, policy);
    }

    /// <summary>Judges the liasses that judged files make up, and sums up.</summary>
    /// <param name="fichiers">The files, in the order of the report.</param>
    /// <param name="instant">Control time of the verification.</param>
    /// <returns>The report.</returns>
    public static VerificationReport Conclude(ImmutableArray<FichierVerifie> fichiers, DateTimeOffset instant)
    {
        (ImmutableArray<FichierVerifie> files, ImmutableArray<LiasseVerifiee> liasses) = LiasseJudge.Judge(fichiers);
        Verdict[] incomplete = [.. liasses.Where(liasse => liasse.Pieces.Any(piece => piece.Etat == EtatPiece.Absente))
            .Select(_ => Verdict.INDETERMINATE)];
        Verdict verdict = incomplete.Length == 0 ? Verdicts.Worst(files) : Verdicts.Worst([Verdicts.Worst(files), .. incomplete]);
        return new VerificationReport(verdict, instant, files) { Liasses = liasses };
    }
}
