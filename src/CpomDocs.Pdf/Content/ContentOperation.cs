using System.Collections.Immutable;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Content;

/// <summary>One operator of a content stream and the operands before it (ISO 32000-2, 7.8.2).</summary>
internal sealed record ContentOperation(string Operator, ImmutableArray<PdfObject> Operands);
