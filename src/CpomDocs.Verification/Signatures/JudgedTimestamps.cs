using System.Collections.Immutable;
using CpomDocs.Trust.Timestamps;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Verification.Signatures;

/// <summary>The archive time-stamps of a document, judged from the last to the first, each at the time of the one that renews it.</summary>
internal sealed class JudgedTimestamps
{
    private readonly List<HorodatageVerifie> _reports = [];

    /// <summary>Times they prove.</summary>
    public ProvenTimes Proven { get; }

    /// <summary>What the report says of each, in the order of the revisions.</summary>
    public ImmutableArray<HorodatageVerifie> Reports => [.. _reports];

    /// <summary>Last revision that holds a time-stamp whose form is acceptable; -1 when there is none.</summary>
    public int LastRevision { get; private set; } = -1;

    private JudgedTimestamps(ProvenTimes proven) => Proven = proven;

    /// <summary>Judges them.</summary>
    public static JudgedTimestamps Of(DocumentEvidence evidence)
    {
        var judged = new JudgedTimestamps(evidence.Proven);
        foreach (FoundSignature found in evidence.Timestamps.Reverse())
        {
            judged.Judge(evidence, found);
        }

        judged._reports.Reverse();
        return judged;
    }

    private void Judge(DocumentEvidence evidence, FoundSignature found)
    {
        TimestampToken? token = evidence.TokenOf(found);
        Judgement judgement = JudgementOf(evidence, found, token);
        if (judgement.IsPassed)
        {
            Proven.Add(found.Coverage.Revision, token!.Instant);
        }

        if (judgement.Verdict != Verdict.TOTAL_FAILED)
        {
            LastRevision = Math.Max(LastRevision, found.Coverage.Revision);
        }

        string authority = token?.Signer?.CommonName ?? "";
        string instant = token is null ? "" : Messages.Instant(token.Instant);
        string phrase = Messages.Format("Horodatage.Phrase." + judgement.Verdict, authority, instant);
        _reports.Add(new HorodatageVerifie(
            found.Name, authority, token?.Instant, judgement.Verdict, judgement.SubIndication, phrase, FaitsGroupes.De(judgement.Detail)));
    }

    private Judgement JudgementOf(DocumentEvidence evidence, FoundSignature found, TimestampToken? token)
    {
        if (evidence.FormatProblemOf(found) is Judgement problem)
        {
            return problem;
        }

        if (token is null)
        {
            return Judgement.Failed(SubIndication.FORMAT_FAILURE, Fait.Temps(Messages.Get("Horodatage.Illisible")));
        }

        DateTimeOffset? renewed = Proven.ExistedAt(found.Coverage.Revision);
        var time = new ControlTime(renewed ?? evidence.Policy.At, renewed is not null);
        Judgement values =
            TimestampJudge.Judge(token, algorithm => found.Coverage.Digest(evidence.File, algorithm), evidence.Certificates, time);
        return Judgement.Worst([values, evidence.Changes.Judge(found)]);
    }
}
