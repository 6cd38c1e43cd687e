using System.Security.Cryptography;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Keys;
using CpomDocs.Trust.Revocation;
using CpomDocs.Trust.Timestamps;

namespace CpomDocs.Signing.Pades;

/// <summary>Whether the services can bring an act to a level, found out before the first act: chain, revocation, time-stamp.</summary>
internal static class ServiceChecks
{
    /// <summary>Everything that is wrong, for a level above B-B.</summary>
    public static IEnumerable<Diagnostic> Problems(PadesServices services, SigningIdentity identity, PadesLevel level)
    {
        bool needsValidation = level >= PadesLevel.LT;
        IEnumerable<Diagnostic> ofSigner = needsValidation ? Of(services.GatherFor(identity)) : [];
        return ofSigner.Concat(ProblemsOfTimestamps(services, identity, needsValidation));
    }

    /// <summary>The refusal of a time-stamp asked for on trial, or <see langword="null"/> when it is given.</summary>
    public static Diagnostic? OfTimestamps(PadesServices services)
    {
        try
        {
            services.Stamp(SHA256.HashData([]), HashAlgorithmName.SHA256);
            return null;
        }
        catch (TimestampRefusedException refusal)
        {
            return Of(refusal);
        }
    }

    /// <summary>The problems of a gathering as refusals.</summary>
    public static IEnumerable<Diagnostic> Of(ValidationGathering gathering) => gathering.Problems.Select(Of);

    /// <summary>The refusal of a time-stamp.</summary>
    public static Diagnostic Of(TimestampRefusedException refusal) => SigningDiagnostics.Error("CPOM6308", refusal.Message);

    private static Diagnostic Of(ValidationProblem problem) => problem.Kind switch
    {
        ValidationProblemKind.ChainIncomplete => SigningDiagnostics.Error("CPOM6304", problem.Certificate, problem.Explanation),
        ValidationProblemKind.ChainInvalid => SigningDiagnostics.Error("CPOM6305", problem.Certificate, problem.Explanation),
        ValidationProblemKind.Revoked => SigningDiagnostics.Error("CPOM6306", problem.Certificate, DayOf(problem.RevokedAt!.Value)),
        _ => SigningDiagnostics.Error("CPOM6307", problem.Explanation),
    };

    // The first authority that answers is the one that will stamp: the certificates of the others wait until they are needed.
    private static IEnumerable<Diagnostic> ProblemsOfTimestamps(PadesServices services, SigningIdentity identity, bool needsValidation)
    {
        try
        {
            TimestampToken token = services.Probe()[0];
            return needsValidation ? Of(services.GatherFor(token, identity.Issuers)) : [];
        }
        catch (TimestampRefusedException refusal)
        {
            return [Of(refusal)];
        }
    }

    private static string DayOf(DateTimeOffset instant) => Dates.Long(DateOnly.FromDateTime(HeureDeParis.At(instant).DateTime));
}
