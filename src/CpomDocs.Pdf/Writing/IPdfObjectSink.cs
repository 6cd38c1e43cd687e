using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Writing;

/// <summary>A place that takes indirect objects: a new file or an incremental update.</summary>
public interface IPdfObjectSink
{
    /// <summary>Takes a fresh object number, to be filled later by <see cref="Set"/>.</summary>
    /// <returns>Reference to the object.</returns>
    PdfReference Reserve();

    /// <summary>Fills a reserved object.</summary>
    /// <param name="reference">Reference given by <see cref="Reserve"/>.</param>
    /// <param name="value">The object; must not change afterwards.</param>
    void Set(PdfReference reference, PdfObject value);

    /// <summary>Adds an indirect object under a fresh number.</summary>
    /// <param name="value">The object; must not change afterwards.</param>
    /// <returns>Reference to it.</returns>
    PdfReference Add(PdfObject value);
}
