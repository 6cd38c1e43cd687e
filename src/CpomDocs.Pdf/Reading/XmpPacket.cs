using System.Runtime.InteropServices;
using System.Xml;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Reading;

/// <summary>
/// The simple properties of an XMP packet (ISO 16684-1), read without DTD, entities or network, bounded in size and depth.
/// </summary>
public sealed class XmpPacket
{
    private readonly Dictionary<(string Namespace, string Name), string> _properties;

    private XmpPacket(bool isWellFormed, Dictionary<(string Namespace, string Name), string> properties)
    {
        IsWellFormed = isWellFormed;
        _properties = properties;
    }

    /// <summary>Whether it is well-formed XML within the limits; when not, it has no property.</summary>
    public bool IsWellFormed { get; }

    /// <summary>Reads the packet of a revision.</summary>
    /// <param name="revision">Revision.</param>
    /// <returns>The packet; null when the catalog has no <c>/Metadata</c> stream.</returns>
    /// <exception cref="PdfFormatException">The stream cannot be read or decoded.</exception>
    public static XmpPacket? Read(PdfRevision revision)
    {
        ArgumentNullException.ThrowIfNull(revision);
        return revision.Find<PdfStream>(revision.Catalog, "Metadata") is { } stream ? Parse(revision.Decode(stream)) : null;
    }

    /// <summary>Reads a packet; never throws, see <see cref="IsWellFormed"/>.</summary>
    /// <param name="xml">Bytes of the packet, in UTF-8, or UTF-16 with a byte order mark.</param>
    /// <returns>The packet.</returns>
    public static XmpPacket Parse(ReadOnlyMemory<byte> xml)
    {
        try
        {
            using MemoryStream stream = Open(xml);
            return new XmpPacket(isWellFormed: true, XmpReader.Read(stream));
        }
        catch (XmlException)
        {
            return new XmpPacket(isWellFormed: false, []);
        }
    }

    /// <summary>Gives a simple property, in attribute or element form; of a list, its first item.</summary>
    /// <param name="namespaceUri">Namespace, such as <c>urn:cpomdocs:xmp:1#</c>.</param>
    /// <param name="name">Local name.</param>
    /// <returns>Its text; null when absent. Of two equal properties the first counts.</returns>
    public string? Get(string namespaceUri, string name) => _properties.GetValueOrDefault((namespaceUri, name));

    private static MemoryStream Open(ReadOnlyMemory<byte> xml) =>
        MemoryMarshal.TryGetArray(xml, out ArraySegment<byte> segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(xml.ToArray(), writable: false);
}
