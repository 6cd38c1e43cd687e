using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Pdf;

/// <summary>Gives each annotation its place in the parent tree, after the pages.</summary>
internal sealed class AnnotationIndex(int pageCount)
{
    private readonly int _first = pageCount;

    /// <summary>Structure element of each annotation, in the order of the keys.</summary>
    public List<StructNode> Owners { get; } = [];

    /// <summary>Takes the next key (<c>/StructParent</c>) for an annotation of an element.</summary>
    public int Next(StructNode owner)
    {
        Owners.Add(owner);
        return _first + Owners.Count - 1;
    }
}
