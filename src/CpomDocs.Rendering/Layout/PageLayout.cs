namespace CpomDocs.Rendering.Layout;

/// <summary>What stands on a page, in reading order.</summary>
internal sealed class PageLayout(int index, PageStyle sheet)
{
    /// <summary>Index from 0.</summary>
    public int Index { get; } = index;

    /// <summary>The sheet, upright or on its side.</summary>
    public PageStyle Sheet { get; } = sheet;

    /// <summary>Height of the sheet.</summary>
    public int Height { get; } = Milli.FromPoints(sheet.HauteurPt);

    /// <summary>Text, boxes and fields of the document itself.</summary>
    public List<Placed> Content { get; } = [];

    /// <summary>Header, footer and paraphe boxes.</summary>
    public List<Placed> Running { get; } = [];
}
