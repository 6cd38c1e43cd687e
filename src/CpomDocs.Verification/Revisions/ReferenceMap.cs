using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Verification.Revisions;

/// <summary>
/// Who refers to an object, in any revision read so far. Built once for the first signed revision, then extended by each later one:
/// references given up are kept, so that an object once used elsewhere stays suspect.
/// </summary>
internal sealed class ReferenceMap
{
    private readonly Dictionary<int, List<ObjectEdge>> _incoming = [];

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

    /// <summary>References to an object.</summary>
    public IReadOnlyList<ObjectEdge> To(int number) => _incoming.TryGetValue(number, out List<ObjectEdge>? edges) ? edges : [];

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

    // An object that no reader can read shows nothing; one that a later revision makes readable is judged there.
    private void AddReadable(PdfRevision revision, int number)
    {
        try
        {
            PdfObject value = revision.Get(number);
            if (!IsBookkeeping(value))
            {
                Add(number, value);
            }
        }
        catch (PdfFormatException)
        {
            _incoming.TryAdd(number, []);
        }
    }

    private void Add(List<ObjectEdge> edges)
    {
        foreach (ObjectEdge edge in edges)
        {
            if (!_incoming.TryGetValue(edge.To, out List<ObjectEdge>? incoming))
            {
                _incoming.Add(edge.To, incoming = []);
            }

            incoming.Add(edge);
        }
    }
}
