using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Pdf;

/// <summary>Marked content and links of one page, as they are drawn.</summary>
internal sealed class PageMarks(int page)
{
    /// <summary>Structure element of each piece of marked content, by its number.</summary>
    public List<StructNode> Owners { get; } = [];

    /// <summary>Pieces of links, in reading order.</summary>
    public List<LinkPiece> Links { get; } = [];

    /// <summary>Takes the next number of marked content for an element.</summary>
    public int Next(StructNode node)
    {
        int mcid = Owners.Count;
        Owners.Add(node);
        node.Kids.Add(new StructKid.Content(page, mcid));
        return mcid;
    }
}

/// <summary>The part of a link that stands on one line.</summary>
/// <param name="Link">The link.</param>
/// <param name="Box">Its rectangle, from the upper left corner of the sheet.</param>
internal sealed record LinkPiece(LinkRun Link, Box Box);
