using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Verification.Revisions;

/// <summary>
/// One revision compared with the one before it: the objects it really changes, and for each the ground on which it may.
/// A dictionary whose every change a rule has looked at is <em>explained</em>, whoever refers to it; any other object is <em>allowed</em>
/// reference by
/// reference, and every reference to it must be among them (otherwise a page change could hide behind a form change).
/// </summary>
internal sealed class RevisionStep
{
    private readonly HashSet<int> _touched;
    private readonly HashSet<int> _explained = [];
    private readonly Dictionary<int, HashSet<ObjectEdge>> _allowed = [];
    private readonly Dictionary<int, HashSet<ObjectEdge>> _passed = [];
    private readonly Dictionary<int, PdfField> _fieldsAfter = [];
    private readonly ReferenceMap _references;

    public RevisionStep(PdfRevision before, PdfRevision after, ReferenceMap references, DocumentForms forms)
    {
        Before = before;
        After = after;
        _references = references;
        _touched = [.. TouchedObjects.Find(before, after, Changes)];
        references.AddTrailer(after);
        foreach (int number in _touched)
        {
            PdfObject value = after.Peek(number);
            if (!ReferenceMap.IsBookkeeping(value))
            {
                references.Add(number, value);
            }
        }

        FormBefore = forms.Of(before);
        FormAfter = forms.Of(after);
        foreach (PdfField field in FormAfter.AllFields)
        {
            _fieldsAfter.TryAdd(field.Reference?.Number ?? 0, field);
        }
    }

    public PdfRevision Before { get; }

    public PdfRevision After { get; }

    public PdfForm FormBefore { get; }

    public PdfForm FormAfter { get; }

    public RevisionChanges Changes { get; } = new();

    /// <summary>Numbers of the objects added or changed.</summary>
    public IReadOnlyCollection<int> Touched => _touched;

    public bool IsTouched(int number) => _touched.Contains(number);

    public bool IsTouched(PdfObject? value) => value is PdfReference reference && _touched.Contains(reference.Number);

    /// <summary>The field an object is in this revision.</summary>
    public PdfField? FieldAfter(int number) => _fieldsAfter.GetValueOrDefault(number);

    /// <summary>Whether the number did not exist before.</summary>
    public bool IsNew(int number) => Before.FindEntry(number) is null or { Kind: PdfXrefEntryKind.Free };

    /// <summary>A rule has looked at every change of this dictionary.</summary>
    public void Explain(int number) => _explained.Add(number);

    /// <summary>The object may be what it is now, seen through this reference.</summary>
    public void Allow(ObjectEdge edge) => Keep(_allowed, edge);

    /// <summary>A rule goes through this unchanged object to what it holds: what changed there must be seen by this way only.</summary>
    public void Pass(ObjectEdge edge) => Keep(_passed, edge);

    /// <summary>Whether a reference is the only one to its object, in any revision read so far.</summary>
    public bool IsOnlySeenAt(ObjectEdge edge) => ReferencesTo(edge.To).All(other => other == edge);

    /// <summary>Allows what an accepted value refers to, as far as it is new; what existed before must find its own ground.</summary>
    public void AllowDependencies(int number, string key, PdfObject value)
    {
        AllowNew(ObjectEdges.Of(number, key, value));
    }

    /// <summary>Allows what an accepted object refers to, as far as it is new.</summary>
    public void AllowDependencies(int number)
    {
        AllowNew(ObjectEdges.Of(number, After.Get(number)));
    }

    /// <summary>Keys whose written values differ.</summary>
    public static IEnumerable<string> DifferentKeys(PdfDictionary before, PdfDictionary after)
    {
        if (ReferenceEquals(before, after))
        {
            return [];
        }

        IEnumerable<string> changedOrRemoved = before
            .Where(entry => !after.TryGet(entry.Key, out PdfObject? other) || !PdfEquality.AreEqual(entry.Value, other))
            .Select(entry => entry.Key);
        return changedOrRemoved.Concat(after.Keys.Where(key => !before.ContainsKey(key)));
    }

    /// <summary>Forbids every object left without ground.</summary>
    public void Conclude()
    {
        foreach (int number in _touched.Where(number => !_explained.Contains(number)))
        {
            ConcludeObject(number);
        }
    }

    private void ConcludeObject(int number)
    {
        ObjectEdge[] incoming = [.. ReferencesTo(number).Where(edge => !ReferenceMap.IsForeignToReaders(edge))];
        if (_allowed.TryGetValue(number, out HashSet<ObjectEdge>? allowed))
        {
            if (!incoming.All(edge => (allowed.Contains(edge) && IsOnlyPassed(edge.From)) || IsUnreachable(edge.From)))
            {
                Changes.Forbid(ForbiddenKind.SharedObject, Name(number));
            }
        }
        else if (!(IsNew(number) || IsReplacedBookkeeping(number)) || !incoming.All(edge => IsUnreachable(edge.From)))
        {
            Changes.Forbid(ForbiddenKind.UnexplainedObject, Name(number));
        }
    }

    // The way to a changed object may lead through unchanged ones; each of them must serve nothing else either.
    private bool IsOnlyPassed(int first)
    {
        var pending = new Stack<int>([first]);
        var seen = new HashSet<int>();
        while (pending.TryPop(out int number))
        {
            if (!_passed.TryGetValue(number, out HashSet<ObjectEdge>? passed) || !seen.Add(number))
            {
                continue;
            }

            if (!ReferencesTo(number).All(edge => passed.Contains(edge) || IsUnreachable(edge.From)))
            {
                return false;
            }

            foreach (ObjectEdge edge in passed)
            {
                pending.Push(edge.From);
            }
        }

        return true;
    }

    // What shares one object is looked at again for each of its changes: the whole work is bounded.
    private IEnumerable<ObjectEdge> ReferencesTo(int number)
    {
        After.Document.CountSteps(_references.CountTo(number));
        return _references.To(number);
    }

    private static void Keep(Dictionary<int, HashSet<ObjectEdge>> kept, ObjectEdge edge)
    {
        if (!kept.TryGetValue(edge.To, out HashSet<ObjectEdge>? edges))
        {
            kept.Add(edge.To, edges = []);
        }

        edges.Add(edge);
    }

    // An object stream is never replaced: other readers would take from the new one the objects it held.
    private bool IsReplacedBookkeeping(int number)
    {
        return ReferenceMap.IsXrefStream(Before.Get(number)) && ReferenceMap.IsBookkeeping(After.Get(number));
    }

    // A new object that nothing accepted leads to is not part of the document.
    private bool IsUnreachable(int number)
    {
        return number != 0 && _touched.Contains(number) && IsNew(number) && !_explained.Contains(number) && !_allowed.ContainsKey(number);
    }

    private void AllowNew(List<ObjectEdge> first)
    {
        After.Document.CountSteps(first.Count);
        var pending = new Stack<ObjectEdge>(first);
        while (pending.TryPop(out ObjectEdge edge))
        {
            if (!_touched.Contains(edge.To) || !IsNew(edge.To))
            {
                continue;
            }

            bool isKnown = _allowed.ContainsKey(edge.To);
            Allow(edge);
            if (!isKnown)
            {
                ObjectEdges.Of(edge.To, After.Get(edge.To)).ForEach(pending.Push);
            }
        }
    }

    private static string Name(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
