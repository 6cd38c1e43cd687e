using System.Security.Cryptography;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Trust.Cms;
using CpomDocs.Trust.Timestamps;

namespace CpomDocs.Signing.Pades;

/// <summary>
/// Refuses to sign over a document that somebody changed: every earlier signature must still verify over its bytes, and every revision must
/// end
/// with a signature or only add validation data. What each signed revision changed is for the verification to judge, not for the signer.
/// </summary>
internal static class DocumentIntegrity
{
    private const string TimestampSubFilter = "ETSI.RFC3161";

    /// <summary>Gives what is wrong with the document.</summary>
    public static IEnumerable<Diagnostic> Problems(OpenedDocument document)
    {
        IEnumerable<Diagnostic> broken = document.Signatures
            .Where(field => !Verifies(document, field))
            .Select(field => SigningDiagnostics.Error("CPOM6106", field.FullName));
        return HasForeignRevision(document) ? [.. broken, SigningDiagnostics.Error("CPOM6107")] : broken;
    }

    private static bool Verifies(OpenedDocument document, PdfField field)
    {
        PdfDocument pdf = document.Pdf;
        PdfSignatureDictionary signature = field.Signature!;
        if (SignedEnd(pdf, signature) is not long end)
        {
            return false;
        }

        ReadOnlyMemory<byte> before = pdf.Bytes[..signature.ContentsStart];
        ReadOnlyMemory<byte> after = pdf.Bytes[signature.ContentsEnd..(int)end];
        return signature.SubFilter == TimestampSubFilter
            ? VerifiesTimestamp(signature.Contents, before, after)
            : VerifiesSignature(document.MessageOf(field), before, after);
    }

    private static bool VerifiesSignature(SignedDataMessage? read, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after)
    {
        return read is { DigestAlgorithm: HashAlgorithmName algorithm } message
            && SignedDataReader.FindSigner(message, []) is { } signer
            && SignedDataReader.Verify(message, signer, Digest(algorithm, before, after)) is null;
    }

    private static bool VerifiesTimestamp(ReadOnlyMemory<byte> contents, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after)
    {
        return TimestampTokenReader.TryRead(contents, []) is { ImprintAlgorithm: HashAlgorithmName algorithm } token
            && TimestampTokenReader.Verify(token, Digest(algorithm, before, after)) is null;
    }

    private static byte[] Digest(HashAlgorithmName algorithm, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        hash.AppendData(before.Span);
        hash.AppendData(after.Span);
        return hash.GetHashAndReset();
    }

    // signing.md §5: first segment from 0, the gap is /Contents alone, the second segment ends with the revision that holds the signature.
    private static long? SignedEnd(PdfDocument pdf, PdfSignatureDictionary signature)
    {
        if (signature is not { ByteRange: [0, long first, long second, long length], Reference: PdfReference reference }
            || first != signature.ContentsStart
            || second != signature.ContentsEnd
            || length < 0
            || length > pdf.Bytes.Length - second)
        {
            return null;
        }

        PdfRevision? holder = pdf.Current.FindDefiner(reference.Number);
        return second + length == holder?.EndOffset || second + length == holder?.EofOffset ? second + length : null;
    }

    private static bool HasForeignRevision(OpenedDocument document)
    {
        PdfDocument pdf = document.Pdf;
        HashSet<int> signed = [.. document.Signatures.Select(field => RevisionOf(pdf, field.Signature!))];
        return !pdf.TrailingBytes.IsEmpty
            || pdf.Revisions.Skip(1).Any(revision => !signed.Contains(revision.Index) && !OnlyAddsValidationData(revision));
    }

    private static int RevisionOf(PdfDocument pdf, PdfSignatureDictionary signature)
    {
        return signature.Reference is PdfReference reference ? pdf.Current.FindDefiner(reference.Number)?.Index ?? -1 : -1;
    }

    private static bool OnlyAddsValidationData(PdfRevision revision)
    {
        PdfRevision previous = revision.Previous!;
        PdfReference catalog = revision.CatalogReference;
        bool leavesObjects = revision.Entries.Keys.All(
            number => number == catalog.Number || number == DssNumber(previous) || previous.FindEntry(number) is null);
        return leavesObjects
            && catalog.Equals(previous.CatalogReference)
            && PdfEquality.AreEqual(WithoutDss(revision), WithoutDss(previous));
    }

    private static int DssNumber(PdfRevision revision)
    {
        return revision.Catalog.TryGet("DSS", out PdfObject? dss) && dss is PdfReference reference ? reference.Number : -1;
    }

    private static PdfDictionary WithoutDss(PdfRevision revision)
    {
        PdfDictionary catalog = revision.Catalog.Copy();
        catalog.Remove("DSS");
        catalog.Remove("Extensions");
        return catalog;
    }
}
