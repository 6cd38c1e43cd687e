using CpomDocs.Verification.Reports;

namespace CpomDocs.Verification.Signatures;

/// <summary>When a signature is proven to have existed.</summary>
/// <param name="Proven">Earliest proven time, or <see langword="null"/>.</param>
/// <param name="HasToken">Whether a time-stamp over its value is present.</param>
/// <param name="Judgement">What its time-stamps add to the verdict.</param>
internal sealed record SignatureTime(DateTimeOffset? Proven, bool HasToken, Judgement Judgement)
{
    /// <summary>Nothing is known.</summary>
    public static SignatureTime Unknown { get; } = new(null, false, Judgement.Passed());

    /// <summary>A time-stamp that is not one: the file is not what its signer made.</summary>
    public static SignatureTime Broken(Fait detail) =>
        new(null, false, Judgement.Indeterminate(SubIndication.SIG_CONSTRAINTS_FAILURE, detail));

    /// <summary>Joins what a further time-stamp says.</summary>
    public SignatureTime With(SignatureTime other)
    {
        DateTimeOffset? earliest = Proven is null || other.Proven < Proven ? other.Proven ?? Proven : Proven;
        return new SignatureTime(earliest, HasToken || other.HasToken, Judgement.Worst([Judgement, other.Judgement]));
    }
}
