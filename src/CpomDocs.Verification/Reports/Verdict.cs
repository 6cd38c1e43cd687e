namespace CpomDocs.Verification.Reports;

/// <summary>Verdict on a signature or on a file (EN 319 102-1, 5.1.3); in JSON the underscore is a hyphen.</summary>
public enum Verdict
{
    /// <summary>Every check passed at the control time, or at a proven earlier one.</summary>
    TOTAL_PASSED,

    /// <summary>Neither proven valid nor proven invalid: something is missing.</summary>
    INDETERMINATE,

    /// <summary>Proven invalid.</summary>
    TOTAL_FAILED,

    /// <summary>A file without any signature.</summary>
    NON_SIGNE,

    /// <summary>Not a file that can be read, or encrypted: nothing was judged.</summary>
    ILLISIBLE,
}
