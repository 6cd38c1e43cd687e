using System.Globalization;
using System.Text;
using System.Xml;

namespace CpomDocs.Archiving.Transfers;

/// <summary>Writes elements of one namespace; an element without value is left out.</summary>
internal sealed class SedaXml(XmlWriter xml, string namespaceUri)
{
    /// <summary>Writes a whole number.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>An element that holds others.</summary>
    public void Element(string name, Action content) => Element(name, null, content);

    /// <summary>An element that holds others and bears an attribute.</summary>
    public void Element(string name, (string Name, string Value)? attribute, Action content)
    {
        xml.WriteStartElement(name, namespaceUri);
        Attribute(attribute);
        content();
        xml.WriteEndElement();
    }

    /// <summary>An element that holds a text; left out when there is none.</summary>
    public void Text(string name, string? text, (string Name, string Value)? attribute = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        xml.WriteStartElement(name, namespaceUri);
        Attribute(attribute);
        xml.WriteString(string.Concat(text.EnumerateRunes().Where(IsAllowed)));
        xml.WriteEndElement();
    }

    /// <summary>An element that holds an instant, in UTC.</summary>
    public void Instant(string name, DateTimeOffset? instant) =>
        Text(name, instant?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>An element that holds a day.</summary>
    public void Day(string name, DateOnly? day) => Text(name, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private void Attribute((string Name, string Value)? attribute)
    {
        if (attribute is { } written)
        {
            xml.WriteAttributeString(written.Name, written.Value);
        }
    }

    // XML 1.0, 2.2: what a certificate may hold and a document may not.
    private static bool IsAllowed(Rune rune) => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);
}
