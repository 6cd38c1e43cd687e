namespace CpomDocs.Verification.Signatures;

/// <summary>
/// Proofs of existence that verified archive time-stamps give: everything in the revisions they cover existed at their time.
/// </summary>
internal sealed class ProvenTimes
{
    private readonly List<(int Revision, DateTimeOffset At)> _proofs = [];

    /// <summary>Adds a verified time-stamp.</summary>
    public void Add(int revision, DateTimeOffset at) => _proofs.Add((revision, at));

    /// <summary>Earliest time at which a revision is proven to have existed; <see langword="null"/> when nothing proves it.</summary>
    public DateTimeOffset? ExistedAt(int revision)
    {
        DateTimeOffset[] times = [.. _proofs.Where(proof => proof.Revision > revision).Select(proof => proof.At)];
        return times.Length == 0 ? null : times.Min();
    }

    /// <summary>Latest time-stamp that a revision contains: it was made after.</summary>
    public DateTimeOffset? MadeAfter(int revision)
    {
        DateTimeOffset[] times = [.. _proofs.Where(proof => proof.Revision < revision).Select(proof => proof.At)];
        return times.Length == 0 ? null : times.Max();
    }

    /// <summary>Whether an archive time-stamp covers a revision and all before it.</summary>
    public bool Covers(int revision) => _proofs.Exists(proof => proof.Revision > revision);
}
