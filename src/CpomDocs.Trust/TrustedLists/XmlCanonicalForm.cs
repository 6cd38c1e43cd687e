using System.Security.Cryptography.Xml;
using System.Xml;

namespace CpomDocs.Trust.TrustedLists;

/// <summary>Canonical bytes of a document or of one of its elements (Canonical XML 1.0, Exclusive XML Canonicalization 1.0).</summary>
internal static class XmlCanonicalForm
{
    /// <summary>Canonical XML, with the namespaces of the ancestors.</summary>
    public const string Inclusive = SignedXml.XmlDsigC14NTransformUrl;

    /// <summary>Exclusive canonical XML, with the namespaces an element uses.</summary>
    public const string Exclusive = SignedXml.XmlDsigExcC14NTransformUrl;

    /// <summary>Whether a method is one of the two.</summary>
    public static bool IsKnown(string method) => method is Inclusive or Exclusive;

    /// <summary>Canonical form of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="method">Address of the method.</param>
    /// <param name="prefixes">Prefixes that the exclusive method treats as the inclusive one does.</param>
    public static byte[] Of(XmlDocument document, string method, string? prefixes)
    {
        Transform transform = method == Inclusive ? new XmlDsigC14NTransform() : new XmlDsigExcC14NTransform(false, prefixes);
        transform.LoadInput(document);
        using var output = (MemoryStream)transform.GetOutput(typeof(Stream));
        return output.ToArray();
    }

    /// <summary>Canonical form of an element where it stands.</summary>
    public static byte[] Of(XmlElement element, string method, string? prefixes)
    {
        var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
        var copy = (XmlElement)document.ImportNode(element, deep: true);
        document.AppendChild(copy);
        for (XmlElement? ancestor = element.ParentNode as XmlElement; ancestor is not null; ancestor = ancestor.ParentNode as XmlElement)
        {
            Inherit(copy, ancestor);
        }

        return Of(document, method, prefixes);
    }

    private static void Inherit(XmlElement copy, XmlElement ancestor)
    {
        foreach (XmlAttribute attribute in ancestor.Attributes)
        {
            bool isNamespace = attribute.Prefix == "xmlns" || attribute.Name == "xmlns";
            if (isNamespace && !copy.HasAttribute(attribute.Name))
            {
                copy.SetAttribute(attribute.Name, attribute.Value);
            }
        }
    }
}
