using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Xml.Linq;
using CpomDocs.Pdf.Objects;
using CpomDocs.Tests.Signing;
using CpomDocs.Trust.Certificates;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Verification;

/// <summary>The forms a report takes: XML of ETSI TS 119 102-2, summary, dates of expiry.</summary>
public sealed class ReportFormsTests
{
    private static readonly XNamespace Vr = "http://uri.etsi.org/19102/v1.4.1#";

    [Fact]
    public void Etsi_OneReportASignature_WithTheVerdictOfEach()
    {
        XDocument xml = Etsi(Report(UnVerdict.SigneParTous, UnVerdict.SigneParUn));

        Assert.Equal(
            ["total-passed", "total-passed", "total-passed"],
            xml.Root!.Elements(Vr + "SignatureValidationReport")
                .Select(one => one.Element(Vr + "SignatureValidationStatus")!.Element(Vr + "MainIndication")!.Value.Split(':')[^1]));
    }

    [Fact]
    public void Etsi_EveryReference_NamesAnObjectWrittenOnce()
    {
        XDocument xml = Etsi(Report(UnVerdict.SigneParTous, UnVerdict.SigneParUn));

        string[] ids = [.. xml.Descendants(Vr + "ValidationObject").Select(one => one.Attribute("id")!.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(xml.Descendants().Attributes("VOReference"), reference => Assert.Contains(reference.Value, ids));
    }

    [Fact]
    public void Etsi_BrokenSignature_SaysItsSubIndication()
    {
        byte[] broken = UneAttaque.PageChange(UnVerdict.SigneParUn);

        XDocument xml = Etsi(Report(broken));

        Assert.Equal("urn:etsi:019102:subindication:FORMAT_FAILURE", xml.Descendants(Vr + "SubIndication").First().Value);
    }

    [Fact]
    public void Etsi_NameThatXmlForbids_IsStillWellFormed()
    {
        VerificationReport report = Report(UnVerdict.SigneParUn);
        FichierVerifie hostile = report.Fichiers[0] with
        {
            Signatures = [report.Fichiers[0].Signatures[0] with { Signataire = "\u0001<&>\uFFFE", Champ = "\u0000" }],
        };

        XDocument xml = Etsi(report with { Fichiers = [hostile] });

        Assert.NotNull(xml.Root);
    }

    [Fact]
    public void Etsi_NothingSigned_CannotBeWritten()
    {
        Assert.False(EtsiReport.CanWrite(Report(new UnDocument().Pdf())));
    }

    [Fact]
    public void Echeances_WithoutTimestamp_AreThoseOfTheSigners()
    {
        VerificationReport report = Report(UnVerdict.SigneParTous, UnVerdict.SigneParTous, new UnDocument().Pdf());

        EcheanceCommune expiry = Assert.Single(report.Echeances);
        Assert.Equal((CauseEcheance.CertificatSignataire, 2), (expiry.Cause, expiry.Fichiers));
        Assert.Equal([(Verdict.NON_SIGNE, 1), (Verdict.TOTAL_PASSED, 2)], report.Resume.Select(one => (one.Verdict, one.Fichiers)));
    }

    [Fact]
    public void Echeances_IssuerWithAShortKey_EndWithItsAlgorithm()
    {
        using RSA authorityKey = RSA.Create(2048);
        var authorityRequest =
            new CertificateRequest("CN=Racine courte", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        DateTimeOffset end = new(2045, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using X509Certificate2 authority = authorityRequest.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-2), end);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Signataire", key, HashAlgorithmName.SHA256);
        using X509Certificate2 signer = request.Create(authority.SubjectName,
            X509SignatureGenerator.CreateForRSA(authorityKey, RSASignaturePadding.Pkcs1), DateTimeOffset.UtcNow.AddDays(-1), end, [1]);
        using X509Certificate2 withKey = signer.CopyWithPrivateKey(key);
        byte[] file = SignataireDEssai.SignAs(
            new UnDocument { Paraphe = false }.Pdf(), "Signature_RepresentantLegal", withKey, new Dictionary<string, PdfObject>());

        VerificationPolicy policy = UnVerdict.Policy() with { Roots = Certificate.ReadAll(authority.RawData) };
        Echeance? expiry = UnVerdict.De(file, policy).Echeance;

        Assert.Equal((CauseEcheance.AlgorithmeSignataire, "Racine courte"), (expiry!.Cause, expiry.Titulaire));
        Assert.Equal(new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero), expiry.Date);
    }

    [Fact]
    public void Faits_OfASoundSignature_AnswerEachQuestionApart()
    {
        SignatureVerifiee signature = Report(UnVerdict.SigneParUn).Fichiers[0].Signatures[0];

        Assert.Equal(Enum.GetValues<CategorieFait>(), signature.Faits.Select(group => group.Categorie));
        Assert.Equal(signature.Detail.Order(), signature.Faits.SelectMany(group => group.Textes).Order());
    }

    [Fact]
    public void Faits_OfAChangedFile_SayItUnderLaterChangesOnly()
    {
        SignatureVerifiee signature = Report(UneAttaque.PageChange(UnVerdict.SigneParUn)).Fichiers[0].Signatures[0];

        FaitsGroupes group = Assert.Single(
            signature.Faits, one => one.Textes.Any(text => text.StartsWith("Modification interdite", StringComparison.Ordinal)));
        Assert.Equal(CategorieFait.Modifications, group.Categorie);
    }

    [Fact]
    public void Html_SeveralFiles_NamesWhatIsNotGoodBeforeTheRest()
    {
        string html = HtmlReport.Write(Report(UnVerdict.SigneParTous, UnVerdict.SigneParUn));

        int first = html.IndexOf("À voir d’abord", StringComparison.Ordinal);
        Assert.InRange(first, 1, html.IndexOf("Empreinte SHA-256", StringComparison.Ordinal));
        Assert.Contains("<th scope=\"row\">1.pdf</th>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    private static VerificationReport Report(params byte[][] files) =>
        LiasseVerifier.Verify(files.Select((file, i) => new FichierAVerifier(i + ".pdf", file)), UnVerdict.Policy());

    private static XDocument Etsi(VerificationReport report)
    {
        using var stream = new MemoryStream();
        EtsiReport.Write(stream, report);
        return XDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));
    }
}
