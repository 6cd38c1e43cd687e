using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Keys;

namespace CpomDocs.Signing.Pades;

/// <summary>Whether a certificate may sign at all: its dates, what it was issued for, the strength of its key.</summary>
internal static class KeyChecks
{
    private const int MinimumRsaBits = 2048;

    // Time an act may take with the services it asks: the certificate must last until its end.
    private static readonly TimeSpan LongestAct = TimeSpan.FromMinutes(5);

    /// <summary>Gives what is wrong with a key.</summary>
    public static IEnumerable<Diagnostic> Problems(SigningIdentity identity, DateTimeOffset instant)
    {
        string holder = identity.Holder.CommonName;
        if (instant < identity.Holder.NotBefore || instant + LongestAct > identity.Holder.NotAfter)
        {
            yield return SigningDiagnostics.Error("CPOM6301", holder, DayOf(identity.Holder.NotBefore), DayOf(identity.Holder.NotAfter));
        }

        if (!identity.Holder.MaySignDocuments)
        {
            yield return SigningDiagnostics.Error("CPOM6302", holder);
        }

        if (identity.RsaBits is > 0 and < MinimumRsaBits)
        {
            yield return SigningDiagnostics.Error("CPOM6303", holder, identity.RsaBits);
        }
    }

    private static string DayOf(DateTimeOffset instant) => Dates.Long(DateOnly.FromDateTime(HeureDeParis.At(instant).DateTime));
}
