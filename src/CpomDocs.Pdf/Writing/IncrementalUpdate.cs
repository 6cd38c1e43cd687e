using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Writing;

/// <summary>One revision to append to a file (ISO 32000-2, 7.5.6): the earlier bytes stay, new and changed objects follow.</summary>
/// <remarks>Same document and same calls give the same bytes. Not thread-safe.</remarks>
public sealed class IncrementalUpdate : IPdfObjectSink
{
    private const int LargestObjectNumber = 8_388_607;
    private readonly PdfDocument _document;
    private readonly SortedDictionary<int, (int Generation, PdfObject Value)> _objects = [];
    private int _nextNumber;

    /// <summary>Begins a revision on top of the last one.</summary>
    /// <param name="document">Document opened strictly, or leniently and found without anomaly.</param>
    /// <exception cref="PdfFormatException">
    /// The document is hybrid, encrypted, has bytes after its end or another anomaly: appending would not be safe.
    /// </exception>
    public IncrementalUpdate(PdfDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        Refuse(document.IsHybrid, PdfFormatReason.HybridXref);
        Refuse(document.IsEncrypted, PdfFormatReason.Encrypted);
        Refuse(!document.TrailingBytes.IsEmpty, PdfFormatReason.TrailingBytes);
        Refuse(document.Anomalies.Count > 0, document.Anomalies.Select(anomaly => anomaly.Reason).FirstOrDefault());
        _document = document;
        _nextNumber = FirstFreeNumber(document);
    }

    /// <summary>The revision that this one follows.</summary>
    public PdfRevision Base => _document.Current;

    /// <summary>Adds an object under a new number.</summary>
    /// <param name="value">The object.</param>
    /// <returns>Reference to it.</returns>
    public PdfReference Add(PdfObject value)
    {
        PdfReference reference = Reserve();
        Set(reference, value);
        return reference;
    }

    /// <summary>Takes a new number, to be filled by <see cref="Set"/> before the revision is built.</summary>
    /// <returns>Reference to the object.</returns>
    public PdfReference Reserve()
    {
        _nextNumber++;
        return new PdfReference(_nextNumber - 1);
    }

    /// <summary>Writes an object in this revision, new or in place of an earlier one.</summary>
    /// <param name="reference">Its number and its generation, which is that of the object it replaces.</param>
    /// <param name="value">The object; may change until the revision is built.</param>
    public void Set(PdfReference reference, PdfObject value)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(value);
        _objects[reference.Number] = (reference.Generation, value);
    }

    /// <summary>Gives an object as this revision will leave it.</summary>
    /// <param name="reference">Reference.</param>
    /// <returns>What was set, or the object of the base; the null object when there is none.</returns>
    /// <exception cref="PdfFormatException">The object of the base cannot be read.</exception>
    public PdfObject Get(PdfReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return _objects.TryGetValue(reference.Number, out (int Generation, PdfObject Value) changed)
            ? changed.Value
            : Base.Resolve(reference);
    }

    /// <summary>Gives a copy of a dictionary object that this revision will write in its place, to be modified at will.</summary>
    /// <param name="reference">Reference to a dictionary, of the base or already set.</param>
    /// <returns>
    /// The copy; the same one at each call. Direct values inside it are shared with the base: replace them, do not modify them.
    /// </returns>
    /// <exception cref="ArgumentException">It does not refer to a dictionary.</exception>
    /// <exception cref="PdfFormatException">The object of the base cannot be read.</exception>
    public PdfDictionary Modify(PdfReference reference)
    {
        if (Get(reference) is not PdfDictionary dictionary)
        {
            throw new ArgumentException("The reference does not lead to a dictionary.", nameof(reference));
        }

        if (_objects.ContainsKey(reference.Number))
        {
            return dictionary;
        }

        PdfDictionary copy = dictionary.Copy();
        Set(reference, copy);
        return copy;
    }

    /// <summary>Builds the file with this revision.</summary>
    /// <returns>The whole file: the earlier bytes, then the revision.</returns>
    public byte[] Build() => NewWriter(null).Write().File;

    /// <summary>Builds the file with this revision around an empty signature.</summary>
    /// <param name="signatureObject">Number of the signature dictionary, reserved or new.</param>
    /// <param name="template">The signature dictionary; <c>/ByteRange</c> and <c>/Contents</c> are filled here, in place or last.</param>
    /// <param name="contentsCapacityBytes">Bytes reserved for the CMS, from 1.</param>
    /// <returns>The file to hash, then to complete.</returns>
    public PreparedSignature PrepareSignature(PdfReference signatureObject, PdfDictionary template, int contentsCapacityBytes)
    {
        ArgumentNullException.ThrowIfNull(template);
        ArgumentOutOfRangeException.ThrowIfLessThan(contentsCapacityBytes, 1);
        Set(signatureObject, template);
        var placeholder = new SignaturePlaceholder(signatureObject.Number, template, contentsCapacityBytes);
        (byte[] file, int start) = NewWriter(placeholder).Write();
        return placeholder.Fill(file, start);
    }

    private static void Refuse(bool isRefused, PdfFormatReason reason)
    {
        if (isRefused)
        {
            throw new PdfFormatException(reason, -1);
        }
    }

    // A number that any revision ever used is not used again.
    private static int FirstFreeNumber(PdfDocument document)
    {
        long next = document.Revisions.Max(revision => revision.Entries.Count == 0 ? 0 : revision.Entries.Keys.Max()) + 1L;
        long size = document.Current.Find<PdfInteger>(document.Current.Trailer, "Size")?.Value ?? 0;
        next = Math.Max(next, size);
        return next <= LargestObjectNumber ? (int)next : throw new PdfFormatException(PdfFormatReason.LimitExceeded, -1);
    }

    private RevisionWriter NewWriter(SignaturePlaceholder? signature) => new(_document, _objects, _nextNumber, signature);
}
