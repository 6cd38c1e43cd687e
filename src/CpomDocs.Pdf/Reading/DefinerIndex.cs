namespace CpomDocs.Pdf.Reading;

/// <summary>Which revision last wrote each object, found in logarithmic time however many revisions there are.</summary>
internal sealed class DefinerIndex
{
    private const int RevisionBits = 16;
    private readonly long[] _keys;

    /// <summary>Indexes the entries of revisions, oldest first.</summary>
    public DefinerIndex(IReadOnlyList<RevisionData> revisions)
    {
        _keys = [.. revisions.SelectMany((revision, index) => revision.Section.Entries.Keys.Select(number => Key(number, index)))];
        Array.Sort(_keys);
    }

    /// <summary>Index of the last revision, up to one, that writes an object; -1 when there is none.</summary>
    public int Find(int number, int revision)
    {
        int place = Array.BinarySearch(_keys, Key(number, revision));
        place = place >= 0 ? place : ~place - 1;
        return place >= 0 && _keys[place] >> RevisionBits == number ? (int)(_keys[place] & ((1 << RevisionBits) - 1)) : -1;
    }

    private static long Key(int number, int revision) => ((long)number << RevisionBits) | (uint)revision;
}
