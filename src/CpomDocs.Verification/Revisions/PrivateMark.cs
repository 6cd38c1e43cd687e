using CpomDocs.Pdf.Objects;

namespace CpomDocs.Verification.Revisions;

/// <summary>The mark that a widespread library leaves in the catalog and in the nodes of the page tree: no reader looks at it.</summary>
/// <remarks>ISO 32000-2, annex E: a name of the second class, registered by its maker.</remarks>
internal static class PrivateMark
{
    private const string Key = "ITXT";

    /// <summary>Whether a key is the mark, and its value words only.</summary>
    public static bool Is(string key, PdfDictionary after) =>
        key == Key && after.TryGet(Key, out PdfObject? value) && value is PdfString;

    /// <summary>Explains the nodes of the page tree that only received the mark.</summary>
    public static void Apply(RevisionStep step)
    {
        foreach (int number in step.Touched.Where(number => !step.IsNew(number)))
        {
            bool isMarked = step.Before.Peek(number) is PdfDictionary before
                && step.Before.Find<PdfName>(before, "Type")?.Value == "Pages"
                && step.After.Peek(number) is PdfDictionary after
                && RevisionStep.DifferentKeys(before, after).All(key => Is(key, after));
            if (isMarked)
            {
                step.Explain(number);
                step.Changes.Raise(ModificationLevel.LtaUpdates);
            }
        }
    }
}
