using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Writing;

/// <summary>Gathers objects into object streams of a bounded number of objects (ISO 32000-2, 7.5.7).</summary>
internal sealed class ObjectStreamPool(int firstNumber)
{
    private const int ObjectsPerStream = 250;
    private readonly List<List<(int Number, PdfObject Value)>> _groups = [];

    public XrefLine Add(int number, PdfObject value)
    {
        if (value is PdfStream)
        {
            throw new InvalidOperationException($"Object {number} is a stream: it cannot be inside an object stream.");
        }

        if (_groups.Count == 0 || _groups[^1].Count == ObjectsPerStream)
        {
            _groups.Add([]);
        }

        _groups[^1].Add((number, value));
        return XrefLine.InObjectStream(number, firstNumber + _groups.Count - 1, _groups[^1].Count - 1);
    }

    public IEnumerable<(int Number, PdfStream Stream)> Streams() => _groups.Select((group, i) => (firstNumber + i, Build(group)));

    private static PdfStream Build(List<(int Number, PdfObject Value)> group)
    {
        var index = new PdfByteWriter();
        var body = new PdfByteWriter();
        foreach ((int number, PdfObject value) in group)
        {
            index.Integer(number).Raw(" "u8).Integer(body.Length).Raw(" "u8);
            PdfSerializer.Write(body, value);
            body.Raw("\n"u8);
        }

        var dictionary = new PdfDictionary
        {
            { "Type", new PdfName("ObjStm") },
            { "N", new PdfInteger(group.Count) },
            { "First", new PdfInteger(index.Length) },
        };
        return FlateStream.Create(dictionary, index.Raw(body.Written).Written);
    }
}
