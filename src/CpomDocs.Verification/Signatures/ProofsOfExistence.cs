namespace CpomDocs.Verification.Signatures;

/// <summary>
/// Since when revocation data is proven to exist: archive time-stamps cover what the revisions before them hold. What was brought to the
/// verification from outside is only known to exist now.
/// </summary>
/// <remarks>EN 319 102-1, 5.6.2.3.</remarks>
/// <param name="proven">Times that archive time-stamps prove; grows while they are judged, the latest first.</param>
internal sealed class ProofsOfExistence(ProvenTimes proven)
{
    private readonly Dictionary<object, int> _heldBefore = new(ReferenceEqualityComparer.Instance);

    /// <summary>Says which revision first covers an item.</summary>
    /// <param name="item">A revocation list or an OCSP response.</param>
    /// <param name="revision">First revision whose time-stamp would cover it.</param>
    public void Hold(object item, int revision) => _heldBefore.TryAdd(item, revision);

    /// <summary>Earliest time at which an item is proven to exist; <see langword="null"/> when nothing proves it before now.</summary>
    public DateTimeOffset? Of(object? item) =>
        item is not null && _heldBefore.TryGetValue(item, out int revision) ? proven.ExistedAt(revision - 1) : null;
}
