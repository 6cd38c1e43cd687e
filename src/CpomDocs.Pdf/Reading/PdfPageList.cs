using System.Collections;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Reading;

/// <summary>The pages of a revision, in order.</summary>
public sealed class PdfPageList : IReadOnlyList<PdfPage>
{
    private readonly PdfRevision _revision;
    private readonly List<PdfPage> _pages = [];
    private readonly Dictionary<int, int> _indexes = [];
    private Dictionary<int, int>? _annotations;

    private PdfPageList(PdfRevision revision) => _revision = revision;

    /// <inheritdoc/>
    public int Count => _pages.Count;

    /// <inheritdoc/>
    public PdfPage this[int index] => _pages[index];

    /// <summary>Gives the place of a page.</summary>
    /// <param name="page">Reference to a page object.</param>
    /// <returns>Index from 0; -1 when it is not a page of the tree.</returns>
    public int IndexOf(PdfReference page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return _indexes.GetValueOrDefault(page.Number, -1);
    }

    /// <summary>Gives the page whose <c>/Annots</c> lists an annotation; the first one if several do.</summary>
    /// <param name="annotation">Reference to an annotation.</param>
    /// <returns>Index from 0; -1 when no page lists it.</returns>
    /// <exception cref="PdfFormatException">An <c>/Annots</c> cannot be read.</exception>
    public int IndexOfAnnotation(PdfReference annotation)
    {
        ArgumentNullException.ThrowIfNull(annotation);
        _annotations ??= MapAnnotations();
        return _annotations.GetValueOrDefault(annotation.Number, -1);
    }

    /// <inheritdoc/>
    public IEnumerator<PdfPage> GetEnumerator() => _pages.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _pages.GetEnumerator();

    internal static PdfPageList Read(PdfRevision revision)
    {
        var pages = new PdfPageList(revision);
        new PageTreeWalker(revision, pages.Add).Walk();
        return pages;
    }

    private void Add(PdfReference reference, PdfDictionary page, PageAttributes inherited)
    {
        _indexes.Add(reference.Number, _pages.Count);
        _pages.Add(new PdfPage(_pages.Count, reference, page, inherited.Resources, inherited.MediaBox, inherited.CropBox,
            inherited.Rotate));
    }

    private Dictionary<int, int> MapAnnotations()
    {
        var map = new Dictionary<int, int>();
        var mapped = new HashSet<PdfArray>();
        foreach (PdfPage page in _pages)
        {
            if (_revision.Find<PdfArray>(page.Dictionary, "Annots") is not { } annotations || !mapped.Add(annotations))
            {
                continue;
            }

            foreach (PdfReference annotation in annotations.OfType<PdfReference>())
            {
                map.TryAdd(annotation.Number, page.Index);
            }
        }

        return map;
    }
}
