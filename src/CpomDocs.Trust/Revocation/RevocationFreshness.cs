using CpomDocs.Trust.Certificates;

namespace CpomDocs.Trust.Revocation;

/// <summary>Decides whether verified revocation data may still serve.</summary>
internal static class RevocationFreshness
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestReuse = TimeSpan.FromHours(1);

    /// <summary>Whether the data is current: issued already, and not due to be replaced.</summary>
    public static bool IsCurrent(RevocationStatement statement, DateTimeOffset now) =>
        statement.ThisUpdate <= now + ClockTolerance && statement.Until >= now;

    /// <summary>Until when an answer may be given again without asking.</summary>
    public static DateTimeOffset ReuseUntil(DateTimeOffset until, DateTimeOffset now) =>
        until < now + LongestReuse ? until : now + LongestReuse;

    /// <summary>The refusal of an answer.</summary>
    public static RevocationUnavailableException Refused(Certificate certificate, RevocationProblem problem, string service) =>
        new(certificate.CommonName, problem, Messages.Format("Revocation." + problem, certificate.CommonName, service));
}
