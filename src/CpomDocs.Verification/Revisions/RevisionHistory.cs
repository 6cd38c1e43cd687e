using CpomDocs.Pdf.Reading;

namespace CpomDocs.Verification.Revisions;

/// <summary>
/// What each revision after the first signed one does to the one before it. Each pair is compared once, whatever the number of signatures.
/// </summary>
internal sealed class RevisionHistory
{
    private readonly Dictionary<int, RevisionChanges> _changes = [];

    private RevisionHistory()
    {
    }

    /// <summary>Compares the revisions that follow one.</summary>
    /// <param name="document">The document.</param>
    /// <param name="forms">Its forms.</param>
    /// <param name="first">Index of the oldest signed revision.</param>
    /// <exception cref="PdfFormatException">An object that must be compared cannot be read.</exception>
    public static RevisionHistory Of(PdfDocument document, DocumentForms forms, int first)
    {
        var history = new RevisionHistory();
        if (first + 1 >= document.Revisions.Count)
        {
            return history;
        }

        var references = ReferenceMap.Of(document.Revisions[first]);
        for (int i = first + 1; i < document.Revisions.Count; i++)
        {
            history._changes.Add(i, Compare(document.Revisions[i - 1], document.Revisions[i], references, forms));
        }

        return history;
    }

    /// <summary>Changes of the revisions after one, oldest first.</summary>
    public IEnumerable<RevisionChanges> After(int revision)
    {
        return _changes.Where(change => change.Key > revision).OrderBy(change => change.Key).Select(change => change.Value);
    }

    private static RevisionChanges Compare(PdfRevision before, PdfRevision after, ReferenceMap references, DocumentForms forms)
    {
        var step = new RevisionStep(before, after, references, forms);
        CatalogRule.Apply(step);
        MetadataRule.Apply(step);
        SecurityStoreRule.Apply(step);
        IReadOnlySet<int> added = FormRule.Apply(step);
        PageRule.Apply(step, added);
        PrivateMark.Apply(step);
        step.Conclude();
        return step.Changes;
    }
}
