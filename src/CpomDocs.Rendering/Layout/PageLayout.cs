namespace CpomDocs.Rendering.Layout;

/// <summary>What stands on a page, in reading order.</summary>
internal sealed class PageLayout(int index)
{
    /// <summary>Index from 0.</summary>
    public int Index { get; } = index;

    /// <summary>Text, boxes and fields of the document itself.</summary>
    public List<Placed> Content { get; } = [];

    /// <summary>Header, footer and paraphe boxes.</summary>
    public List<Placed> Running { get; } = [];
}
