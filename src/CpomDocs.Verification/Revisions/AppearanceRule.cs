using System.Globalization;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Verification.Revisions;

/// <summary>The appearance of a field may be replaced by streams that serve nothing else.</summary>
internal static class AppearanceRule
{
    private const int MaxDepth = 4;

    public static void Apply(RevisionStep step, string fieldName, int widget, PdfDictionary after)
    {
        if (after.TryGet("AP", out PdfObject? appearance))
        {
            Walk(new ObjectPlace(step, widget, "AP"), fieldName, appearance, 0);
        }
    }

    /// <summary>
    /// A field may only leave a dictionary of appearances that was its own: one that serves elsewhere too would show there what the field
    /// no longer shows.
    /// </summary>
    public static void Leave(RevisionStep step, int widget, PdfDictionary before, PdfDictionary after)
    {
        bool isLeft = before.TryGet("AP", out PdfObject? old)
            && !(after.TryGet("AP", out PdfObject? current) && PdfEquality.AreEqual(old, current));
        if (isLeft && old is PdfReference shared && !step.IsOnlySeenAt(new ObjectEdge(widget, "AP", shared.Number)))
        {
            step.Changes.Forbid(ForbiddenKind.SharedObject, shared.Number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Walk(ObjectPlace place, string fieldName, PdfObject value, int depth)
    {
        if (depth > MaxDepth)
        {
            return;
        }

        ObjectPlace inside = place;
        if (value is PdfReference reference)
        {
            inside = Enter(place, fieldName, reference);
        }

        switch (place.Step.After.Resolve(value))
        {
            case PdfDictionary dictionary:
                foreach ((string key, PdfObject state) in dictionary)
                {
                    Walk(inside.At(key), fieldName, state, depth + 1);
                }

                break;
            case PdfStream when value is PdfReference stream && place.Step.IsTouched(stream.Number):
                place.Step.AllowDependencies(stream.Number);
                break;
            default:
                break;
        }
    }

    private static ObjectPlace Enter(ObjectPlace place, string fieldName, PdfReference reference)
    {
        RevisionStep step = place.Step;
        if (step.IsTouched(reference.Number))
        {
            step.Allow(new ObjectEdge(place.Number, place.Key, reference.Number));
            step.Changes.ChangeField(fieldName);
        }
        else
        {
            step.Pass(new ObjectEdge(place.Number, place.Key, reference.Number));
        }

        return new ObjectPlace(step, reference.Number, "");
    }
}
