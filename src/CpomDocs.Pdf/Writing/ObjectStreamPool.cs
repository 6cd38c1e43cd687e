using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Writing;

/// <summary>Gathers objects into object streams of a bounded number of objects (ISO 32000-2, 7.5.7).</summary>
internal sealed class ObjectStreamPool(int firstNumber)
{
    private const int ObjectsPerStream = 250;
    private readonly List<List<(int Number, PdfObject Value)>> _groups = [];
    private readonly PdfByteWriter _index = new();
    private readonly PdfByteWriter _body = new(1 << 15);

    public XrefLine Add(int number, PdfObject value)
    {
        if (value is PdfStream)
        {
            throw new InvalidOperationException($"Object {number} is a stream: it cannot be inside an object stream.");
        }

        if (_groups.Count == 0 || _groups[^1].Count == ObjectsPerStream)
        {
            _groups.Add(new List<(int Number, PdfObject Value)>(ObjectsPerStream));
        }

        _groups[^1].Add((number, value));
        return XrefLine.InObjectStream(number, firstNumber + _groups.Count - 1, _groups[^1].Count - 1);
    }

    /// <summary>Makes the streams; call once.</summary>
    public IEnumerable<(int Number, PdfStream Stream)> Streams()
    {
        for (int i = 0; i < _groups.Count; i++)
        {
            yield return (firstNumber + i, Build(_groups[i]));
        }

        _index.Release();
        _body.Release();
    }

    // One pair of buffers serves all the streams, one after the other.
    private PdfStream Build(List<(int Number, PdfObject Value)> group)
    {
        _index.Clear();
        _body.Clear();
        foreach ((int number, PdfObject value) in group)
        {
            _index.Integer(number).Raw(" "u8).Integer(_body.Length).Raw(" "u8);
            PdfSerializer.Write(_body, value);
            _body.Raw("\n"u8);
        }

        var dictionary = new PdfDictionary
        {
            { "Type", new PdfName("ObjStm") },
            { "N", new PdfInteger(group.Count) },
            { "First", new PdfInteger(_index.Length) },
        };
        return FlateStream.Create(dictionary, _index.Written, _body.Written);
    }
}
