using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Tests.Pdf;

/// <summary>Reads all there is in a file; what it throws beyond <see cref="PdfFormatException"/> is a defect.</summary>
internal static class PdfReadingProbe
{
    /// <returns>Reasons met, in order; empty for a file read without a fault.</returns>
    public static IReadOnlyList<PdfFormatReason> ReadEverything(ReadOnlyMemory<byte> bytes, PdfReadingOptions options)
    {
        var reasons = new List<PdfFormatReason>();
        PdfDocument? document = null;
        Try(reasons, () => document = PdfDocument.Open(bytes, options));
        foreach (PdfRevision revision in document?.Revisions ?? [])
        {
            foreach (int number in revision.Entries.Keys)
            {
                Try(reasons, () => Decode(revision, revision.Get(number)));
            }

            Try(reasons, () => _ = revision.Pages.Count);
            Try(reasons, () => ReadForm(revision));
            Try(reasons, () => _ = XmpPacket.Read(revision)?.IsWellFormed);
        }

        return [.. reasons, .. document?.Anomalies.Select(anomaly => anomaly.Reason) ?? []];
    }

    private static void Decode(PdfRevision revision, PdfObject value)
    {
        if (value is PdfStream stream)
        {
            _ = revision.Decode(stream).Length;
        }
    }

    private static void ReadForm(PdfRevision revision)
    {
        foreach (PdfField field in PdfForm.Read(revision).Fields)
        {
            _ = field.Value;
            _ = field.Lock?.Locks("A.B");
            _ = field.Signature?.Transforms.Count;
        }
    }

    private static void Try(List<PdfFormatReason> reasons, Action read)
    {
        try
        {
            read();
        }
        catch (PdfFormatException exception)
        {
            reasons.Add(exception.Reason);
        }
    }
}
