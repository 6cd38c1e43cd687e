using System.Runtime.InteropServices;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Verification.Revisions;

/// <summary>
/// Who refers to an object, in any revision read so far. Built once for the first signed revision, then extended by each later one:
/// references given up are kept, so that an object once used elsewhere stays suspect.
/// </summary>
internal sealed class ReferenceMap
{
    private const int None = -1;

    // One chain of references for each object referred to: a list of lists costs ten times as much for a million objects.
    private readonly Dictionary<int, Chain> _incoming = [];
    private readonly List<Link> _links = [];

    /// <summary>Reads every object that exists at the end of a revision.</summary>
    public static ReferenceMap Of(PdfRevision revision)
    {
        var map = new ReferenceMap();
        for (PdfRevision? one = revision; one is not null; one = one.Previous)
        {
            map.AddTrailer(one);
            foreach (int number in one.Entries.Keys.Where(number => revision.FindDefiner(number) == one))
            {
                map.AddReadable(revision, number);
            }
        }

        return map;
    }

    /// <summary>Number of references to an object.</summary>
    public int CountTo(int number) => _incoming.TryGetValue(number, out Chain chain) ? chain.Count : 0;

    /// <summary>References to an object.</summary>
    public IEnumerable<ObjectEdge> To(int number)
    {
        int at = _incoming.TryGetValue(number, out Chain chain) ? chain.Last : None;
        while (at != None)
        {
            yield return _links[at].Edge;
            at = _links[at].Before;
        }
    }

    /// <summary>Adds what a revision writes.</summary>
    public void AddTrailer(PdfRevision revision)
    {
        foreach ((string key, PdfObject value) in revision.Trailer)
        {
            Add(ObjectEdges.Of(0, key, value));
        }
    }

    /// <summary>Adds the references of one object.</summary>
    public void Add(int number, PdfObject value) => Add(ObjectEdges.Of(number, value));

    /// <summary>Whether a reference stands under a key of the trailer that no reader follows: a writer's own bookkeeping.</summary>
    public static bool IsForeignToReaders(ObjectEdge edge) => edge is { From: 0, Key: not ("Root" or "Info" or "Encrypt") };

    /// <summary>Whether an object only serves the file's own bookkeeping: a cross-reference or object stream.</summary>
    public static bool IsBookkeeping(PdfObject value) => TypeOf(value) is "XRef" or "ObjStm";

    /// <summary>Whether an object is a cross-reference stream, which a later revision may write anew under the same number.</summary>
    public static bool IsXrefStream(PdfObject value) => TypeOf(value) == "XRef";

    private static string? TypeOf(PdfObject value)
    {
        return value is PdfStream stream && stream.Dictionary.TryGet("Type", out PdfObject? type) ? (type as PdfName)?.Value : null;
    }

    private void AddReadable(PdfRevision revision, int number)
    {
        PdfObject value = ReadableAt(revision, number);
        if (!IsBookkeeping(value))
        {
            Add(number, value);
        }
    }

    // An object that no reader can read shows nothing; one that a later revision makes readable is judged there.
    private static PdfObject ReadableAt(PdfRevision revision, int number)
    {
        try
        {
            return revision.Peek(number);
        }
        catch (PdfFormatException exception) when (exception.Reason != PdfFormatReason.LimitExceeded)
        {
            return PdfNull.Instance;
        }
    }

    private void Add(List<ObjectEdge> edges)
    {
        foreach (ObjectEdge edge in edges)
        {
            ref Chain chain = ref CollectionsMarshal.GetValueRefOrAddDefault(_incoming, edge.To, out bool isKnown);
            _links.Add(new Link(edge, isKnown ? chain.Last : None));
            chain = new Chain(_links.Count - 1, chain.Count + 1);
        }
    }

    private readonly record struct Chain(int Last, int Count);

    private readonly record struct Link(ObjectEdge Edge, int Before);
}
