using System.Security.Cryptography;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Trust.Cms;
using CpomDocs.Verification.Revisions;

namespace CpomDocs.Verification.Signatures;

/// <summary>
/// The bytes a signature covers (ISO 32000-2, 12.8.1): from the start of the file to the end of its revision, all but <c>/Contents</c>.
/// </summary>
/// <param name="Revision">Revision covered; -1 when the range is not acceptable.</param>
/// <param name="GapStart">Offset of the gap.</param>
/// <param name="GapEnd">Offset after the gap.</param>
/// <param name="End">Offset after the last covered byte.</param>
/// <param name="Problem">Why the range is not acceptable, or <see langword="null"/>.</param>
internal sealed record SignatureCoverage(int Revision, long GapStart, long GapEnd, long End, FormatProblem? Problem)
{
    /// <summary>Reads and checks the range of a signature of the last revision.</summary>
    public static SignatureCoverage Of(PdfDocument document, DocumentForms forms, PdfField field, PdfSignatureDictionary signature)
    {
        if (signature.ByteRange is not [0, var first, var second, var length] || !IsWithin(document.Bytes.Length, first, second, length))
        {
            return Refused(FormatProblem.ByteRangeShape);
        }

        if (signature.ContentsStart != first || signature.ContentsEnd != second || document.Bytes.Span[(int)first] != (byte)'<')
        {
            return Refused(FormatProblem.ByteRangeGap);
        }

        long end = second + length;
        PdfRevision? revision = document.Revisions.FirstOrDefault(one => one.EofOffset <= end && end <= one.EndOffset);
        if (revision is null)
        {
            return Refused(FormatProblem.NotWholeRevision);
        }

        return new SignatureCoverage(revision.Index, first, second, end, HolderProblem(revision, forms, field, signature));
    }

    /// <summary>Digest of the covered bytes.</summary>
    public byte[] Digest(ReadOnlyMemory<byte> file, HashAlgorithmName algorithm)
    {
        return Digests.Of(algorithm, file.Span[..(int)GapStart], file.Span[(int)GapEnd..(int)End]);
    }

    /// <summary>A coverage that is none.</summary>
    public static SignatureCoverage Refused(FormatProblem problem) => new(-1, 0, 0, 0, problem);

    private static bool IsWithin(long size, long first, long second, long length)
    {
        return first > 0 && second > first && second <= size && length > 0 && length <= size - second;
    }

    // A field pointed at the signature of another, at once or later, would show a signatory who never signed there.
    private static FormatProblem? HolderProblem(PdfRevision revision, DocumentForms forms, PdfField field, PdfSignatureDictionary signature)
    {
        PdfField[] holders = field.ValueEntry is PdfReference value
            ? [.. forms.HoldersOf(revision, value)]
            : [.. forms.Of(revision).SignatureFields.Where(known => PdfEquality.AreEqual(known.ValueEntry, field.ValueEntry))];
        revision.Document.CountSteps(holders.Length);
        bool isItsOwn = Array.Exists(holders, known => known.FullName == field.FullName && Equals(known.Reference, field.Reference));
        if (!isItsOwn || DefinerOf(revision.Document, field, signature) != revision.Index)
        {
            return FormatProblem.WrongRevision;
        }

        return holders.Length > 1 ? FormatProblem.SharedSignature : null;
    }

    private static int DefinerOf(PdfDocument document, PdfField field, PdfSignatureDictionary signature)
    {
        PdfReference? holder = signature.Reference ?? field.Reference;
        return holder is null ? -1 : document.Current.FindDefiner(holder.Number)?.Index ?? -1;
    }
}
