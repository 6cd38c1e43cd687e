using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Reading;
using CpomDocs.Verification.Revisions;

namespace CpomDocs.Verification.Signatures;

/// <summary>A signature found in the last revision of a document, not judged yet.</summary>
/// <param name="Field">Its field.</param>
/// <param name="Dictionary">Its dictionary.</param>
/// <param name="Coverage">The bytes it covers.</param>
internal sealed record FoundSignature(PdfField Field, PdfSignatureDictionary Dictionary, SignatureCoverage Coverage)
{
    private const int MaxSignatures = 300;

    public string Name => Field.FullName;

    public bool IsTimestamp => Dictionary.Type == "DocTimeStamp" || Dictionary.SubFilter == "ETSI.RFC3161";

    /// <summary>
    /// Signatures in the order of their revisions; those without acceptable range come last, with those that a later revision took out.
    /// </summary>
    /// <exception cref="PdfFormatException">The form or a signature dictionary cannot be read.</exception>
    public static IReadOnlyList<FoundSignature> FindAll(PdfDocument document, DocumentForms forms)
    {
        var found = new Dictionary<string, FoundSignature>(StringComparer.Ordinal);
        foreach ((PdfField field, PdfSignatureDictionary signature) in Signed(forms.Of(document.Current).SignatureFields))
        {
            found.TryAdd(field.FullName, new FoundSignature(field, signature, SignatureCoverage.Of(document, forms, field, signature)));
            Bound(found.Count);
        }

        foreach (PdfRevision revision in document.Revisions.SkipLast(1))
        {
            IEnumerable<PdfField> unknown = forms.Of(revision).SignatureFields.Where(field => !found.ContainsKey(field.FullName));
            foreach ((PdfField field, PdfSignatureDictionary signature) in Signed(unknown))
            {
                found.TryAdd(field.FullName,
                    new FoundSignature(field, signature, SignatureCoverage.Refused(FormatProblem.SignatureRemoved)));
                Bound(found.Count);
            }
        }

        return [.. found.Values.OrderBy(one => one.Coverage.Revision < 0 ? int.MaxValue : one.Coverage.Revision)];
    }

    private static IEnumerable<(PdfField Field, PdfSignatureDictionary Signature)> Signed(IEnumerable<PdfField> fields)
    {
        foreach (PdfField field in fields)
        {
            if (field.Signature is PdfSignatureDictionary signature && !IsPrepared(signature))
            {
                yield return (field, signature);
            }
        }
    }

    // Each is judged, in every revision: no act has that many.
    private static void Bound(int count)
    {
        if (count > MaxSignatures)
        {
            throw new PdfFormatException(PdfFormatReason.LimitExceeded, -1);
        }
    }

    // A place reserved and never filled is an unsigned field, whatever surrounds it.
    private static bool IsPrepared(PdfSignatureDictionary signature)
    {
        return !signature.Contents.IsEmpty && !signature.Contents.Span.ContainsAnyExcept((byte)0);
    }
}
