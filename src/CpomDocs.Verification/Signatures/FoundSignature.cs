using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Verification.Signatures;

/// <summary>A signature found in the last revision of a document, not judged yet.</summary>
/// <param name="Field">Its field.</param>
/// <param name="Dictionary">Its dictionary.</param>
/// <param name="Coverage">The bytes it covers.</param>
internal sealed record FoundSignature(PdfField Field, PdfSignatureDictionary Dictionary, SignatureCoverage Coverage)
{
    public string Name => Field.FullName;

    public bool IsTimestamp => Dictionary.Type == "DocTimeStamp" || Dictionary.SubFilter == "ETSI.RFC3161";

    /// <summary>Signatures in the order of their revisions; those without acceptable range come last.</summary>
    /// <exception cref="PdfFormatException">The form or a signature dictionary cannot be read.</exception>
    public static IReadOnlyList<FoundSignature> FindAll(PdfDocument document)
    {
        return
        [
            .. PdfForm.Read(document.Current).SignatureFields
                .Select(field => (Field: field, Dictionary: field.Signature))
                .Where(pair => pair.Dictionary is not null && !IsPrepared(pair.Dictionary))
                .Select(pair => new FoundSignature(pair.Field, pair.Dictionary!, SignatureCoverage.Of(document, pair.Field, pair.Dictionary!)))
                .OrderBy(found => found.Coverage.Revision < 0 ? int.MaxValue : found.Coverage.Revision),
        ];
    }

    // A place reserved and never filled is an unsigned field, whatever surrounds it.
    private static bool IsPrepared(PdfSignatureDictionary signature)
    {
        return !signature.Contents.IsEmpty && !signature.Contents.Span.ContainsAnyExcept((byte)0);
    }
}
