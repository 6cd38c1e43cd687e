namespace CpomDocs.Verification.Signatures;

/// <summary>Why a signature is not even one by its form; each has its sentence in the messages of the room.</summary>
internal enum FormatProblem
{
    ByteRangeShape,
    ByteRangeGap,
    NotWholeRevision,
    WrongRevision,
    NoContents,
    SignatureRemoved,
    SharedSignature,
    UnknownSubFilter,
    TrailingBytes,
    HeaderNotAtStart,
    Malformed,
}
