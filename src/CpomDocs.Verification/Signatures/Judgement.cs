using System.Collections.Immutable;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Verification.Signatures;

/// <summary>A verdict with its reason and the facts it rests on.</summary>
/// <param name="Verdict">TOTAL_PASSED, INDETERMINATE or TOTAL_FAILED.</param>
/// <param name="SubIndication">Reason, when it is not a pass.</param>
/// <param name="Detail">French facts, each about one thing.</param>
internal sealed record Judgement(Verdict Verdict, SubIndication? SubIndication, ImmutableArray<Fait> Detail)
{
    public static Judgement Passed(params ImmutableArray<Fait> detail) => new(Verdict.TOTAL_PASSED, null, detail);

    public static Judgement Failed(SubIndication reason, Fait detail) => new(Verdict.TOTAL_FAILED, reason, [detail]);

    public static Judgement Indeterminate(SubIndication reason, Fait detail) => new(Verdict.INDETERMINATE, reason, [detail]);

    public bool IsPassed => Verdict == Verdict.TOTAL_PASSED;

    /// <summary>The graver of several judgements, the first of equals, with the facts of all.</summary>
    public static Judgement Worst(IEnumerable<Judgement> judgements)
    {
        Judgement[] all = [.. judgements];
        Judgement worst = all.MaxBy(judgement => judgement.Verdict)!;
        return worst with { Detail = [.. all.SelectMany(judgement => judgement.Detail).Distinct()] };
    }
}
