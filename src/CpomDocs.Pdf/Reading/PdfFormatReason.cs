namespace CpomDocs.Pdf.Reading;

/// <summary>Why bytes are not an acceptable PDF file, as a stable code.</summary>
public enum PdfFormatReason
{
    /// <summary>No <c>%PDF-</c> header in the first kilobyte.</summary>
    HeaderMissing,

    /// <summary>The header is not at byte 0.</summary>
    HeaderNotAtStart,

    /// <summary>No <c>startxref</c> keyword, or no number after it.</summary>
    StartXrefMissing,

    /// <summary>A revision's <c>startxref</c> names another place than its cross-reference section.</summary>
    StartXrefMismatch,

    /// <summary>A revision does not end with <c>%%EOF</c>.</summary>
    EofMissing,

    /// <summary>There is no readable cross-reference section where one is announced.</summary>
    XrefMalformed,

    /// <summary>The chain of <c>/Prev</c> comes back to a section already read.</summary>
    XrefLoop,

    /// <summary><c>/Prev</c> points forward in a file that is not linearised, or revisions overlap.</summary>
    RevisionsOutOfOrder,

    /// <summary>Hybrid cross-reference (<c>/XRefStm</c>): two readers may see two different documents.</summary>
    HybridXref,

    /// <summary>One revision lists an object twice.</summary>
    ObjectRedefined,

    /// <summary>The object announced by the cross-reference is not at its offset, or carries another number or generation.</summary>
    ObjectNotAtOffset,

    /// <summary>An object does not follow the syntax of ISO 32000-2, 7.3.</summary>
    ObjectMalformed,

    /// <summary>A dictionary holds one key twice.</summary>
    DuplicateKey,

    /// <summary>An object is not closed by <c>endobj</c>.</summary>
    EndobjMissing,

    /// <summary>A stream's <c>/Length</c> does not lead to its <c>endstream</c>.</summary>
    StreamLengthWrong,

    /// <summary>An object stream is missing, malformed, or does not hold the object it should.</summary>
    ObjectStreamMalformed,

    /// <summary>Reading an object needs that same object, or references form a ring.</summary>
    ReferenceLoop,

    /// <summary>A stream uses a filter or parameters that are not supported.</summary>
    FilterUnsupported,

    /// <summary>A stream's encoded data is damaged.</summary>
    FilterDataDamaged,

    /// <summary>The trailer does not lead to a catalog.</summary>
    CatalogMissing,

    /// <summary>The page tree contains itself, or holds something else than pages.</summary>
    PageTreeMalformed,

    /// <summary>The field tree contains itself, or holds something else than fields.</summary>
    FieldTreeMalformed,

    /// <summary>The file is encrypted and what was asked needs decryption.</summary>
    Encrypted,

    /// <summary>Bytes follow the last <c>%%EOF</c>.</summary>
    TrailingBytes,

    /// <summary>A limit of <see cref="PdfReadingOptions"/> is passed.</summary>
    LimitExceeded,
}
