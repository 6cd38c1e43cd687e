using System.Globalization;
using System.Xml;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Docx;

/// <summary>Writes WordprocessingML with one call per element; keeps the schema's words visible to the reader.</summary>
internal sealed class WordXml : IDisposable
{
    public const string WordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string Word2010Namespace = "http://schemas.microsoft.com/office/word/2010/wordml";
    private const string CompatibilityNamespace = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    private const string RelationshipNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly XmlWriter _xml;

    public WordXml(Stream stream)
    {
        _xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false) });
        _xml.WriteStartDocument(standalone: true);
    }

    /// <summary>Opens the root of a part.</summary>
    public void Root(string name)
    {
        _xml.WriteStartElement("w", name, WordNamespace);
        _xml.WriteAttributeString("xmlns", "r", null, RelationshipNamespace);
        _xml.WriteAttributeString("xmlns", "w14", null, Word2010Namespace);
        _xml.WriteAttributeString("xmlns", "mc", null, CompatibilityNamespace);
        _xml.WriteAttributeString("mc", "Ignorable", CompatibilityNamespace, "w14");
    }

    /// <summary>Opens an element.</summary>
    public void Start(string name) => _xml.WriteStartElement(name, WordNamespace);

    /// <summary>Closes the element opened last.</summary>
    public void End() => _xml.WriteEndElement();

    /// <summary>Writes an attribute of the element opened last.</summary>
    public void Attribute(string name, string value) => _xml.WriteAttributeString(name, WordNamespace, value);

    /// <summary>Writes an attribute of the element opened last.</summary>
    public void Attribute(string name, int value) => Attribute(name, Number(value));

    /// <summary>Writes the relationship id of the element opened last.</summary>
    public void Relationship(string id) => _xml.WriteAttributeString("id", RelationshipNamespace, id);

    /// <summary>Writes an empty element: a property that is on by being there.</summary>
    public void Flag(string name)
    {
        Start(name);
        End();
    }

    /// <summary>Writes an element that has a value: <c>w:jc w:val="both"</c>.</summary>
    public void Value(string name, string value)
    {
        Start(name);
        Attribute("val", value);
        End();
    }

    /// <summary>Writes an element that has a value.</summary>
    public void Value(string name, int value) => Value(name, Number(value));

    /// <summary>Writes an element with several attributes.</summary>
    public void Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name);
        foreach (var (attribute, value) in attributes)
        {
            Attribute(attribute, value);
        }

        End();
    }

    /// <summary>Writes one side of a frame.</summary>
    public void Border(string side, double widthPt, Couleur colour)
    {
        Element(side, ("val", "single"), ("sz", WordUnits.EighthPoints(widthPt)), ("space", "0"), ("color", Hex(colour)));
    }

    /// <summary>A whole number, as XML writes it.</summary>
    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A colour as six hexadecimal digits.</summary>
    public static string Hex(Couleur colour)
    {
        return string.Create(CultureInfo.InvariantCulture, $"{colour.Rouge:X2}{colour.Vert:X2}{colour.Bleu:X2}");
    }

    /// <summary>Asks Word for digits of equal width, so that amounts line up.</summary>
    public void TabularDigits()
    {
        _xml.WriteStartElement("w14", "numSpacing", Word2010Namespace);
        _xml.WriteAttributeString("w14", "val", Word2010Namespace, "tabular");
        _xml.WriteEndElement();
    }

    /// <summary>Writes the text of a run, white space kept.</summary>
    public void Text(string value)
    {
        Start("t");
        _xml.WriteAttributeString("xml", "space", null, "preserve");
        _xml.WriteString(value);
        End();
    }

    /// <summary>Writes the instruction of a field.</summary>
    public void Instruction(string value)
    {
        Start("instrText");
        _xml.WriteAttributeString("xml", "space", null, "preserve");
        _xml.WriteString(value);
        End();
    }

    /// <summary>Writes markup made elsewhere.</summary>
    public void Raw(string markup) => _xml.WriteRaw(markup);

    public void Dispose() => _xml.Dispose();
}
