using System.Collections.Immutable;

namespace CpomDocs.Rendering.Pdf;

/// <summary>A document rendered as PDF/A-2a and PDF/UA-1, with its whole form in place and nothing signed.</summary>
public sealed record PdfRendu
{
    /// <summary>The file; the same bytes for the same document.</summary>
    public required ReadOnlyMemory<byte> Contenu { get; init; }

    /// <summary>Number of pages.</summary>
    public required int Pages { get; init; }

    /// <summary>Fields of the form, page by page, in the order of signature on each page.</summary>
    public required ImmutableArray<ZoneChamp> Zones { get; init; }
}

/// <summary>Place of a form field; lengths in points from the lower left corner of the page.</summary>
/// <param name="Champ">Full name of the field (<c>Signature_DirecteurGeneral</c>, <c>Paraphe_DirecteurGeneral.P003</c>).</param>
/// <param name="Page">Page, from 1.</param>
/// <param name="XPt">Left edge.</param>
/// <param name="YPt">Lower edge.</param>
/// <param name="LargeurPt">Width.</param>
/// <param name="HauteurPt">Height.</param>
public sealed record ZoneChamp(string Champ, int Page, double XPt, double YPt, double LargeurPt, double HauteurPt);
