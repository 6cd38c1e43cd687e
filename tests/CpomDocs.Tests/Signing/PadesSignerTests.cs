using System.Globalization;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Tests.Signing;

public class PadesSignerTests
{
    private static readonly PadesSigner Signer = new(HorlogeFixe.Maintenant);

    [Fact]
    public void Sign_FirstParty_AppendsOneRevisionAndKeepsEveryEarlierByte()
    {
        byte[] before = new UnDocument().Pdf();

        byte[] after = Signe(before, Gens.RoleRl);

        Assert.True(after.AsSpan().StartsWith(before));
        Assert.Equal(2, PdfDocument.Open(after).Revisions.Count);
    }

    [Fact]
    public void Sign_FirstParty_FillsEveryOwnParapheAndNoOther()
    {
        var form = PdfForm.Read(PdfDocument.Open(Signe(new UnDocument().Pdf(), Gens.RoleRl)).Current);

        PdfField[] filled = [.. form.Fields.Where(field => field.FieldType == "Tx" && field.Value is not null)];

        Assert.Equal(["P001", "P002", "P003"], filled.Select(field => field.PartialName));
        Assert.All(filled, field =>
        {
            Assert.StartsWith("Paraphe_RepresentantLegal.", field.FullName, StringComparison.Ordinal);
            Assert.Equal("ALP", ((PdfString)field.Value!).ToText());
            Assert.Equal(1, field.Flags);
        });
    }

    [Fact]
    public void Sign_AnyWidget_ChangesNothingButValueAppearanceAndReadOnly()
    {
        var document = PdfDocument.Open(Signe(new UnDocument().Pdf(), Gens.RoleRl));
        PdfRevision before = document.Revisions[0];

        int[] overwritten = [.. document.Current.Entries.Keys.Where(number => before.FindEntry(number) is not null)];

        Assert.Equal(4, overwritten.Length);
        Assert.All(overwritten, number => Assert.Equal(
            Fixed((PdfDictionary)before.Get(number)), Fixed((PdfDictionary)document.Current.Get(number))));
    }

    [Fact]
    public void Sign_Dictionary_IsPadesWithItsOwnFieldsLocked()
    {
        PdfSignatureDictionary signature = SignatureOf(Signe(new UnDocument().Pdf(), Gens.RoleRl), Gens.RoleRl);

        Assert.Equal("ETSI.CAdES.detached", signature.SubFilter);
        Assert.Equal("Montpellier", signature.Location);
        Assert.Null(signature.Reason);
        Assert.False(signature.Dictionary.ContainsKey("Cert"));
        PdfSignatureTransform transform = Assert.Single(signature.Transforms);
        Assert.Equal("FieldMDP", transform.Method);
        Assert.Equal(["Paraphe_RepresentantLegal", "Signature_RepresentantLegal"], transform.Parameters.Fields.ToArray());
    }

    [Theory]
    [InlineData("2026-07-14T10:30:15Z", "D:20260714123015+02'00'")]
    [InlineData("2026-12-31T23:30:00Z", "D:20270101003000+01'00'")]
    [InlineData("2026-03-29T00:59:59Z", "D:20260329015959+01'00'")]
    [InlineData("2026-03-29T01:00:00Z", "D:20260329030000+02'00'")]
    [InlineData("2026-10-25T01:00:00Z", "D:20261025020000+01'00'")]
    public void PdfDate_AnyInstant_IsTheTimeOfParisWithItsOffset(string instant, string expected)
    {
        string date = HeureDeParis.PdfDate(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));

