using CpomDocs.Pdf.Objects;

namespace CpomDocs.Verification.Revisions;

/// <summary>
/// The trailer stays; of the catalog only the form, the security store, the metadata and the announced versions may change.
/// </summary>
internal static class CatalogRule
{
    private static readonly HashSet<string> Free =
        new(StringComparer.Ordinal) { "AcroForm", "DSS", "Extensions", "Metadata", "MarkInfo", "Version" };

    public static void Apply(RevisionStep step)
    {
        foreach (string key in (string[])["Root", "Encrypt"])
        {
            if (!AreSame(step.Before.Trailer, step.After.Trailer, key))
            {
                step.Changes.Forbid(ForbiddenKind.TrailerChanged, key);
            }
        }

        int catalog = step.After.CatalogReference.Number;
        if (step.IsTouched(catalog))
        {
            Compare(step, catalog);
        }

        foreach (string key in (string[])["Extensions", "MarkInfo"])
        {
            AllowOwn(step, catalog, key);
        }
    }

    private static void Compare(RevisionStep step, int catalog)
    {
        step.Explain(catalog);
        step.Changes.Raise(ModificationLevel.LtaUpdates);
        PdfDictionary before = step.Before.Catalog;
        PdfDictionary after = step.After.Catalog;
        foreach (string key in RevisionStep.DifferentKeys(before, after))
        {
            if (!PrivateMark.Is(key, after) && (!Free.Contains(key) || !after.ContainsKey(key)))
            {
                step.Changes.Forbid(ForbiddenKind.CatalogChanged, key);
            }
        }
    }

    private static void AllowOwn(RevisionStep step, int catalog, string key)
    {
        if (!step.After.Catalog.TryGet(key, out PdfObject? value))
        {
            return;
        }

        step.AllowDependencies(catalog, key, value);
        if (value is PdfReference reference && step.IsTouched(reference.Number) && step.After.Get(reference.Number) is PdfDictionary)
        {
            step.Allow(new ObjectEdge(catalog, key, reference.Number));
            step.Changes.Raise(ModificationLevel.LtaUpdates);
        }
    }

    private static bool AreSame(PdfDictionary before, PdfDictionary after, string key)
    {
        PdfObject? first = before.TryGet(key, out PdfObject? old) ? old : PdfNull.Instance;
        return PdfEquality.AreEqual(first, after.TryGet(key, out PdfObject? value) ? value : PdfNull.Instance);
    }
}
