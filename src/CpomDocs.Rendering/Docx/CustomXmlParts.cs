using System.Globalization;
using System.Xml;

namespace CpomDocs.Rendering.Docx;

/// <summary>Writes the custom XML part that the content controls are bound to, and its properties (ISO/IEC 29500-1, 22.5).</summary>
internal static class CustomXmlParts
{
    private const string DataStore = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";

    /// <summary>Writes the values.</summary>
    public static void WriteItem(XmlWriter xml, FieldControls controls, bool isDemonstration)
    {
        xml.WriteStartElement("negociation", FieldControls.Namespace);
        xml.WriteAttributeString("contrat", controls.Descripteur.CodeContrat);
        xml.WriteAttributeString("document", controls.Descripteur.Document);
        xml.WriteAttributeString("version", controls.Descripteur.Version.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("demonstration", XmlConvert.ToString(isDemonstration));
        foreach (FieldControl control in controls.Bound)
        {
            xml.WriteElementString("champ", FieldControls.Namespace, control.Text);
        }

        WriteNames(xml, controls);
        xml.WriteEndElement();
    }

    // Programs rewrite an element that a control is bound to without its attributes: names stand apart, in the same order.
    private static void WriteNames(XmlWriter xml, FieldControls controls)
    {
        xml.WriteStartElement("noms", FieldControls.Namespace);
        foreach (FieldControl control in controls.Bound)
        {
            xml.WriteElementString("nom", FieldControls.Namespace, control.Tag);
        }

        xml.WriteEndElement();
    }

    /// <summary>Writes the identifier of the part.</summary>
    public static void WriteProperties(XmlWriter xml, FieldControls controls)
    {
        xml.WriteStartElement("ds", "datastoreItem", DataStore);
        xml.WriteAttributeString("ds", "itemID", DataStore, controls.StoreItemId);
        xml.WriteStartElement("ds", "schemaRefs", DataStore);
        xml.WriteStartElement("ds", "schemaRef", DataStore);
        xml.WriteAttributeString("ds", "uri", DataStore, FieldControls.Namespace);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
