using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Transfers;
using CpomDocs.Tests.House;

namespace CpomDocs.Tests.Archiving;

public sealed partial class SedaTransferTests
{
    private static readonly string Schemas = Path.Combine(Tree.Root, "..", "shared", "seda-xsd");

    [SkippableTheory]
    [InlineData(SedaVersion.V2_1, "seda2_1/seda-vitam-2.1-main.xsd")]
    [InlineData(SedaVersion.V2_2, "seda2_2/seda-vitam-2.2-main.xsd")]
    [InlineData(SedaVersion.V2_3, "seda2_3/seda-2.3-main.xsd")]
    public void Manifest_OfEachVersion_IsValidAgainstItsPublicSchema(SedaVersion version, string schema)
    {
        Skip.IfNot(Directory.Exists(Schemas), "the public schemas of SEDA are not beside the project");
        var mistakes = new List<string>();
        XmlSchemaSet schemas = Load(Path.Combine(Schemas, schema));

        Manifest(UnVersement.De(version)).Validate(schemas, (_, mistake) => mistakes.Add(mistake.Message));

        Assert.Empty(mistakes);
    }

    [SkippableFact]
    public void Manifest_WithNothingOptional_IsValidAgainstItsPublicSchema()
    {
        Skip.IfNot(Directory.Exists(Schemas), "the public schemas of SEDA are not beside the project");
        var mistakes = new List<string>();
        var unit = new ArchiveUnit { Key = "a", Level = DescriptionLevel.Item, Title = "Titre" };
        SedaTransfer bare = UnVersement.De(SedaVersion.V2_3, unit) with
        {
            Parties = new SedaParties { ArchivalAgency = "A", TransferringAgency = "B", OriginatingAgency = "C" },
        };

        Manifest(bare).Validate(Load(Path.Combine(Schemas, "seda2_3/seda-2.3-main.xsd")), (_, mistake) => mistakes.Add(mistake.Message));

        Assert.Empty(mistakes);
    }

    [Fact]
    public void Manifest_OfAnyTransfer_HasUniqueIdentifiersAndNoLostReference()
    {
        XDocument manifest = Manifest(UnVersement.De(SedaVersion.V2_3));

        string[] ids = [.. manifest.Descendants().Attributes("id").Select(id => id.Value)];

        Assert.Equal(ids.Length, ids.Distinct().Count());
        string[] references = [.. Values(manifest, "DataObjectGroupReferenceId"), .. Values(manifest, "SignedDocumentReferenceId")];
        Assert.All(references, reference => Assert.Contains(reference, ids));
    }

    [Fact]
    public void Manifest_ProofOfASignedDocument_PointsAtItAndIsAnnounced()
    {
        XDocument manifest = Manifest(UnVersement.De(SedaVersion.V2_3));

        XElement signed = Unit(manifest, "Socle contractuel");
        XElement proof = Unit(manifest, "Chaîne de certificats");

        Assert.Equal(["SignedDocument", "Timestamp", "Signature", "AdditionalProof"], Values(signed, "SigningRole"));
        Assert.Equal(["AdditionalProof"], Values(signed, "DetachedSigningRole"));
        Assert.Equal([signed.Attribute("id")!.Value], Values(proof, "SignedDocumentReferenceId"));
    }

    [Fact]
    public void Manifest_HolderWithCharactersXmlForbids_IsStillWellFormed()
    {
        XDocument manifest = Manifest(UnVersement.De(SedaVersion.V2_3, UnVersement.Contrat("Anne\u0001 <PEYRUSSAC> & \ud800")));

        Assert.Contains("Anne <PEYRUSSAC> & \ufffd", Values(manifest, "FullName"));
    }

    [Fact]
    public void Write_Files_AreThoseOfTheManifestByteForByte()
    {
        SedaTransfer transfer = UnVersement.De(SedaVersion.V2_3);

        using ZipArchive zip = Written(transfer);

        string[] uris = [.. Values(ManifestOf(zip), "Uri").Select(Uri.UnescapeDataString)];
        Assert.Equal(uris, zip.Entries.Skip(1).Select(entry => entry.FullName));
        Assert.Equal("%PDF-1.7 signé", Text(zip.GetEntry("content/349900019AA/documents/SOCLE.pdf")!));
    }

    [Fact]
    public void Write_FileChangedSinceItWasDescribed_IsRefused()
    {
        BinaryDataObject changed = UnVersement.Fichier("a.txt") with { Read = () => "autre"u8.ToArray() };
        var unit = new ArchiveUnit { Key = "a", Level = DescriptionLevel.Item, Title = "a.txt", Object = changed };

        Assert.Throws<ArchiveUnavailableException>(() => Written(UnVersement.De(SedaVersion.V2_3, unit)));
    }

    private static XDocument Manifest(SedaTransfer transfer)
    {
        using ZipArchive zip = Written(transfer);
        return ManifestOf(zip);
    }

    private static ZipArchive Written(SedaTransfer transfer)
    {
        var bytes = new MemoryStream();
        SedaTransferWriter.Write(transfer, bytes);
        return new ZipArchive(bytes, ZipArchiveMode.Read);
    }

    private static XDocument ManifestOf(ZipArchive zip) => XDocument.Parse(Text(zip.GetEntry("manifest.xml")!));

    private static string Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string[] Values(XContainer container, string name) =>
        [.. container.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value)];

    private static XElement Unit(XDocument manifest, string title) =>
        manifest.Descendants().Single(unit => unit.Name.LocalName == "ArchiveUnit" && TitleOf(unit) == title);

    private static string? TitleOf(XElement unit) =>
        unit.Elements().First().ElementsAfterSelf().Prepend(unit.Elements().First())
            .FirstOrDefault(element => element.Name.LocalName == "Content")?
            .Elements().FirstOrDefault(element => element.Name.LocalName == "Title")?.Value;

    private static XmlSchemaSet Load(string path)
    {
        var beside = new Beside();
        var schemas = new XmlSchemaSet { XmlResolver = beside };
        using var reader = XmlReader.Create((Stream)beside.GetEntity(new Uri(path), null, null), null, new Uri(path).AbsoluteUri);
        schemas.Add(null, reader);
        schemas.Compile();
        return schemas;
    }

    /// <summary>
    /// Reads the schemas from their folder: those of the W3C are named by their public address. Two of them let anything stand among the
    /// elements they name, which XML Schema 1.0 forbids as ambiguous; without it they are only stricter.
    /// </summary>
    private sealed partial class Beside : XmlUrlResolver
    {
        public override Uri ResolveUri(Uri? baseUri, string? relativeUri) => Path.GetFileName(relativeUri) switch
        {
            "xml.xsd" => new Uri(Path.GetFullPath(Path.Combine(Schemas, "xsd_validation", "xml.xsd"))),
            "xlink.xsd" => new Uri(Path.GetFullPath(Path.Combine(Schemas, "xsd_validation", "xlink.xsd"))),
            _ => base.ResolveUri(baseUri, relativeUri),
        };

        public override object GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn)
        {
            string text = File.ReadAllText(absoluteUri.LocalPath);
            bool isOfSeda = Path.GetFileName(absoluteUri.LocalPath).StartsWith("seda", StringComparison.Ordinal);
            return new MemoryStream(Encoding.UTF8.GetBytes(isOfSeda ? Anything().Replace(text, "") : text));
        }

        [GeneratedRegex("<xsd:any [^>]*/>")]
        private static partial Regex Anything();
    }
}
