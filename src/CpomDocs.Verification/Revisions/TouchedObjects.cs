using System.Globalization;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Verification.Revisions;

/// <summary>
/// Finds the objects that a revision adds or really changes, and forbids what no honest writer does to the table of objects.
/// </summary>
internal static class TouchedObjects
{
    public static IEnumerable<int> Find(PdfRevision before, PdfRevision after, RevisionChanges changes)
    {
        foreach ((int number, PdfXrefEntry entry) in after.Entries)
        {
            PdfXrefEntry? previous = before.FindEntry(number);
            if (number != 0 && entry != previous && IsTouched(number, before, after, changes))
            {
                yield return number;
            }
        }
    }

    private static bool IsTouched(int number, PdfRevision before, PdfRevision after, RevisionChanges changes)
    {
        PdfXrefEntry entry = after.Entries[number];
        PdfXrefEntry? previous = before.FindEntry(number);
        bool existed = previous is { Kind: not PdfXrefEntryKind.Free };
        if (entry.Kind == PdfXrefEntryKind.Free)
        {
            if (existed)
            {
                changes.Forbid(ForbiddenKind.ObjectFreed, Name(number));
            }

            return false;
        }

        if (PointsBack(entry, before, after))
        {
            changes.Forbid(ForbiddenKind.XrefOnly, Name(number));
            return false;
        }

        if (existed && previous!.Value.Generation != entry.Generation)
        {
            changes.Forbid(ForbiddenKind.GenerationChanged, Name(number));
            return false;
        }

        return IsRealChange(number, before, after, existed);
    }

    // Bytes written before this revision, given a meaning by it: the content was prepared before signing and is revealed after.
    private static bool PointsBack(PdfXrefEntry entry, PdfRevision before, PdfRevision after)
    {
        return entry.Kind == PdfXrefEntryKind.InFile
            ? entry.Offset < before.EofOffset
            : !after.Entries.ContainsKey(entry.ObjectStream);
    }

    private static bool IsRealChange(int number, PdfRevision before, PdfRevision after, bool existed)
    {
        if (!existed)
        {
            return true;
        }

        // Two writings of one encrypted object may differ where what they say does not.
        return !PdfEquality.AreEqual(before.Peek(number), after.Peek(number))
            && !(after.Document.IsEncrypted && PdfEquality.AreEqual(before.Get(number), after.Get(number)));
    }

    private static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);
}
