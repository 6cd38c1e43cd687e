using System.Globalization;
using System.Text;

namespace CpomDocs.Tests.Pdf;

/// <summary>
/// Writes small PDF files by hand, so that the reader is never tested against our own writer. Starts as a valid one-page file.
/// </summary>
internal sealed class RawPdf
{
    public const string Catalog = "<</Type /Catalog /Pages 2 0 R>>";
    private readonly List<byte> _bytes = [];
    private readonly SortedDictionary<int, (int Type, long Second, int Third)> _pending = [];
    private int _size = 1;

    public long LastXref { get; private set; } = -1;

    public long Position => _bytes.Count;

    public static RawPdf Empty(string header = "%PDF-1.7\n") => new RawPdf().Text(header);

    public static RawPdf OnePage(string header = "%PDF-1.7\n", string catalog = Catalog) => Empty(header)
        .Object(1, catalog)
        .Object(2, "<</Type /Pages /Kids [3 0 R] /Count 1>>")
        .Object(3, "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]>>");

    public RawPdf Text(string text)
    {
        _bytes.AddRange(Encoding.Latin1.GetBytes(text));
        return this;
    }

    public RawPdf Object(int number, string body, int generation = 0)
    {
        Entry(number, 1, _bytes.Count, generation);
        return Text(string.Create(CultureInfo.InvariantCulture, $"{number} {generation} obj\n{body}\nendobj\n"));
    }

    public RawPdf Stream(int number, string entries, byte[] data, string? length = null)
    {
        Entry(number, 1, _bytes.Count, 0);
        Text(string.Create(CultureInfo.InvariantCulture,
            $"{number} 0 obj\n<<{entries} /Length {length ?? data.Length.ToString(CultureInfo.InvariantCulture)}>>\nstream\n"));
        _bytes.AddRange(data);
        return Text("\nendstream\nendobj\n");
    }

    /// <summary>Writes an object stream and the entries of the objects inside it.</summary>
    public RawPdf ObjectStream(int number, params (int Number, string Body)[] objects)
    {
        string index = string.Empty;
        string body = string.Empty;
        for (int i = 0; i < objects.Length; i++)
        {
            Entry(objects[i].Number, 2, number, i);
            index += string.Create(CultureInfo.InvariantCulture, $"{objects[i].Number} {body.Length} ");
            body += objects[i].Body + " ";
        }

        return Stream(number, $"/Type /ObjStm /N {objects.Length} /First {index.Length}", Encoding.Latin1.GetBytes(index + body));
    }

    public RawPdf Entry(int number, int type, long second, int third)
    {
        _pending[number] = (type, second, third);
        _size = Math.Max(_size, number + 1);
        return this;
    }

    /// <summary>Ends the revision with a classic table of what was written since the last one.</summary>
    public RawPdf Table(string trailer = "/Root 1 0 R", string? tail = null)
    {
        long offset = _bytes.Count;
        Text("xref\n");
        foreach ((int number, (int type, long second, int third)) in _pending)
        {
            char kind = type == 0 ? 'f' : 'n';
            Text(string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{second:D10} {third:D5} {kind} \n"));
        }

        Text($"trailer\n<</Size {_size} {Previous()} {trailer}>>\n");
        return End(offset, tail);
    }

    /// <summary>Ends the revision with a cross-reference stream, not compressed.</summary>
    public RawPdf XrefStream(int number, string trailer = "/Root 1 0 R", string filter = "", Func<byte[], byte[]>? encode = null)
    {
        long offset = _bytes.Count;
        Entry(number, 1, offset, 0);
        var rows = new List<byte>();
        string index = string.Empty;
        foreach ((int listed, (int type, long second, int third)) in _pending)
        {
            index += string.Create(CultureInfo.InvariantCulture, $"{listed} 1 ");
            rows.AddRange([(byte)type, (byte)(second >> 16), (byte)((second >> 8) & 255), (byte)(second & 255), (byte)third]);
        }

        byte[] data = encode is null ? [.. rows] : encode([.. rows]);
        Stream(number, $"/Type /XRef /W [1 3 1] /Index [{index}] /Size {_size} {Previous()} {trailer} {filter}", data);
        return End(offset, null);
    }

    public byte[] ToBytes() => [.. _bytes];

    private string Previous() => LastXref < 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"/Prev {LastXref}");

    private RawPdf End(long offset, string? tail)
    {
        _pending.Clear();
        LastXref = offset;
        return Text(tail ?? string.Create(CultureInfo.InvariantCulture, $"startxref\n{offset}\n%%EOF\n"));
    }
}
