using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Verification.Revisions;

/// <summary>The form keeps every field; it may gain signature fields and fonts for default appearances.</summary>
internal static class FormRule
{
    private static readonly HashSet<string> Free = new(StringComparer.Ordinal) { "Fields", "SigFlags", "DR", "DA", "Q", "NeedAppearances" };

    // What a reader draws the fields with: a document closed by its last signature may not be drawn anew.
    private static readonly HashSet<string> Drawing = new(StringComparer.Ordinal) { "DA", "Q", "NeedAppearances" };

    /// <summary>Applies the rule.</summary>
    /// <returns>Numbers of the fields added and of their widgets.</returns>
    public static IReadOnlySet<int> Apply(RevisionStep step)
    {
        if (step.FormAfter.Dictionary is not PdfDictionary after)
        {
            if (step.FormBefore.Dictionary is not null)
            {
                step.Changes.Forbid(ForbiddenKind.FormChanged, "AcroForm");
            }

            return new HashSet<int>();
        }

        ObjectPlace form = PlaceOfForm(step);
        CompareDictionary(form, step.FormBefore.Dictionary ?? [], after);
        foreach (PdfField field in step.FormBefore.AllFields)
        {
            FieldRule.Apply(step, field);
        }

        return AddedFields(step, PlaceOfFields(form, after));
    }

    private static ObjectPlace PlaceOfForm(RevisionStep step)
    {
        var place = new ObjectPlace(step, step.After.CatalogReference.Number, "AcroForm");
        return step.After.Catalog.TryGet("AcroForm", out PdfObject? value) ? place.Enter(value) : place;
    }

    private static ObjectPlace PlaceOfFields(ObjectPlace form, PdfDictionary after)
    {
        ObjectPlace place = form.At("Fields");
        return after.TryGet("Fields", out PdfObject? fields) ? place.Enter(fields) : place;
    }

    private static void CompareDictionary(ObjectPlace form, PdfDictionary before, PdfDictionary after)
    {
        foreach (string key in RevisionStep.DifferentKeys(before, after))
        {
            if (!Free.Contains(key))
            {
                form.Step.Changes.Forbid(ForbiddenKind.FormChanged, key);
            }
            else if (Drawing.Contains(key))
            {
                form.Step.Changes.Raise(ModificationLevel.FormFilling);
            }
        }

        if (after.TryGet("DR", out PdfObject? resources))
        {
            CompareResources(form.At("DR"), before, resources);
        }
    }

    // Default resources may gain names; those already there keep their objects, so that no appearance changes.
    private static void CompareResources(ObjectPlace place, PdfDictionary formBefore, PdfObject value)
    {
        RevisionStep step = place.Step;
        PdfDictionary before = step.Before.Find<PdfDictionary>(formBefore, "DR") ?? [];
        PdfDictionary after = step.After.Resolve(value) as PdfDictionary ?? [];
        ObjectPlace resources = place.Enter(value);
        foreach ((string category, PdfObject entry) in after)
        {
            PdfObject? oldEntry = before.TryGet(category, out PdfObject? old) ? old : null;
            CompareCategory(resources.At(category), oldEntry, entry);
        }
    }

    private static void CompareCategory(ObjectPlace place, PdfObject? before, PdfObject after)
    {
        RevisionStep step = place.Step;
        if (before is null)
        {
            place.AllowDependencies(after);
            return;
        }

        if (step.Before.Resolve(before) is PdfDictionary names && step.After.Resolve(after) is PdfDictionary now)
        {
            bool keepsOld = names.All(name => now.TryGet(name.Key, out PdfObject? same) && PdfEquality.AreEqual(name.Value, same));
            if (keepsOld)
            {
                place.Enter(after).AllowDependencies(now);
                return;
            }
        }

        if (!PdfEquality.AreEqual(before, after))
        {
            step.Changes.Forbid(ForbiddenKind.FormChanged, "DR");
        }
    }

    private static HashSet<int> AddedFields(RevisionStep step, ObjectPlace fields)
    {
        HashSet<int> known = [.. step.FormBefore.AllFields.Select(field => field.Reference?.Number ?? 0)];
        HashSet<string> names = [.. step.FormBefore.AllFields.Select(field => field.FullName)];
        var added = new HashSet<int>();
        foreach (PdfField field in step.FormAfter.AllFields.Where(field => !known.Contains(field.Reference?.Number ?? 0)))
        {
            if (!AddedFieldRule.Accepts(step, field) || !names.Add(field.FullName) || !added.Add(field.Reference!.Number))
            {
                step.Changes.Forbid(ForbiddenKind.FieldAdded, field.FullName);
                continue;
            }

            step.Allow(new ObjectEdge(fields.Number, fields.Key, field.Reference.Number));
            added.UnionWith(field.Widgets.Select(widget => widget.Reference!.Number));
            AddedFieldRule.Apply(step, field);
        }

        return added;
    }
}
