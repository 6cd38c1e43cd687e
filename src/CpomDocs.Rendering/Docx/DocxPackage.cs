using System.IO.Compression;
using System.Text;
using System.Xml;
using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Docx;

/// <summary>
/// The parts of one file and how they are tied together; zipped in a fixed order with a fixed time, so that bytes never vary.
/// </summary>
internal sealed class DocxPackage
{
    private const string PackageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string OfficeRelationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string CustomXmlId = "negociation";
    private const string CorePropertiesRelationship =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

    private static readonly DateTimeOffset ZipEpoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly List<(PartKind Kind, byte[] Content)> _parts = [];
    private (FieldControls Fields, bool IsDemonstration)? _fields;

    /// <summary>Adds a part that is written for this document.</summary>
    public void AddPart(string id, Action<WordXml> write)
    {
        using var stream = new MemoryStream();
        using (var xml = new WordXml(stream))
        {
            write(xml);
        }

        _parts.Add((PartKind.Of(id), stream.ToArray()));
    }

    /// <summary>Adds a part that is the same in every file.</summary>
    public void AddResource(string id) => _parts.Add((PartKind.Of(id), DocxResource.Read(id + ".xml")));

    /// <summary>Adds the part that the content controls are bound to, when there is one.</summary>
    public void AddFields(FieldControls fields, bool isDemonstration)
    {
        _fields = fields.Bound.Count > 0 ? (fields, isDemonstration) : null;
    }

    /// <summary>The whole file.</summary>
    public byte[] Build(DocumentCompose document, IReadOnlyDictionary<string, string> externalLinks)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            AddEntry(zip, "[Content_Types].xml", Xml(WriteContentTypes));
            AddEntry(zip, "_rels/.rels", Xml(WriteRootRelationships));
            AddEntry(zip, "docProps/core.xml", Xml(xml => DocxProperties.WriteCore(xml, document)));
            AddEntry(zip, "docProps/app.xml", DocxResource.Read("app.xml"));
            AddEntry(zip, "word/_rels/document.xml.rels", Xml(xml => WriteDocumentRelationships(xml, externalLinks)));
            foreach (var (kind, content) in _parts)
            {
                AddEntry(zip, "word/" + kind.Target, content);
            }

            if (_fields is var (fields, isDemonstration))
            {
                AddEntry(zip, "customXml/item1.xml", Xml(xml => CustomXmlParts.WriteItem(xml, fields, isDemonstration)));
                AddEntry(zip, "customXml/itemProps1.xml", Xml(xml => CustomXmlParts.WriteProperties(xml, fields)));
                AddEntry(zip, "customXml/_rels/item1.xml.rels", Xml(WriteItemRelationships));
            }
        }

        return stream.ToArray();
    }

    private static void AddEntry(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = ZipEpoch;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static byte[] Xml(Action<XmlWriter> write)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = Utf8 }))
        {
            xml.WriteStartDocument(standalone: true);
            write(xml);
        }

        return stream.ToArray();
    }

    private void WriteContentTypes(XmlWriter xml)
    {
        xml.WriteStartElement("Types", ContentTypes);
        WriteContentType(xml, "Default", "Extension", ("rels", "application/vnd.openxmlformats-package.relationships+xml"));
        WriteContentType(xml, "Default", "Extension", ("xml", "application/xml"));
        WriteContentType(xml, "Override", "PartName", ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"));
        WriteContentType(
            xml, "Override", "PartName", ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"));
        foreach (var (kind, _) in _parts)
        {
            WriteContentType(xml, "Override", "PartName", ("/word/" + kind.Target, kind.ContentType));
        }

        if (_fields is not null)
        {
            WriteContentType(
                xml, "Override", "PartName",
                ("/customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"));
        }

        xml.WriteEndElement();
    }

    private static void WriteItemRelationships(XmlWriter xml)
    {
        xml.WriteStartElement("Relationships", PackageRelationships);
        WriteRelationship(xml, new Relationship("proprietes", OfficeRelationship + "customXmlProps", "itemProps1.xml"));
        xml.WriteEndElement();
    }

    private static void WriteContentType(XmlWriter xml, string element, string key, (string Name, string ContentType) type)
    {
        xml.WriteStartElement(element, ContentTypes);
        xml.WriteAttributeString(key, type.Name);
        xml.WriteAttributeString("ContentType", type.ContentType);
        xml.WriteEndElement();
    }

    private static void WriteRootRelationships(XmlWriter xml)
    {
        xml.WriteStartElement("Relationships", PackageRelationships);
        WriteRelationship(xml, new Relationship("document", OfficeRelationship + "officeDocument", "word/document.xml"));
        WriteRelationship(xml, new Relationship("core", CorePropertiesRelationship, "docProps/core.xml"));
        WriteRelationship(xml, new Relationship("app", OfficeRelationship + "extended-properties", "docProps/app.xml"));
        xml.WriteEndElement();
    }

    private void WriteDocumentRelationships(XmlWriter xml, IReadOnlyDictionary<string, string> externalLinks)
    {
        xml.WriteStartElement("Relationships", PackageRelationships);
        foreach (var (kind, _) in _parts.Where(part => part.Kind.Id != "document"))
        {
            WriteRelationship(xml, new Relationship(kind.Id, OfficeRelationship + kind.Relationship, kind.Target));
        }

        if (_fields is not null)
        {
            WriteRelationship(xml, new Relationship(CustomXmlId, OfficeRelationship + "customXml", "../customXml/item1.xml"));
        }

        foreach (var (target, id) in externalLinks)
        {
            WriteRelationship(xml, new Relationship(id, OfficeRelationship + "hyperlink", target, IsExternal: true));
        }

        xml.WriteEndElement();
    }

    private static void WriteRelationship(XmlWriter xml, Relationship relationship)
    {
        xml.WriteStartElement("Relationship", PackageRelationships);
        xml.WriteAttributeString("Id", relationship.Id);
        xml.WriteAttributeString("Type", relationship.Type);
        xml.WriteAttributeString("Target", relationship.Target);
        if (relationship.IsExternal)
        {
            xml.WriteAttributeString("TargetMode", "External");
        }

        xml.WriteEndElement();
    }

    /// <summary>How one part, or a place outside, is tied to the part that uses it.</summary>
    private readonly record struct Relationship(string Id, string Type, string Target, bool IsExternal = false);
}
