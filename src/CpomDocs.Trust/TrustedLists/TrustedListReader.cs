using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Trust.TrustedLists;

/// <summary>Reads trusted lists (ETSI TS 119 612) after verifying their signature. Stateless, thread-safe; nothing is downloaded.</summary>
public static class TrustedListReader
{
    private const long MaxCharacters = 64 * 1024 * 1024;
    private static readonly XNamespace Tsl = "http://uri.etsi.org/02231/v2#";

    /// <summary>Whether a file begins like one: XML, whatever comes next.</summary>
    /// <param name="file">Bytes of the file.</param>
    /// <returns>True when it is worth reading.</returns>
    public static bool LooksLikeOne(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> body = file.StartsWith("\uFEFF"u8) ? file[3..] : file;
        return body.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
    }

    /// <summary>Reads a list.</summary>
    /// <param name="file">Bytes of the file.</param>
    /// <returns>The list.</returns>
    /// <exception cref="TrustedListException">It is none, or its signature does not hold.</exception>
    public static TrustedList Read(ReadOnlyMemory<byte> file)
    {
        XmlDocument document = Parse(file);
        if (document.DocumentElement is not { LocalName: "TrustServiceStatusList" } root || root.NamespaceURI != Tsl.NamespaceName)
        {
            throw new TrustedListException(TrustedListProblem.NotATrustedList);
        }

        Certificate signatory = TrustedListSignature.Verify(document);
        using var nodes = new XmlNodeReader(document);
        var list = XElement.Load(nodes);
        return Read(list, signatory);
    }

    private static XmlDocument Parse(ReadOnlyMemory<byte> file)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxCharacters,
        };
        try
        {
            // The signature is over every blank of the list.
            var document = new XmlDocument { PreserveWhitespace = true, XmlResolver = null };
            using var stream = new MemoryStream(file.ToArray(), writable: false);
            using var reader = XmlReader.Create(stream, settings);
            document.Load(reader);
            return document;
        }
        catch (XmlException)
        {
            throw new TrustedListException(TrustedListProblem.NotXml);
        }
    }

    private static TrustedList Read(XElement list, Certificate signatory)
    {
        XElement scheme = list.Element(Tsl + "SchemeInformation") ?? throw new TrustedListException(TrustedListProblem.NotATrustedList);
        IEnumerable<XElement> providers = list.Elements(Tsl + "TrustServiceProviderList").Elements(Tsl + "TrustServiceProvider");
        IEnumerable<XElement> pointers = scheme.Elements(Tsl + "PointersToOtherTSL").Elements(Tsl + "OtherTSLPointer");
        return new TrustedList
        {
            Territory = Text(scheme, "SchemeTerritory"),
            Operator = NameIn(scheme.Element(Tsl + "SchemeOperatorName")),
            Sequence = int.TryParse(Text(scheme, "TSLSequenceNumber"), CultureInfo.InvariantCulture, out int number) ? number : 0,
            Issued = Instant(Text(scheme, "ListIssueDateTime")),
            NextUpdate = Instant(scheme.Element(Tsl + "NextUpdate")?.Element(Tsl + "dateTime")?.Value ?? ""),
            Signatory = signatory,
            Services = [.. providers.SelectMany(ServicesOf)],
            Pointers = [.. pointers.Select(PointerOf)],
        };
    }

    private static IEnumerable<TrustedService> ServicesOf(XElement provider)
    {
        string name = NameIn(provider.Element(Tsl + "TSPInformation")?.Element(Tsl + "TSPName"));
        return provider.Elements(Tsl + "TSPServices").Elements(Tsl + "TSPService").Select(service => ServiceOf(name, service));
    }

    private static TrustedService ServiceOf(string provider, XElement service)
    {
        XElement current = service.Element(Tsl + "ServiceInformation")
            ?? throw new TrustedListException(TrustedListProblem.NotATrustedList);
        IEnumerable<XElement> past = service.Elements(Tsl + "ServiceHistory").Elements(Tsl + "ServiceHistoryInstance");
        return new TrustedService(
            provider,
            NameIn(current.Element(Tsl + "ServiceName")),
            CertificatesIn(current.Elements(Tsl + "ServiceDigitalIdentity")),
            [.. past.Prepend(current).Select(ServicePeriodReader.Read).OfType<ServicePeriod>().OrderByDescending(period => period.From)]);
    }

    private static TrustedListPointer PointerOf(XElement pointer)
    {
        string territory = pointer.Descendants(Tsl + "SchemeTerritory").FirstOrDefault()?.Value.Trim() ?? "";
        IEnumerable<XElement> identities =
            pointer.Elements(Tsl + "ServiceDigitalIdentities").Elements(Tsl + "ServiceDigitalIdentity");
        return new TrustedListPointer(territory, Text(pointer, "TSLLocation"), CertificatesIn(identities));
    }

    private static ImmutableArray<Certificate> CertificatesIn(IEnumerable<XElement> identities) =>
    [
        .. identities.Elements(Tsl + "DigitalId")
            .Elements(Tsl + "X509Certificate")
            .Select(element => Base64(element.Value))
            .OfType<byte[]>()
            .Select(der => Certificate.TryRead(der))
            .OfType<Certificate>()
            .Distinct(),
    ];

    /// <summary>The French name where there is one, else the English, else the first.</summary>
    private static string NameIn(XElement? names)
    {
        XElement[] all = [.. names?.Elements(Tsl + "Name") ?? []];
        XElement? chosen = all.FirstOrDefault(name => LanguageOf(name) == "fr")
            ?? all.FirstOrDefault(name => LanguageOf(name) == "en")
            ?? all.FirstOrDefault();
        return chosen?.Value.Trim() ?? "";
    }

    private static string? LanguageOf(XElement name) => name.Attribute(XNamespace.Xml + "lang")?.Value;

    private static string Text(XElement parent, string name) => parent.Element(Tsl + name)?.Value.Trim() ?? "";

    private static DateTimeOffset? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out DateTimeOffset instant) ? instant : null;

    private static byte[]? Base64(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
