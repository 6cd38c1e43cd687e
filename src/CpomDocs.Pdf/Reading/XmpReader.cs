using System.Text;
using System.Xml;

namespace CpomDocs.Pdf.Reading;

/// <summary>Walks the RDF of an XMP packet and collects the properties of its top-level descriptions.</summary>
internal sealed class XmpReader
{
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const int MaxDepth = 64;
    private const int MaxCharacters = 4 << 20;
    private readonly XmlReader _reader;
    private readonly Dictionary<(string Namespace, string Name), string> _properties = [];
    private readonly StringBuilder _text = new();
    private int _descriptionDepth = -1;
    private (string Namespace, string Name)? _property;

    private XmpReader(XmlReader reader) => _reader = reader;

    /// <exception cref="XmlException">Not well-formed, or beyond the limits.</exception>
    public static Dictionary<(string Namespace, string Name), string> Read(Stream xml)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
            IgnoreComments = true,
        };
        using var reader = XmlReader.Create(xml, settings);
        var packet = new XmpReader(reader);
        while (reader.Read())
        {
            packet.Visit();
        }

        return packet._properties;
    }

    private void Visit()
    {
        switch (_reader.NodeType)
        {
            case XmlNodeType.Element:
                VisitElement();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace when _property is not null:
                _text.Append(_reader.Value);
                break;
            case XmlNodeType.EndElement:
                VisitEnd();
                break;
            default:
                break;
        }
    }

    private void VisitElement()
    {
        if (_reader.Depth > MaxDepth)
        {
            throw new XmlException();
        }

        if (_reader is { NamespaceURI: Rdf, LocalName: "Description" } && _descriptionDepth < 0)
        {
            ReadAttributes();
            _descriptionDepth = _reader.IsEmptyElement ? -1 : _reader.Depth;
        }
        else if (_descriptionDepth >= 0 && _reader.Depth == _descriptionDepth + 1)
        {
            _text.Clear();
            _property = (_reader.NamespaceURI, _reader.LocalName);
            EndEmptyProperty();
        }
    }

    private void EndEmptyProperty()
    {
        if (_reader.IsEmptyElement)
        {
            EndProperty();
        }
    }

    private void ReadAttributes()
    {
        while (_reader.MoveToNextAttribute())
        {
            if (_reader.Prefix.Length > 0 && _reader.Prefix is not ("xmlns" or "xml") && _reader.NamespaceURI != Rdf)
            {
                _properties.TryAdd((_reader.NamespaceURI, _reader.LocalName), _reader.Value);
            }
        }

        _reader.MoveToElement();
    }

    private void VisitEnd()
    {
        if (_reader.Depth == _descriptionDepth)
        {
            _descriptionDepth = -1;
        }
        else if (_descriptionDepth >= 0 && _reader.Depth == _descriptionDepth + 1)
        {
            EndProperty();
        }
        else if (_reader is { NamespaceURI: Rdf, LocalName: "li" })
        {
            EndProperty();
        }
    }

    // The first item of a list ends its property: what follows is passed over.
    private void EndProperty()
    {
        if (_property is { } property)
        {
            _properties.TryAdd(property, _text.ToString());
            _property = null;
        }
    }
}
