namespace CpomDocs.Verification.Signatures;

/// <summary>The time at which a certificate is judged.</summary>
/// <param name="At">The time.</param>
/// <param name="IsProven">
/// Whether a time-stamp proves that the signature existed then; otherwise it is the control time of the verification.
/// </param>
/// <param name="SignedAfter">Latest proven instant before which the signature cannot have been made, if any.</param>
internal sealed record ControlTime(DateTimeOffset At, bool IsProven, DateTimeOffset? SignedAfter = null);
