using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace CpomDocs.Trust.TrustedLists;

/// <summary>Reads what a list says of a service over one period (ETSI TS 119 612, 5.5.1, 5.5.4 and 5.5.9).</summary>
internal static class ServicePeriodReader
{
    private const string ForSignatures = "ForeSignatures";
    private static readonly XNamespace Tsl = "http://uri.etsi.org/02231/v2#";
    private static readonly XNamespace Sie = "http://uri.etsi.org/TrstSvc/SvcInfoExt/eSigDir-1999-93-EC-TrustedList/#";
    private static readonly XNamespace Xades = "http://uri.etsi.org/01903/v1.3.2#";
    private static readonly ImmutableArray<string> UsageBits =
    [
        "digitalSignature", "nonRepudiation", "keyEncipherment", "dataEncipherment", "keyAgreement", "keyCertSign", "crlSign",
        "encipherOnly", "decipherOnly",
    ];

    /// <summary>Reads a period; <see langword="null"/> when it has no beginning.</summary>
    public static ServicePeriod? Read(XElement information)
    {
        string starting = information.Element(Tsl + "StatusStartingTime")?.Value ?? "";
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParse(starting, CultureInfo.InvariantCulture, Utc, out DateTimeOffset from))
        {
            return null;
        }

        XElement[] extensions =
            [.. information.Elements(Tsl + "ServiceInformationExtensions").Elements(Tsl + "Extension").Elements()];
        return new ServicePeriod(
            from,
            TypeOf(information.Element(Tsl + "ServiceTypeIdentifier")?.Value.Trim() ?? ""),
            StatusOf(LastWord(information.Element(Tsl + "ServiceStatus")?.Value ?? "")),
            IsForSignaturesBy(extensions),
            [.. extensions.Where(extension => extension.Name == Sie + "Qualifications").Elements().Select(QualificationOf)]);
    }

    private static ServiceType TypeOf(string address)
    {
        const string Prefix = "/Svctype/";
        int at = address.IndexOf(Prefix, StringComparison.Ordinal);
        string type = at < 0 ? "" : address[(at + Prefix.Length)..];
        return type switch
        {
            "CA/QC" => ServiceType.QualifiedCertificates,
            "CA/PKC" or "NationalRootCA-QC" => ServiceType.Certificates,
            "TSA/QTST" => ServiceType.QualifiedTimestamps,
            _ when type.StartsWith("TSA", StringComparison.Ordinal) => ServiceType.Timestamps,
            _ when type.StartsWith("Certstatus", StringComparison.Ordinal) => ServiceType.RevocationStatus,
            _ => ServiceType.Other,
        };
    }

    private static ServiceStatus StatusOf(string status) => status switch
    {
        "granted" or "accredited" or "undersupervision" or "supervisionincessation" => ServiceStatus.Granted,
        "recognisedatnationallevel" or "setbynationallaw" or "inaccord" => ServiceStatus.Recognised,
        _ => ServiceStatus.Inactive,
    };

    // A list that names uses restricts the service to them; older lists name none.
    private static bool IsForSignaturesBy(XElement[] extensions)
    {
        string[] uses =
        [
            .. extensions.Where(extension => extension.Name == Tsl + "AdditionalServiceInformation")
                .Select(extension => LastWord(extension.Element(Tsl + "URI")?.Value ?? ""))
                .Where(use => use.StartsWith("For", StringComparison.Ordinal)),
        ];
        return uses.Length == 0 || uses.Contains(ForSignatures);
    }

    private static ServiceQualification QualificationOf(XElement element)
    {
        IEnumerable<string> qualifiers = element.Elements(Sie + "Qualifiers")
            .Elements(Sie + "Qualifier")
            .Select(qualifier => LastWord(qualifier.Attribute("uri")?.Value ?? ""));
        XElement? criteria = element.Element(Sie + "CriteriaList");
        return new ServiceQualification([.. qualifiers], criteria is null ? Never : CriteriaOf(criteria));
    }

    private static QualificationCriteria Never { get; } = new(CriteriaAssertion.All, [], [], [], HasUnknown: true);

    private static QualificationCriteria CriteriaOf(XElement list) => new(
        list.Attribute("assert")?.Value switch
        {
            "atLeastOne" => CriteriaAssertion.AtLeastOne,
            "none" => CriteriaAssertion.None,
            _ => CriteriaAssertion.All,
        },
        [.. list.Elements(Sie + "KeyUsage").Select(BitsOf)],
        [.. list.Elements(Sie + "PolicySet").Select(PoliciesOf)],
        [.. list.Elements(Sie + "CriteriaList").Select(CriteriaOf)],
        list.Elements().Any(element => element.Name.LocalName is not ("KeyUsage" or "PolicySet" or "CriteriaList" or "Description")));

    private static ImmutableArray<KeyValuePair<int, bool>> BitsOf(XElement usage) =>
    [
        .. usage.Elements(Sie + "KeyUsageBit")
            .Select(bit => KeyValuePair.Create(UsageBits.IndexOf(bit.Attribute("name")?.Value ?? ""), bit.Value.Trim() is "true" or "1")),
    ];

    private static ImmutableArray<string> PoliciesOf(XElement set) =>
    [
        .. set.Elements(Sie + "PolicyIdentifier")
            .Select(policy => policy.Element(Xades + "Identifier")?.Value.Trim() ?? "")
            .Select(identifier => identifier.Replace("urn:oid:", "", StringComparison.OrdinalIgnoreCase)),
    ];

    private static string LastWord(string address) => address.Trim().TrimEnd('/') is var path ? path[(path.LastIndexOf('/') + 1)..] : "";
}
