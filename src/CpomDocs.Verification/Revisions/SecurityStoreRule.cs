using CpomDocs.Pdf.Objects;

namespace CpomDocs.Verification.Revisions;

/// <summary>The security store may grow: arrays of streams, and validation entries that stay once written (EN 319 142-1, 5.4.2).</summary>
internal static class SecurityStoreRule
{
    private static readonly HashSet<string> Arrays = new(StringComparer.Ordinal) { "Certs", "CRLs", "OCSPs" };
    private static readonly HashSet<string> EntryArrays = new(StringComparer.Ordinal) { "Cert", "CRL", "OCSP" };
    private static readonly HashSet<string> EntryOthers = new(StringComparer.Ordinal) { "TU", "TS", "Type" };

    public static void Apply(RevisionStep step)
    {
        PdfDictionary? before = step.Before.Find<PdfDictionary>(step.Before.Catalog, "DSS");
        if (!step.After.Catalog.TryGet("DSS", out PdfObject? value))
        {
            return;
        }

        if (step.After.Resolve(value) is not PdfDictionary after)
        {
            step.Changes.Forbid(ForbiddenKind.SecurityStoreChanged, "DSS");
            return;
        }

        var place = new ObjectPlace(step, step.After.CatalogReference.Number, "DSS");
        ApplyStore(place.Enter(value), before, after);
    }

    private static void ApplyStore(ObjectPlace place, PdfDictionary? before, PdfDictionary after)
    {
        foreach ((string key, PdfObject value) in after)
        {
            if (Arrays.Contains(key))
            {
                AllowStreams(place.At(key), value);
            }
            else if (key == "VRI")
            {
                ApplyEntries(place.At(key), before, value);
            }
            else if (key != "Type")
            {
                place.Forbid(key);
            }
        }
    }

    private static void ApplyEntries(ObjectPlace place, PdfDictionary? storeBefore, PdfObject value)
    {
        RevisionStep step = place.Step;
        PdfDictionary? before = storeBefore is null ? null : step.Before.Find<PdfDictionary>(storeBefore, "VRI");
        if (step.After.Resolve(value) is not PdfDictionary after)
        {
            place.Forbid("VRI");
            return;
        }

        ObjectPlace inside = place.Enter(value);
        foreach (string key in (before ?? []).Keys.Where(key => !after.ContainsKey(key)))
        {
            place.Forbid(key);
        }

        foreach ((string key, PdfObject entry) in after.Where(entry => entry.Key != "Type"))
        {
            bool wasThere = before is not null && before.TryGet(key, out PdfObject? old) && old is not PdfNull;
            ApplyEntry(inside.At(key), wasThere ? before![key] : null, entry);
        }
    }

    private static void ApplyEntry(ObjectPlace place, PdfObject? before, PdfObject entry)
    {
        if (before is not null)
        {
            ForbidChange(place, before, entry);
            return;
        }

        ObjectPlace inside = place.Enter(entry);
        foreach ((string key, PdfObject value) in place.Step.After.Resolve(entry) as PdfDictionary ?? [])
        {
            if (EntryArrays.Contains(key))
            {
                AllowStreams(inside.At(key), value);
            }
            else if (EntryOthers.Contains(key))
            {
                inside.At(key).AllowDependencies(value);
            }
            else
            {
                place.Forbid(key);
            }
        }
    }

    private static void ForbidChange(ObjectPlace place, PdfObject before, PdfObject entry)
    {
        if (!PdfEquality.AreEqual(place.Step.Before.Resolve(before), place.Step.After.Resolve(entry)))
        {
            place.Forbid(place.Key);
        }
    }

    private static void AllowStreams(ObjectPlace place, PdfObject value)
    {
        if (place.Step.After.Resolve(value) is not PdfArray array)
        {
            place.Forbid(place.Key);
            return;
        }

        ObjectPlace inside = place.Enter(value);
        foreach (PdfObject item in array)
        {
            if (place.Step.After.Resolve(item) is PdfStream)
            {
                inside.AllowDependencies(item);
            }
            else
            {
                place.Forbid(place.Key);
            }
        }
    }
}
