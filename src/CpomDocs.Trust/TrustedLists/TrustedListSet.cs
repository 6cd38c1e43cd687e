using System.Collections.Immutable;

namespace CpomDocs.Trust.TrustedLists;

/// <summary>Checks lists that are given together.</summary>
public static class TrustedListSet
{
    /// <summary>Finds a list that another one disowns: a list of lists names who may sign each list it points to.</summary>
    /// <param name="lists">The lists.</param>
    /// <returns>The first list signed by nobody that the list of lists names; <see langword="null"/> when there is none.</returns>
    public static TrustedList? FirstDisowned(ImmutableArray<TrustedList> lists) =>
        lists.FirstOrDefault(list => PointersTo(list, lists) is [_, ..] pointers
            && !pointers.Any(pointer => pointer.Signatories.Any(signatory => signatory.Equals(list.Signatory))));

    private static TrustedListPointer[] PointersTo(TrustedList list, ImmutableArray<TrustedList> lists) =>
    [
        .. lists.Where(other => !ReferenceEquals(other, list) && other.Territory == "EU")
            .SelectMany(other => other.Pointers)
            .Where(pointer => pointer.Territory.Length > 0 && pointer.Territory == list.Territory),
    ];
}
