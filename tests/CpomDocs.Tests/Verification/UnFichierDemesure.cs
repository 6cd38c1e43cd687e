using System.Globalization;
using System.Text;

namespace CpomDocs.Tests.Verification;

/// <summary>
/// Files that are small to write and long to judge: a field that says it is signed, then whatever is multiplied. Classic tables, as many
/// revisions as wanted.
/// </summary>
internal sealed class UnFichierDemesure
{
    private readonly List<byte> _bytes = [];
    private readonly SortedDictionary<int, long> _written = [];
    private int _size = 1;
    private long _previous = -1;

    public UnFichierDemesure(string fields = "", string catalog = "", string signature = "")
    {
        Text("%PDF-1.7\n");
        Object(1, $"<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[4 0 R {fields}]>>{catalog}>>");
        Object(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
        Object(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>");
        Object(4, "<</FT/Sig/T(Signature)/V 5 0 R>>");
        Object(5, "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/ByteRange [0 0000000000 0000000000 0000000000]"
            + "/Contents <3003020101>" + signature + ">>");
    }

    /// <summary>References to consecutive objects.</summary>
    public static string References(int first, int count) =>
        string.Join(' ', Enumerable.Range(first, count).Select(number => number.ToString(CultureInfo.InvariantCulture) + " 0 R"));

    public UnFichierDemesure Object(int number, string body)
    {
        _written[number] = _bytes.Count;
        _size = Math.Max(_size, number + 1);
        Text(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n"));
        return this;
    }

    public UnFichierDemesure Objects(int first, int count, Func<int, string> body)
    {
        for (int number = first; number < first + count; number++)
        {
            Object(number, body(number));
        }

        return this;
    }

    /// <summary>Ends the revision, whose signature covers it when it is the first.</summary>
    public UnFichierDemesure Revision(string comment = "")
    {
        long table = _bytes.Count;
        bool isFirst = _previous < 0;
        Text("xref\n" + (isFirst ? "0 1\n0000000000 65535 f \n" : ""));
        foreach ((int number, long offset) in _written)
        {
            Text(string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{offset:D10} 00000 n \n"));
        }

        string previous = isFirst ? "" : string.Create(CultureInfo.InvariantCulture, $"/Prev {_previous}");
        Text(string.Create(CultureInfo.InvariantCulture,
            $"trailer\n<</Size {_size}/Root 1 0 R{previous}>>\n{comment}\nstartxref\n{table}\n%%EOF\n"));
        _written.Clear();
        _previous = table;
        if (isFirst)
        {
            Cover();
        }

        return this;
    }

    /// <summary>Revisions that say nothing.</summary>
    public UnFichierDemesure Revisions(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Object(900_000 + i, "<</Q 1>>").Revision();
        }

        return this;
    }

    public byte[] ToBytes() => [.. _bytes];

    private void Cover()
    {
        byte[] file = [.. _bytes];
        int start = file.AsSpan().IndexOf("/Contents <"u8) + "/Contents ".Length;
        int end = start + file.AsSpan(start).IndexOf((byte)'>') + 1;
        int range = file.AsSpan().IndexOf("/ByteRange"u8);
        byte[] covered = Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"/ByteRange [0 {start:D10} {end:D10} {file.Length - end:D10}]"));
        for (int i = 0; i < covered.Length; i++)
        {
            _bytes[range + i] = covered[i];
        }
    }

    private void Text(string text) => _bytes.AddRange(Encoding.Latin1.GetBytes(text));
}
