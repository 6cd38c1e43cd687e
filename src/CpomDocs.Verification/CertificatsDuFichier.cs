using System.Collections.Immutable;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Verification;

/// <summary>The certificates that a file's verdict rests on, for a caller that may fetch what is missing about them.</summary>
/// <param name="AJuger">
/// Certificates of the signatures and time-stamps whose values hold, each once; at most 64. A signature that does not hold names none: no
/// address in it may be asked.
/// </param>
/// <param name="Presents">Every certificate the file carries, untrusted.</param>
public sealed record CertificatsDuFichier(ImmutableArray<CertificatAJuger> AJuger, ImmutableArray<Certificate> Presents)
{
    /// <summary>None.</summary>
    public static CertificatsDuFichier Aucun { get; } = new([], []);
}

/// <summary>A certificate with what it was used for.</summary>
/// <param name="Certificat">The certificate.</param>
/// <param name="Usage">Its use.</param>
public sealed record CertificatAJuger(Certificate Certificat, CertificateUse Usage);
