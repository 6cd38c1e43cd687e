using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;

namespace CpomDocs.Tests.Trust.TrustedLists;

/// <summary>Builds a sound trusted list of one service; each method changes one thing.</summary>
internal sealed class UneListe
{
    private const string Statuses = "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/";
    private const string Types = "http://uri.etsi.org/TrstSvc/Svctype/";
    private static readonly RSA Key = RSA.Create(2048);
    private readonly List<string> _periods = [];
    private readonly byte[] _service;
    private string _extensions = "";

    public UneListe(byte[] service) => _service = service;

    public UneListe Depuis(string date, string status, string type = "CA/QC")
    {
        _periods.Insert(0, $"""
            <ServiceTypeIdentifier>{Types}{type}</ServiceTypeIdentifier>
            <ServiceName><Name xml:lang="en">Qualified certificates</Name><Name xml:lang="fr">Certificats qualifiés</Name></ServiceName>
            <ServiceDigitalIdentity>
            <DigitalId><X509Certificate>{Convert.ToBase64String(_service)}</X509Certificate></DigitalId></ServiceDigitalIdentity>
            <ServiceStatus>{Statuses}{status}</ServiceStatus>
            <StatusStartingTime>{date}T00:00:00Z</StatusStartingTime>
            """);
        return this;
    }

    public UneListe AvecQualificatif(string qualifier, string criteria)
    {
        _extensions += $"""
            <Extension Critical="true"><s:Qualifications><s:QualificationElement>
            <s:Qualifiers><s:Qualifier uri="http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/{qualifier}"/></s:Qualifiers>
            {criteria}</s:QualificationElement></s:Qualifications></Extension>
            """;
        return this;
    }

    public UneListe PourUsage(string use)
    {
        _extensions += $"""
            <Extension Critical="false"><AdditionalServiceInformation>
            <URI xml:lang="en">http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/{use}</URI></AdditionalServiceInformation></Extension>
            """;
        return this;
    }

    public byte[] Signee()
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(Text());
        Sign(document);
        return Encoding.UTF8.GetBytes(document.OuterXml);
    }

    public byte[] SansSignature() => Encoding.UTF8.GetBytes(Text());

    private string Text()
    {
        string extensions = _extensions.Length == 0 ? "" : $"<ServiceInformationExtensions>{_extensions}</ServiceInformationExtensions>";
        string past = string.Concat(_periods.Skip(1).Select(period => $"<ServiceHistoryInstance>{period}</ServiceHistoryInstance>"));
        return $"""
            <TrustServiceStatusList xmlns="http://uri.etsi.org/02231/v2#"
              xmlns:s="http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#">
            <SchemeInformation><TSLSequenceNumber>7</TSLSequenceNumber>
            <SchemeOperatorName><Name xml:lang="fr">Agence fictive de la confiance</Name></SchemeOperatorName>
            <SchemeTerritory>FR</SchemeTerritory><ListIssueDateTime>2026-01-01T00:00:00Z</ListIssueDateTime>
            <NextUpdate><dateTime>2026-07-01T00:00:00Z</dateTime></NextUpdate></SchemeInformation>
            <TrustServiceProviderList><TrustServiceProvider>
            <TSPInformation><TSPName><Name xml:lang="fr">Prestataire fictif</Name></TSPName></TSPInformation>
            <TSPServices><TSPService><ServiceInformation>{_periods[0]}{extensions}</ServiceInformation>
            <ServiceHistory>{past}</ServiceHistory></TSPService></TSPServices>
            </TrustServiceProvider></TrustServiceProviderList></TrustServiceStatusList>
            """;
    }

    private static void Sign(XmlDocument document)
    {
        var request = new CertificateRequest("CN=Opérateur de la liste", Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using X509Certificate2 signatory = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var reference = new Reference("") { DigestMethod = SignedXml.XmlDsigSHA256Url };
        reference.AddTransform(new XmlDsigEnvelopedSignatureTransform());
        reference.AddTransform(new XmlDsigExcC14NTransform());
        var signature = new SignedXml(document) { SigningKey = Key };
        signature.SignedInfo!.CanonicalizationMethod = SignedXml.XmlDsigExcC14NTransformUrl;
        signature.SignedInfo.SignatureMethod = SignedXml.XmlDsigRSASHA256Url;
        signature.AddReference(reference);
        signature.KeyInfo.AddClause(new KeyInfoX509Data(signatory));
        signature.ComputeSignature();
        document.DocumentElement!.AppendChild(document.ImportNode(signature.GetXml(), deep: true));
    }
}
