using CpomDocs.Pdf.Objects;

namespace CpomDocs.Verification.Revisions;

/// <summary>Lists the references an object writes.</summary>
internal static class ObjectEdges
{
    private const int MaxDepth = 64;

    /// <summary>Every reference of an object, wherever it stands in it.</summary>
    public static List<ObjectEdge> Of(int number, PdfObject value)
    {
        var edges = new List<ObjectEdge>();
        switch (value)
        {
            case PdfDictionary dictionary:
                CollectKeys(number, dictionary, edges);
                break;
            case PdfStream stream:
                CollectKeys(number, stream.Dictionary, edges);
                break;
            default:
                Collect(new ObjectEdge(number, "", 0), value, edges, 0);
                break;
        }

        return edges;
    }

    /// <summary>Every reference inside a value of one key.</summary>
    public static List<ObjectEdge> Of(int number, string key, PdfObject value)
    {
        var edges = new List<ObjectEdge>();
        Collect(new ObjectEdge(number, key, 0), value, edges, 0);
        return edges;
    }

    private static void CollectKeys(int number, PdfDictionary dictionary, List<ObjectEdge> edges)
    {
        foreach ((string key, PdfObject value) in dictionary)
        {
            Collect(new ObjectEdge(number, key, 0), value, edges, 0);
        }
    }

    private static void Collect(ObjectEdge origin, PdfObject value, List<ObjectEdge> edges, int depth)
    {
        if (value is PdfReference reference)
        {
            edges.Add(origin with { To = reference.Number });
        }

        if (depth == MaxDepth)
        {
            return;
        }

        foreach (PdfObject inner in Children(value))
        {
            Collect(origin, inner, edges, depth + 1);
        }
    }

    private static IEnumerable<PdfObject> Children(PdfObject value) => value switch
    {
        PdfArray array => array,
        PdfDictionary dictionary => dictionary.Select(entry => entry.Value),
        PdfStream stream => stream.Dictionary.Select(entry => entry.Value),
        _ => [],
    };
}
