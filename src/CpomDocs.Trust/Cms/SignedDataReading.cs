namespace CpomDocs.Trust.Cms;

/// <summary>What reading a CMS gives: the message, or why there is none.</summary>
/// <param name="Message">The message, or <see langword="null"/>.</param>
/// <param name="Problem">Why there is none, or <see langword="null"/>.</param>
public sealed record SignedDataReading(SignedDataMessage? Message, TrustProblem? Problem);
