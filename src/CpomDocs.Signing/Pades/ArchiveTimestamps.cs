using System.Globalization;
using System.Security.Cryptography;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Pdf.Writing;
using CpomDocs.Trust.Timestamps;

namespace CpomDocs.Signing.Pades;

/// <summary>The archive time-stamps of a document: each is a field of no size, outside the page, in a revision of its own.</summary>
/// <remarks>EN 319 142-1, 5.4.3: allowed whatever the certification.</remarks>
internal static class ArchiveTimestamps
{
    public const string SubFilter = "ETSI.RFC3161";
    private const int MarginBytes = 128;

    /// <summary>Archive time-stamps that a document holds.</summary>
    public static IEnumerable<PdfField> Of(PdfDocument document) =>
        PdfForm.Read(document.Current).SignatureFields.Where(field => field.Signature is { SubFilter: SubFilter });

    /// <summary>Appends an archive time-stamp.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="services">Time-stamp authorities.</param>
    /// <returns>The file with the revision.</returns>
    /// <exception cref="TimestampRefusedException">No authority gives an acceptable token.</exception>
    public static byte[] Append(byte[] file, PadesServices services)
    {
        var document = PdfDocument.Open(file);
        int capacity = services.Probe().Max(one => one.Encoded.Length) + MarginBytes;
        (PreparedSignature prepared, TimestampToken token) = Stamp(document, services, capacity);
        if (token.Encoded.Length > prepared.CapacityBytes)
        {
            // Another authority of the list took over, whose tokens are larger: its own is now the measure.
            (prepared, token) = Stamp(document, services, token.Encoded.Length + MarginBytes);
        }

        return token.Encoded.Length <= prepared.CapacityBytes
            ? prepared.Complete(token.Encoded.Span)
            : throw new TimestampRefusedException(
                services.Timestamps.Name,
                TimestampRefusal.Malformed,
                Messages.Format("CPOM6309.Message", token.Encoded.Length, prepared.CapacityBytes));
    }

    private static (PreparedSignature Prepared, TimestampToken Token) Stamp(PdfDocument document, PadesServices services, int capacity)
    {
        PreparedSignature prepared = Prepare(document, capacity);
        byte[] digest = prepared.Digest(HashAlgorithmName.SHA256);
        return (prepared, services.Stamp(digest, HashAlgorithmName.SHA256));
    }

    private static PreparedSignature Prepare(PdfDocument document, int capacity)
    {
        var update = new IncrementalUpdate(document);
        PdfReference value = update.Reserve();
        InvisibleField.Add(update, FreeName(document), Messages.Get("Horodatage.Champ"), value);
        var dictionary = new PdfDictionary
        {
            { "Type", new PdfName("DocTimeStamp") },
            { "Filter", new PdfName("Adobe.PPKLite") },
            { "SubFilter", new PdfName(SubFilter) },
            { "ByteRange", PdfNull.Instance },
            { "Contents", PdfNull.Instance },
        };
        return update.PrepareSignature(value, dictionary, capacity);
    }

    private static string FreeName(PdfDocument document)
    {
        HashSet<string> names =
            [.. PdfForm.Read(document.Current).AllFields.Select(field => field.FullName)];
        return Enumerable.Range(1, names.Count + 1)
            .Select(rank => "Horodatage_" + rank.ToString("00", CultureInfo.InvariantCulture))
            .First(name => !names.Contains(name));
    }
}
