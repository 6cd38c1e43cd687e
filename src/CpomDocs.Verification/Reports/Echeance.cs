using System.Collections.Immutable;

namespace CpomDocs.Verification.Reports;

/// <summary>When a proof ceases to be verifiable unless it is renewed.</summary>
/// <param name="Date">First of what it rests on to expire, certificate or algorithm (UTC); then it proves nothing by itself.</param>
/// <param name="Cause">What expires, and what it is for.</param>
/// <param name="Titulaire">Holder of that certificate, or of the key.</param>
public sealed record Echeance(DateTimeOffset Date, CauseEcheance Cause, string Titulaire);

/// <summary>Whose certificate, or whose algorithm, expires first.</summary>
public enum CauseEcheance
{
    /// <summary>The signer's own path: no time-stamp proves that the signature was made before.</summary>
    CertificatSignataire,

    /// <summary>The path of the time-stamp on a signature: no archive time-stamp covers it.</summary>
    CertificatHorodatage,

    /// <summary>The path of the last archive time-stamp.</summary>
    CertificatArchivage,

    /// <summary>An algorithm or a key size of the signer's own path is held reliable no longer.</summary>
    AlgorithmeSignataire,

    /// <summary>An algorithm or a key size of the path of the time-stamp on a signature.</summary>
    AlgorithmeHorodatage,

    /// <summary>An algorithm or a key size of the path of the last archive time-stamp.</summary>
    AlgorithmeArchivage,
}

/// <summary>One date at which the proofs of several files expire for the same reason.</summary>
/// <param name="Date">Day (UTC).</param>
/// <param name="Cause">What the certificate is for.</param>
/// <param name="Titulaire">Holder of the certificate.</param>
/// <param name="Fichiers">Number of files, from 1.</param>
public sealed record EcheanceCommune(DateOnly Date, CauseEcheance Cause, string Titulaire, int Fichiers)
{
    /// <summary>Gathers the dates of files.</summary>
    /// <param name="files">The files.</param>
    /// <returns>The nearest first.</returns>
    internal static ImmutableArray<EcheanceCommune> Of(ImmutableArray<FichierVerifie> files) =>
        [.. files.Select(file => file.Echeance)
            .OfType<Echeance>()
            .GroupBy(one => (Day: DateOnly.FromDateTime(one.Date.UtcDateTime), one.Cause, one.Titulaire))
            .OrderBy(group => group.Key.Day)
            .ThenBy(group => group.Key.Titulaire, StringComparer.Ordinal)
            .Select(group => new EcheanceCommune(group.Key.Day, group.Key.Cause, group.Key.Titulaire, group.Count()))];
}
