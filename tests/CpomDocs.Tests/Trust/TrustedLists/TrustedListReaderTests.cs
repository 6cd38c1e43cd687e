using System.Text;
using CpomDocs.Trust.TrustedLists;

namespace CpomDocs.Tests.Trust.TrustedLists;

public sealed class TrustedListReaderTests
{
    private static readonly AutoriteFictive Autorite = new();

    [Fact]
    public void Read_SignedList_GivesOperatorServicesAndHistory()
    {
        byte[] file = Valide().Signee();

        TrustedList list = TrustedListReader.Read(file);

        TrustedService service = Assert.Single(list.Services);
        Assert.Equal(("FR", "Agence fictive de la confiance", 7), (list.Territory, list.Operator, list.Sequence));
        Assert.Equal(("Prestataire fictif", "Certificats qualifiés"), (service.Provider, service.Name));
        Assert.Equal(ServiceStatus.Granted, service.At(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero))!.Status);
        Assert.Equal(ServiceStatus.Inactive, service.At(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero))!.Status);
        Assert.Null(service.At(DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void Read_ListWithoutSignature_IsRefused() => Refuses(Valide().SansSignature(), TrustedListProblem.NotSignedOnce);

    [Fact]
    public void Read_StatusChangedAfterSignature_IsRefused() =>
        Refuses(Changed(Valide().Signee(), "Svcstatus/withdrawn", "Svcstatus/granted"), TrustedListProblem.SignatureInvalid);

    [Fact]
    public void Read_SignatureMovedBelowTheRoot_IsRefused()
    {
        string text = Encoding.UTF8.GetString(Valide().Signee());
        int at = text.IndexOf("<Signature", StringComparison.Ordinal);
        int end = text.IndexOf("</Signature>", StringComparison.Ordinal) + "</Signature>".Length;
        string moved = text.Remove(at, end - at)
            .Replace("</SchemeInformation>", text[at..end] + "</SchemeInformation>", StringComparison.Ordinal);

        Refuses(Encoding.UTF8.GetBytes(moved), TrustedListProblem.NotSignedOnce);
    }

    [Theory]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2000/09/xmldsig#rsa-sha1")]
    [InlineData("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2000/09/xmldsig#hmac-sha1")]
    [InlineData("http://www.w3.org/2000/09/xmldsig#enveloped-signature", "http://www.w3.org/TR/1999/REC-xslt-19991116")]
    [InlineData("URI=\"\"", "URI=\"https://example.org/list\"")]
    public void Read_OtherAlgorithmOrReference_IsRefused(string sound, string other) =>
        Refuses(Changed(Valide().Signee(), sound, other), TrustedListProblem.SignatureMalformed);

    [Theory]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", TrustedListProblem.NotXml)]
    [InlineData("<a", TrustedListProblem.NotXml)]
    [InlineData("", TrustedListProblem.NotXml)]
    [InlineData("<a/>", TrustedListProblem.NotATrustedList)]
    public void Read_AnythingElse_IsRefused(string text, TrustedListProblem problem) => Refuses(Encoding.UTF8.GetBytes(text), problem);

    [Fact]
    public void Criteria_OfKeyUsage_HoldForTheCertificatesTheyDescribe()
    {
        byte[] file = Valide().AvecQualificatif("QCWithQSCD",
            """
            <s:CriteriaList assert="all">
            <s:KeyUsage><s:KeyUsageBit name="keyCertSign">true</s:KeyUsageBit></s:KeyUsage></s:CriteriaList>
            """).Signee();

        TrustedService service = TrustedListReader.Read(file).Services[0];

        ServiceQualification qualification = Assert.Single(service.History[0].Qualifications);
        Assert.Equal("QCWithQSCD", Assert.Single(qualification.Qualifiers));
        Assert.True(qualification.Criteria.Holds(service.Certificates[0]));
    }

    [Fact]
    public void Criteria_UnknownToTheReader_NeverHold()
    {
        byte[] file = Valide().AvecQualificatif("QCWithQSCD",
            """<s:CriteriaList assert="all"><s:otherCriteriaList/></s:CriteriaList>""").Signee();

        TrustedService service = TrustedListReader.Read(file).Services[0];

        Assert.False(service.History[0].Qualifications[0].Criteria.Holds(service.Certificates[0]));
    }

    private static UneListe Valide() =>
        new UneListe(Autorite.Certificate.RawData).Depuis("2017-01-01", "granted").Depuis("2024-01-01", "withdrawn");

    private static void Refuses(byte[] file, TrustedListProblem problem)
    {
        TrustedListException refused = Assert.Throws<TrustedListException>(() => TrustedListReader.Read(file));

        Assert.Equal(problem, refused.Problem);
    }

    private static byte[] Changed(byte[] file, string sound, string other) =>
        Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file).Replace(sound, other, StringComparison.Ordinal));
}
