using System.Xml.Linq;

namespace CpomDocs.Rendering.Docx;

/// <summary>Names of WordprocessingML, in the transitional and the strict form of the standard.</summary>
internal static class WordName
{
    private const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

    /// <summary>Name of an element or attribute.</summary>
    public static XName Of(string name) => XName.Get(name, WordXml.WordNamespace);

    /// <summary>Local name of an element of WordprocessingML; empty for any other.</summary>
    public static string LocalOf(XElement element) =>
        element.Name.NamespaceName is WordXml.WordNamespace or Strict ? element.Name.LocalName : "";
}
