using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using CpomDocs.Contrats.Classeurs;

namespace CpomDocs.Rendering.Xlsx;

/// <summary>The parts of a workbook, zipped in a fixed order with a fixed time, so that bytes never vary.</summary>
/// <param name="classeur">Sheets.</param>
internal sealed class XlsxPackage(Classeur classeur)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string PackageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string ContentTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string OfficeRelationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string SpreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private static readonly DateTimeOffset ZipEpoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly ImmutableArray<(string Part, Feuille Feuille)> _sheets =
        [.. classeur.Feuilles.Select((feuille, rang) => (Part: "sheet" + Number(rang + 1) + ".xml", feuille))];

    /// <summary>The whole file.</summary>
    public byte[] Build()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            AddXml(zip, "[Content_Types].xml", WriteContentTypes);
            AddXml(zip, "_rels/.rels", xml =>
                WriteRelationships(xml, [("workbook", "officeDocument", "xl/workbook.xml")]));
            AddXml(zip, "xl/workbook.xml", WriteWorkbook);
            AddXml(zip, "xl/_rels/workbook.xml.rels", xml => WriteRelationships(
                xml,
                [
                    .. _sheets.Select((sheet, rang) => (Id(rang), "worksheet", "worksheets/" + sheet.Part)),
                    ("styles", "styles", "styles.xml"),
                ]));
            AddStyles(zip);
            foreach ((string part, Feuille feuille) in _sheets)
            {
                bool isFirst = feuille == classeur.Feuilles[0];
                AddXml(zip, "xl/worksheets/" + part, xml => new WorksheetWriter(xml, feuille).Write(isFirst));
            }
        }

        return stream.ToArray();
    }

    private static void AddXml(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        using Stream stream = Open(zip.CreateEntry(name, CompressionLevel.Optimal));
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = Utf8, NewLineHandling = NewLineHandling.None });
        xml.WriteStartDocument(standalone: true);
        write(xml);
    }

    private static void AddStyles(ZipArchive zip)
    {
        using Stream resource = typeof(XlsxPackage).Assembly.GetManifestResourceStream("xlsx/styles.xml")
            ?? throw new InvalidOperationException("xlsx/styles.xml");
        using Stream stream = Open(zip.CreateEntry("xl/styles.xml", CompressionLevel.Optimal));
        resource.CopyTo(stream);
    }

    private static Stream Open(ZipArchiveEntry entry)
    {
        entry.LastWriteTime = ZipEpoch;
        return entry.Open();
    }

    private void WriteContentTypes(XmlWriter xml)
    {
        xml.WriteStartElement("Types", ContentTypes);
        WriteContentType(xml, "Default", ("Extension", "rels"), "application/vnd.openxmlformats-package.relationships+xml");
        WriteContentType(xml, "Default", ("Extension", "xml"), "application/xml");
        WriteContentType(xml, "Override", ("PartName", "/xl/workbook.xml"), SpreadsheetType + "sheet.main+xml");
        WriteContentType(xml, "Override", ("PartName", "/xl/styles.xml"), SpreadsheetType + "styles+xml");
        foreach ((string part, _) in _sheets)
        {
            WriteContentType(xml, "Override", ("PartName", "/xl/worksheets/" + part), SpreadsheetType + "worksheet+xml");
        }

        xml.WriteEndElement();
    }

    private static void WriteContentType(XmlWriter xml, string element, (string Key, string Name) of, string type)
    {
        xml.WriteStartElement(element, ContentTypes);
        xml.WriteAttributeString(of.Key, of.Name);
        xml.WriteAttributeString("ContentType", type);
        xml.WriteEndElement();
    }

    private static void WriteRelationships(XmlWriter xml, ImmutableArray<(string Id, string Type, string Target)> relationships)
    {
        xml.WriteStartElement("Relationships", PackageRelationships);
        foreach ((string id, string type, string target) in relationships)
        {
            xml.WriteStartElement("Relationship", PackageRelationships);
            xml.WriteAttributeString("Id", id);
            xml.WriteAttributeString("Type", OfficeRelationship + "/" + type);
            xml.WriteAttributeString("Target", target);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteWorkbook(XmlWriter xml)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, OfficeRelationship);
        xml.WriteStartElement("sheets", Main);
        for (int rang = 0; rang < _sheets.Length; rang++)
        {
            xml.WriteStartElement("sheet", Main);
            xml.WriteAttributeString("name", _sheets[rang].Feuille.Nom);
            xml.WriteAttributeString("sheetId", Number(rang + 1));
            xml.WriteAttributeString("id", OfficeRelationship, Id(rang));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Id(int rang) => "sheet" + Number(rang + 1);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