        Assert.Equal(expected, date);
    }

    [Fact]
    public void Sign_TwoParties_BothSignaturesCoverTheirRevision()
    {
        byte[] file = Signe(Signe(new UnDocument().Pdf(), Gens.RoleRl), Gens.RoleDg);

        Verifie(file, SignatureOf(file, Gens.RoleRl));
        Verifie(file, SignatureOf(file, Gens.RoleDg));
    }

    [Fact]
    public void Sign_Demonstration_SaysSoInEveryAppearance()
    {
        var document = PdfDocument.Open(Signe(new UnDocument().Pdf(), Gens.RoleRl));

        IEnumerable<string> texts = PdfForm.Read(document.Current).Fields
            .Where(field => field.FullName.Contains("RepresentantLegal", StringComparison.Ordinal))
            .Select(field => AppearanceTextReader.Read(document.Current, field));

        Assert.All(texts, text => Assert.Contains("SANS VALEUR JURIDIQUE", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Mme Hélène VASSAL-COMBES, Directrice générale", "Pour la Directrice générale et par délégation, ")]
    [InlineData("M. Guy ORTALAN, Directeur général", "Pour le Directeur général et par délégation, ")]
    public void Sign_Delegate_PrintsQualityAndDelegation(string delegant, string expected)
    {
        Signataire signataire = Gens.DirecteurGeneral.Signataire with { Delegation = Gens.Delegation with { Delegant = delegant } };
        var description = new UnDocument { Etapes = [Gens.RepresentantLegal, new Etape(Gens.RoleDg, signataire)] };
        var document = PdfDocument.Open(Signe(Signe(description.Pdf(), Gens.RoleRl), Gens.RoleDg));

        string text = AppearanceTextReader.Read(document.Current, PdfForm.Read(document.Current).Find("Signature_DirecteurGeneral")!);

        Assert.Contains("Signé électroniquement par Élodie D’ORBEIL-FŒSSAC", text, StringComparison.Ordinal);
        Assert.Contains(expected + "Directrice de l’offre de soins", text, StringComparison.Ordinal);
        Assert.Contains("Délégation ARS-OC/2024-1187 du 3\u00A0juin 2024", text, StringComparison.Ordinal);
        Assert.Contains("heure de Paris (date déclarée)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_RealCertificateOfTheSignatory_SignsWithoutTrialMention()
    {
        using PemSigningKey key = Cles.De("PEYRUSSAC Anne Lise");
        var document = PdfDocument.Open(Reussi(Signer.Sign(new UnDocument().Pdf(), Demande(Gens.RoleRl), key)).File);

        string text = AppearanceTextReader.Read(document.Current, PdfForm.Read(document.Current).Find("Signature_RepresentantLegal")!);

        Assert.DoesNotContain("TEST", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_SocleWithoutParaphe_SignsAlone()
    {
        SignedDocument signed = Reussi(Sign(new UnDocument { Paraphe = false }.Pdf(), Demande(Gens.RoleRl)));

        Assert.Equal(EtatDocument.SIGNE_ETABLISSEMENT, signed.Etat.Etat);
        Assert.Equal(0, signed.Acte.Paraphes);
    }

    [Fact]
    public void Sign_AnotherHolderWithReason_RecordsTheReason()
    {
        using PemSigningKey key = Cles.De("Camille AUTRE");
        SigningRequest request = Demande(Gens.RoleRl) with { AutreTitulaire = "nom d'usage" };

        byte[] file = Reussi(Signer.Sign(new UnDocument().Pdf(), request, key)).File.ToArray();

        Assert.Contains("nom d'usage", SignatureOf(file, Gens.RoleRl).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_AgencyWithoutCosignature_GivesSansCosignatureAndRecordsTheReason()
    {
        byte[] file = Signe(UnDocument.Usld.Pdf(), Gens.RoleRl);
        SigningRequest request = Demande(Gens.RoleDg) with { SansCosignature = "refus du département" };

        SignedDocument signed = Reussi(Sign(file, request));

        Assert.Equal(EtatDocument.SANS_COSIGNATURE, signed.Etat.Etat);
        Assert.Contains("refus du département", SignatureOf(signed.File, Gens.RoleDg).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_DelegateNamedLater_SignsInTheirName()
    {
        Signataire delegataire = Gens.DirecteurGeneral.Signataire with { Prenom = "Basile", Nom = "QUERTINMONT", Initiales = "BQ" };
        byte[] file = Signe(new UnDocument().Pdf(), Gens.RoleRl);

        SignedDocument signed = Reussi(Sign(file, Demande(Gens.RoleDg) with { Delegataire = delegataire }));

        Assert.Equal("Basile QUERTINMONT", SignatureOf(signed.File, Gens.RoleDg).SignerName);
    }

    [Fact]
    public void Sign_ManyThreadsWithOneKey_EachFileIsValid()
    {
        using Pkcs12SigningKey key = Cles.Demonstration();
        byte[] file = new UnDocument().Pdf();

        byte[][] signed =
            [.. Enumerable.Range(0,
                16).AsParallel().WithDegreeOfParallelism(8).Select(_ =>
                    Reussi(Signer.Sign(file, Demande(Gens.RoleRl), key)).File.ToArray())];

        Assert.All(signed, result => Verifie(result, SignatureOf(result, Gens.RoleRl)));
    }

    [Fact]
    public void Complete_SignatureOfAnotherKey_IsRefused()
    {
        using Pkcs12SigningKey key = Cles.Demonstration();
        using Pkcs12SigningKey other = Cles.Demonstration("directeur-general");
        PreparedAct act = Signer.Prepare(new UnDocument().Pdf(), Demande(Gens.RoleRl), key.Identity).Value!;

        Outcome<SignedDocument> outcome = act.Complete(other.Sign(act.ToBeSigned.Span));

        Assert.Equal(["CPOM6113"], outcome.Diagnostics.Select(diagnostic => diagnostic.Code).ToArray());
    }

    internal static SigningRequest Demande(Role role) => new() { Role = role };

    internal static Outcome<SignedDocument> Sign(byte[] file, SigningRequest request)
    {
        using Pkcs12SigningKey key = Cles.Demonstration();
        return Signer.Sign(file, request, key);
    }

    internal static byte[] Signe(byte[] file, Role role) => Reussi(Sign(file, Demande(role))).File.ToArray();

    internal static SignedDocument Reussi(Outcome<SignedDocument> outcome)
    {
        Assert.True(outcome.Value is not null,
            string.Join("\n", outcome.Diagnostics.Select(diagnostic => diagnostic.Code + " " + diagnostic.Message)));
        return outcome.Value;
    }

    internal static PdfSignatureDictionary SignatureOf(ReadOnlyMemory<byte> file, Role role)
    {
        return PdfForm.Read(PdfDocument.Open(file).Current).Find(ChampPdf.Signature(role))!.Signature!;
    }

    internal static void Verifie(byte[] file, PdfSignatureDictionary signature)
    {
        int first = (int)signature.ByteRange[1];
        int second = (int)signature.ByteRange[2];
        int length = (int)signature.ByteRange[3];
        byte[] content = [.. file[..first], .. file[second..(second + length)]];
        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.Decode(signature.Contents.ToArray());
        cms.CheckSignature(verifySignatureOnly: true);
        Assert.Contains(cms.Certificates, (X509Certificate2 certificate) => certificate.Subject != certificate.Issuer);
    }

    private static List<string> Fixed(PdfDictionary dictionary)
    {
        return [.. dictionary.Where(entry => entry.Key is not ("V" or "AP" or "Ff"))
            .Select(entry => entry.Key + " " + Written(entry.Value)).Order(StringComparer.Ordinal)];
    }

    private static string Written(PdfObject value)
    {
        var writer = new CpomDocs.Pdf.Writing.PdfByteWriter();
        CpomDocs.Pdf.Writing.PdfSerializer.Write(writer, value);
        return System.Text.Encoding.Latin1.GetString(writer.Written);
    }
}
