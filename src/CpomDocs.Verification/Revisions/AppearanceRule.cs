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

        return new ObjectPlace(step, reference.Number, "");
    }
}
