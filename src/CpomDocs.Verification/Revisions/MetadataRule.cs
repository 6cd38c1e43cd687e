using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Verification.Revisions;

/// <summary>The document information and the XMP packet may be replaced, the latter by well-formed XML without entities.</summary>
internal static class MetadataRule
{
    public static void Apply(RevisionStep step)
    {
        ApplyInfo(step);
        ApplyXmp(step);
    }

    private static void ApplyInfo(RevisionStep step)
    {
        if (!step.After.Trailer.TryGet("Info", out PdfObject? value) || value is not PdfReference info || !step.IsTouched(info.Number))
        {
            return;
        }

        step.Changes.Raise(ModificationLevel.LtaUpdates);
        if (step.After.Get(info.Number) is PdfDictionary)
        {
            step.Allow(new ObjectEdge(0, "Info", info.Number));
            step.AllowDependencies(info.Number);
        }
    }

    private static void ApplyXmp(RevisionStep step)
    {
        if (!step.After.Catalog.TryGet("Metadata", out PdfObject? value)
            || value is not PdfReference metadata
            || !step.IsTouched(metadata.Number))
        {
            return;
        }

        step.Changes.Raise(ModificationLevel.LtaUpdates);
        if (step.After.Get(metadata.Number) is PdfStream stream && IsPlain(stream) && XmpPacket.Read(step.After) is { IsWellFormed: true })
        {
            step.Allow(new ObjectEdge(step.After.CatalogReference.Number, "Metadata", metadata.Number));
        }
        else
        {
            step.Changes.Forbid(ForbiddenKind.MetadataInvalid, "Metadata");
        }
    }

    private static bool IsPlain(PdfStream stream)
    {
        return stream.Dictionary.TryGet("Subtype", out PdfObject? subtype) && subtype is PdfName { Value: "XML" };
    }
}
