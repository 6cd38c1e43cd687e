using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Verification.Revisions;

/// <summary>Of a field only the value and what shows it may change; a signature only comes where there was none.</summary>
internal static class FieldRule
{
    // Invisible, Hidden, NoView and the like decide whether content shows: changing them would hide or reveal it. Print may only be gained.
    private const long HarmlessFlags = Print | 64 | 128 | 512;
    private const long Print = 4;

    private static readonly HashSet<string> ValueKeys = new(StringComparer.Ordinal) { "V", "AP", "AS", "F", "Ff", "DA", "Q", "M" };

    public static void Apply(RevisionStep step, PdfField before)
    {
        if (before.Reference is not PdfReference reference)
        {
            return;
        }

        PdfField? after = Counterpart(step, before);
        if (after is null)
        {
            step.Changes.Forbid(ForbiddenKind.FieldRemoved, before.FullName);
            return;
        }

        if (before is { FieldType: "Sig", Value: not null })
        {
            CompareSigned(step, before);
            return;
        }

        Compare(step, before.FullName, reference, before.Dictionary);
        CompareValue(step, after);
        foreach (PdfWidget widget in before.Widgets.Where(widget => widget.Reference is not null && !widget.Reference.Equals(reference)))
        {
            Compare(step, before.FullName, widget.Reference!, widget.Dictionary);
        }
    }

    // What shows a signature is part of it: once signed, the field may only become read-only.
    private static void CompareSigned(RevisionStep step, PdfField before)
    {
        IEnumerable<(PdfReference Reference, PdfDictionary Dictionary)> parts = before.Widgets
            .Where(widget => widget.Reference is not null)
            .Select(widget => (widget.Reference!, widget.Dictionary))
            .Append((before.Reference!, before.Dictionary));
        foreach ((PdfReference reference, PdfDictionary dictionary) in parts.Where(part => step.IsTouched(part.Reference.Number)))
        {
            step.Explain(reference.Number);
            step.Changes.Raise(ModificationLevel.FormFilling);
            bool onlyReadOnly = step.After.Get(reference.Number) is PdfDictionary after
                && RevisionStep.DifferentKeys(dictionary, after).All(key => key == "Ff");
            if (!onlyReadOnly)
            {
                step.Changes.Forbid(ForbiddenKind.SignatureReplaced, before.FullName);
            }
        }
    }

    private static PdfField? Counterpart(RevisionStep step, PdfField before)
    {
        PdfField? after = step.FieldAfter(before.Reference!.Number);
        bool isSame = after is not null && after.FullName == before.FullName && after.FieldType == before.FieldType
            && Equals(after.Parent?.Reference, before.Parent?.Reference);
        return isSame ? after : null;
    }

    private static void Compare(RevisionStep step, string name, PdfReference reference, PdfDictionary before)
    {
        if (step.After.Get(reference.Number) is not PdfDictionary after)
        {
            step.Changes.Forbid(ForbiddenKind.FieldRemoved, name);
            return;
        }

        if (step.IsTouched(reference.Number))
        {
            step.Explain(reference.Number);
            CompareKeys(step, name, before, after);
            AppearanceRule.Leave(step, reference.Number, before, after);
        }

        AppearanceRule.Apply(step, name, reference.Number, after);
    }

    private static void CompareKeys(RevisionStep step, string name, PdfDictionary before, PdfDictionary after)
    {
        foreach (string key in RevisionStep.DifferentKeys(before, after))
        {
            if (!ValueKeys.Contains(key))
            {
                step.Changes.Forbid(ForbiddenKind.FieldChanged, name + " /" + key);
            }
            else if (key == "F")
            {
                CompareFlags(step, name, before, after);
            }
            else if (key != "Ff")
            {
                step.Changes.ChangeField(name);
            }
        }

        step.Changes.Raise(ModificationLevel.FormFilling);
    }

    private static void CompareFlags(RevisionStep step, string name, PdfDictionary before, PdfDictionary after)
    {
        long old = step.Before.Find<PdfInteger>(before, "F")?.Value ?? 0;
        long now = step.After.Find<PdfInteger>(after, "F")?.Value ?? 0;
        bool isLostInPrint = (old & ~now & Print) != 0;
        if (((old ^ now) & ~HarmlessFlags) != 0 || isLostInPrint)
        {
            step.Changes.Forbid(ForbiddenKind.FieldFlags, name);
        }
    }

    private static void CompareValue(RevisionStep step, PdfField after)
    {
        if (!after.Dictionary.TryGet("V", out PdfObject? value))
        {
            return;
        }

        if (after.FieldType != "Sig")
        {
            AllowValue(step, after, value);
            return;
        }

        if (after.Value is not null)
        {
            AllowSignature(step, after, value);
        }
    }

    private static void AllowValue(RevisionStep step, PdfField after, PdfObject value)
    {
        if (step.IsTouched(value))
        {
            step.Changes.ChangeField(after.FullName);
            step.Allow(new ObjectEdge(after.Reference!.Number, "V", ((PdfReference)value).Number));
        }
    }

    private static void AllowSignature(RevisionStep step, PdfField after, PdfObject value)
    {
        bool isBorrowed = value is PdfReference signature && !step.IsNew(signature.Number);
        if (isBorrowed && step.IsTouched(after.Reference))
        {
            step.Changes.Forbid(ForbiddenKind.SignatureReplaced, after.FullName);
        }

        step.Changes.ChangeField(after.FullName);
        step.AllowDependencies(after.Reference!.Number, "V", value);
    }
}
