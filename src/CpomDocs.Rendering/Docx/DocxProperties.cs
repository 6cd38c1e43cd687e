using System.Globalization;
using System.Xml;
using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Docx;

/// <summary>Writes the core properties: title, author, language and dates, all from the data.</summary>
internal static class DocxProperties
{
    private const string Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private const string Dublin = "http://purl.org/dc/elements/1.1/";
    private const string Terms = "http://purl.org/dc/terms/";
    private const string Instance = "http://www.w3.org/2001/XMLSchema-instance";

    public static void WriteCore(XmlWriter xml, DocumentCompose document)
    {
        xml.WriteStartElement("cp", "coreProperties", Core);
        xml.WriteAttributeString("xmlns", "dc", null, Dublin);
        xml.WriteAttributeString("xmlns", "dcterms", null, Terms);
        xml.WriteAttributeString("xmlns", "xsi", null, Instance);
        xml.WriteElementString("title", Dublin, document.Titre);
        xml.WriteElementString("subject", Dublin, document.Descripteur.Intitule);
        xml.WriteElementString("creator", Dublin, document.Auteur);
        xml.WriteElementString("language", Dublin, document.Langue);
        xml.WriteElementString("lastModifiedBy", Core, document.Auteur);
        xml.WriteElementString("version", Core, document.Descripteur.Version.ToString(CultureInfo.InvariantCulture));
        WriteInstant(xml, "created", document.DateCreation);
        WriteInstant(xml, "modified", document.DateCreation);
        xml.WriteEndElement();
    }

    private static void WriteInstant(XmlWriter xml, string name, DateTimeOffset instant)
    {
        xml.WriteStartElement(name, Terms);
        xml.WriteAttributeString("xsi", "type", Instance, "dcterms:W3CDTF");
        xml.WriteString(instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }
}
