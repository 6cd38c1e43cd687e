using System.Globalization;
using System.Text;
using System.Xml;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Rendering.Pdf;

/// <summary>
/// Writes the XMP packet: what the file is (ISO 19005-2 and -3, 6.6; ISO 14289-1, 5) and the descripteur of the document.
/// </summary>
internal sealed class XmpWriter
{
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string Dc = "http://purl.org/dc/elements/1.1/";
    private const string Xmp = "http://ns.adobe.com/xap/1.0/";
    private const string PdfSchema = "http://ns.adobe.com/pdf/1.3/";
    private const string PdfAId = "http://www.aiim.org/pdfa/ns/id/";
    private const string PdfUAId = "http://www.aiim.org/pdfua/ns/id/";
    private const string Extension = "http://www.aiim.org/pdfa/ns/extension/";
    private const string Schema = "http://www.aiim.org/pdfa/ns/schema#";
    private const string Property = "http://www.aiim.org/pdfa/ns/property#";
    private const string Cpom = "urn:cpomdocs:xmp:1#";

    private readonly StringBuilder _text = new();
    private readonly XmlWriter _xml;

    private XmpWriter()
    {
        _xml =
            XmlWriter.Create(_text,
                new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, IndentChars = " ", NewLineChars = "\n" });
    }

    /// <summary>Writes the packet of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="producer">Program that makes the file, as in the information dictionary.</param>
    /// <param name="part">Part of ISO 19005 that the file conforms to: 3 when it carries its data, 2 otherwise.</param>
    /// <returns>The packet, in UTF-8.</returns>
    public static byte[] Write(DocumentCompose document, string producer, int part)
    {
        var writer = new XmpWriter();
        writer.WriteMeta(document, producer, part);
        writer._xml.Flush();
        string packet = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" + writer._text + "\n<?xpacket end=\"w\"?>";
        return Encoding.UTF8.GetBytes(packet);
    }

    private void WriteMeta(DocumentCompose document, string producer, int part)
    {
        _xml.WriteStartElement("x", "xmpmeta", "adobe:ns:meta/");
        _xml.WriteStartElement("rdf", "RDF", Rdf);
        _xml.WriteStartElement("rdf", "Description", Rdf);
        _xml.WriteAttributeString("rdf", "about", Rdf, "");
        WriteDublinCore(document);
        string date = PdfInstant.ForXmp(document.DateCreation);
        _xml.WriteElementString("xmp", "CreatorTool", Xmp, producer);
        _xml.WriteElementString("xmp", "CreateDate", Xmp, date);
        _xml.WriteElementString("xmp", "ModifyDate", Xmp, date);
        _xml.WriteElementString("pdf", "Producer", PdfSchema, producer);
        _xml.WriteElementString("pdfaid", "part", PdfAId, part.ToString(CultureInfo.InvariantCulture));
        _xml.WriteElementString("pdfaid", "conformance", PdfAId, "A");
        _xml.WriteElementString("pdfuaid", "part", PdfUAId, "1");
        WriteDescripteur(document.Descripteur);
        WriteExtensions();
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteDublinCore(DocumentCompose document)
    {
        WriteList("title", "Alt", document.Titre, hasDefaultLanguage: true);
        WriteList("creator", "Seq", document.Auteur);
        WriteList("language", "Bag", document.Langue);
    }

    private void WriteList(string name, string container, string value, bool hasDefaultLanguage = false)
    {
        _xml.WriteStartElement("dc", name, Dc);
        _xml.WriteStartElement("rdf", container, Rdf);
        _xml.WriteStartElement("rdf", "li", Rdf);
        if (hasDefaultLanguage)
        {
            _xml.WriteAttributeString("xml", "lang", null, "x-default");
        }

        _xml.WriteString(value);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteDescripteur(Descripteur descripteur)
    {
        _xml.WriteElementString("cpom", "CodeContrat", Cpom, descripteur.CodeContrat);
        _xml.WriteElementString("cpom", "Document", Cpom, descripteur.Document);
        _xml.WriteElementString("cpom", "Version", Cpom, descripteur.Version.ToString(CultureInfo.InvariantCulture));
        _xml.WriteElementString("cpom", "Descripteur", Cpom, DescripteurJson.Write(descripteur));
    }

    private void WriteExtensions()
    {
        _xml.WriteStartElement("pdfaExtension", "schemas", Extension);
        _xml.WriteStartElement("rdf", "Bag", Rdf);
        WriteSchema("PDF/UA identification", PdfUAId, "pdfuaid", [new("part", "Integer", "internal", "Part of ISO 14289")]);
        WriteSchema("CpomDocs", Cpom, "cpom",
        [
            new("CodeContrat", "Text", "external", "Code of the contract"),
            new("Document", "Text", "external", "Code of the document"),
            new("Version", "Text", "external", "Consolidated version of the contract"),
            new("Descripteur", "Text", "external", "Description of the document and of its signing circuit, in JSON"),
        ]);
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteSchema(string name, string uri, string prefix, IReadOnlyList<XmpProperty> properties)
    {
        StartResource();
        _xml.WriteElementString("pdfaSchema", "schema", Schema, name);
        _xml.WriteElementString("pdfaSchema", "namespaceURI", Schema, uri);
        _xml.WriteElementString("pdfaSchema", "prefix", Schema, prefix);
        _xml.WriteStartElement("pdfaSchema", "property", Schema);
        _xml.WriteStartElement("rdf", "Seq", Rdf);
        foreach (XmpProperty property in properties)
        {
            StartResource();
            _xml.WriteElementString("pdfaProperty", "name", Property, property.Name);
            _xml.WriteElementString("pdfaProperty", "valueType", Property, property.Type);
            _xml.WriteElementString("pdfaProperty", "category", Property, property.Category);
            _xml.WriteElementString("pdfaProperty", "description", Property, property.Description);
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void StartResource()
    {
        _xml.WriteStartElement("rdf", "li", Rdf);
        _xml.WriteAttributeString("rdf", "parseType", Rdf, "Resource");
    }

    private sealed record XmpProperty(string Name, string Type, string Category, string Description);
}
