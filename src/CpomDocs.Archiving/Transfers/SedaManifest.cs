using System.Text;
using System.Xml;

namespace CpomDocs.Archiving.Transfers;

/// <summary>Writes the manifest of a transfer.</summary>
/// <remarks>SEDA 2.1 to 2.3, <c>ArchiveTransferType</c>: the order of the elements is that of the schemas.</remarks>
internal static class SedaManifest
{
    // A manifest names the lists of codes it uses; without agreement on others, these are the names receivers know.
    private static readonly (string Element, string Value)[] CodeLists =
    [
        ("MessageDigestAlgorithmCodeListVersion", "MessageDigestAlgorithmCodeListVersion0"),
        ("MimeTypeCodeListVersion", "MimeTypeCodeListVersion0"),
        ("FileFormatCodeListVersion", "FileFormatCodeListVersion0"),
        ("DataObjectVersionCodeListVersion", "DataObjectVersionCodeListVersion0"),
        ("AppraisalRuleCodeListVersion", "AppraisalRuleCodeListVersion0"),
        ("AccessRuleCodeListVersion", "AccessRuleCodeListVersion0"),
    ];

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        CloseOutput = false,
    };

    /// <summary>Writes the manifest.</summary>
    /// <param name="transfer">What is handed over.</param>
    /// <param name="destination">Where to write.</param>
    public static void Write(SedaTransfer transfer, Stream destination)
    {
        using var xml = XmlWriter.Create(destination, Settings);
        var seda = new SedaXml(xml, NamespaceOf(transfer.Version));
        var identifiers = new SedaIdentifiers(transfer);
        seda.Element("ArchiveTransfer", () => Message(seda, transfer, identifiers));
    }

    /// <summary>Namespace of a version.</summary>
    public static string NamespaceOf(SedaVersion version) =>
        "fr:gouv:culture:archivesdefrance:seda:v" + SedaNames.Of(version);

    private static void Message(SedaXml seda, SedaTransfer transfer, SedaIdentifiers identifiers)
    {
        seda.Text("Comment", transfer.Comment);
        seda.Instant("Date", transfer.Date);
        seda.Text("MessageIdentifier", transfer.Identifier);
        seda.Text("ArchivalAgreement", transfer.Parties.ArchivalAgreement);
        seda.Element("CodeListVersions", () =>
        {
            foreach ((string element, string value) in CodeLists)
            {
                seda.Text(element, value);
            }
        });
        seda.Element("DataObjectPackage", () => Package(seda, transfer, identifiers));
        seda.Element("ArchivalAgency", () => seda.Text("Identifier", transfer.Parties.ArchivalAgency));
        seda.Element("TransferringAgency", () => seda.Text("Identifier", transfer.Parties.TransferringAgency));
    }

    private static void Package(SedaXml seda, SedaTransfer transfer, SedaIdentifiers identifiers)
    {
        foreach (ArchiveUnit unit in transfer.AllUnits)
        {
            if (unit.Object is { } file)
            {
                seda.Element("DataObjectGroup", ("id", identifiers.GroupOf(unit)), () => File(seda, file, identifiers.ObjectOf(unit)));
            }
        }

        var writer = new ArchiveUnitWriter(seda, transfer, identifiers);
        seda.Element("DescriptiveMetadata", () =>
        {
            foreach (ArchiveUnit unit in transfer.Units)
            {
                writer.Write(unit, isRoot: true);
            }
        });
        seda.Element("ManagementMetadata", () => Management(seda, transfer.Parties));
    }

    private static void File(SedaXml seda, BinaryDataObject file, string id) => seda.Element("BinaryDataObject", ("id", id), () =>
    {
        seda.Text("DataObjectVersion", "BinaryMaster_1");
        seda.Text("Uri", SedaTransferWriter.ContentFolder + string.Join('/', file.Path.Split('/').Select(Uri.EscapeDataString)));
        seda.Text("MessageDigest", file.Sha512, ("algorithm", "SHA-512"));
        seda.Text("Size", file.Length > 0 ? SedaXml.Number(file.Length) : null);
        seda.Element("FormatIdentification", () =>
        {
            seda.Text("FormatLitteral", file.Format.Label);
            seda.Text("MimeType", file.Format.MimeType);
            seda.Text("FormatId", file.Format.Pronom);
        });
        seda.Element("FileInfo", () =>
        {
            seda.Text("Filename", Path.GetFileName(file.Path));
            seda.Instant("LastModified", file.LastModified);
        });
    });

    private static void Management(SedaXml seda, SedaParties parties)
    {
        seda.Text("ArchivalProfile", parties.ArchivalProfile);
        seda.Text("ServiceLevel", parties.ServiceLevel);
        seda.Text("LegalStatus", "Public Archive");
        seda.Text("OriginatingAgencyIdentifier", parties.OriginatingAgency);
        seda.Text("SubmissionAgencyIdentifier", parties.TransferringAgency);
    }
}
