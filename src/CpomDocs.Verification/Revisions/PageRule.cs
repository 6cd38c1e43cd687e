using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Verification.Revisions;

/// <summary>Of a page only the list of annotations may grow, by the widgets of new signature fields.</summary>
internal static class PageRule
{
    public static void Apply(RevisionStep step, IReadOnlySet<int> newWidgets)
    {
        if (!step.Touched.Any(number => MayBeOfAPage(step.Before.Get(number))))
        {
            return;
        }

        foreach (PdfPage page in step.Before.Pages)
        {
            int number = page.Reference.Number;
            PdfObject? list = page.Dictionary.TryGet("Annots", out PdfObject? value) ? value : null;
            if (step.IsTouched(number) || step.IsTouched(list))
            {
                ComparePage(step, page, newWidgets);
            }
        }
    }

    // The page tree is only walked when a page or an array was overwritten: a page without /Type finds no ground elsewhere.
    private static bool MayBeOfAPage(PdfObject value)
    {
        return value is PdfArray
            || (value is PdfDictionary dictionary
                && dictionary.TryGet("Type", out PdfObject? type)
                && type is not PdfName { Value: not "Page" });
    }

    private static void ComparePage(RevisionStep step, PdfPage page, IReadOnlySet<int> newWidgets)
    {
        int number = page.Reference.Number;
        string name = (page.Index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (step.After.Get(number) is not PdfDictionary after)
        {
            step.Changes.Forbid(ForbiddenKind.PageChanged, name);
            return;
        }

        step.Explain(number);
        if (RevisionStep.DifferentKeys(page.Dictionary, after).Any(key => key != "Annots"))
        {
            step.Changes.Forbid(ForbiddenKind.PageChanged, name);
        }

        CompareAnnotations(step, page, after, newWidgets);
    }

    private static void CompareAnnotations(RevisionStep step, PdfPage page, PdfDictionary after, IReadOnlySet<int> newWidgets)
    {
        PdfArray old = step.Before.Find<PdfArray>(page.Dictionary, "Annots") ?? [];
        PdfArray now = step.After.Find<PdfArray>(after, "Annots") ?? [];
        string name = (page.Index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        bool keepsOld = now.Count >= old.Count && Enumerable.Range(0, old.Count).All(i => PdfEquality.AreEqual(old[i], now[i]));
        if (!keepsOld)
        {
            step.Changes.Forbid(ForbiddenKind.AnnotationRemoved, name);
            return;
        }

        (int holder, string key) = (page.Reference.Number, "Annots");
        if (after.TryGet("Annots", out PdfObject? list) && list is PdfReference array)
        {
            step.Allow(new ObjectEdge(holder, key, array.Number));
            (holder, key) = (array.Number, "");
        }

        foreach (PdfObject added in now.Skip(old.Count))
        {
            if (added is PdfReference widget && newWidgets.Contains(widget.Number))
            {
                step.Allow(new ObjectEdge(holder, key, widget.Number));
            }
            else
            {
                step.Changes.Forbid(ForbiddenKind.AnnotationAdded, name);
            }
        }
    }
}
