using CpomDocs.Contrats.Circuits;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;
using CpomDocs.Tests.Signing;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Verification;

/// <summary>The liasse's own rules: every act, in order, with every paraphe.</summary>
public sealed class CircuitVerdictTests
{
    [Fact]
    public void Verify_EveryPartySigned_PassesAndIsComplete()
    {
        FichierVerifie verdict = UnVerdict.De(UnVerdict.SigneParTous);

        Assert.Equal(Verdict.TOTAL_PASSED, verdict.Verdict);
        Assert.Equal(new CircuitVerifie(true, true, null, verdict.Circuit!.Paraphes), verdict.Circuit);
        Assert.Equal([new ParaphesVerifies("RepresentantLegal", 3, 3), new ParaphesVerifies("DirecteurGeneral", 3, 3)],
            verdict.Circuit.Paraphes.AsEnumerable());
        Assert.Equal(["RepresentantLegal", "DirecteurGeneral"], verdict.Signatures.Select(signature => signature.Role));
        Assert.Equal("Directrice", verdict.Signatures[0].Qualite);
    }

    [Fact]
    public void Verify_DemonstrationCertificates_SayThatTheyProveNothing()
    {
        FichierVerifie verdict = UnVerdict.De(UnVerdict.SigneParTous);

        Assert.Contains("SANS VALEUR JURIDIQUE", verdict.Phrase, StringComparison.Ordinal);
        Assert.All(verdict.Signatures, signature => Assert.Contains("SANS VALEUR JURIDIQUE", signature.Phrase, StringComparison.Ordinal));
    }

    [Fact]
    public void Verify_OnlyTheFirstPartySigned_IsIndeterminateAndNamesTheNext()
    {
        FichierVerifie verdict = UnVerdict.De(UnVerdict.SigneParUn);

        Assert.Equal(Verdict.INDETERMINATE, verdict.Verdict);
        Assert.Equal("DirecteurGeneral", verdict.Circuit!.Prochain);
        Assert.Contains("signature attendue manque", verdict.Phrase, StringComparison.Ordinal);
        Assert.Equal(Verdict.TOTAL_PASSED, verdict.Signatures[0].Verdict);
    }

    [Fact]
    public void Verify_NobodySigned_IsUnsignedAndLowersTheLiasse()
    {
        VerificationReport report = LiasseVerifier.Verify(
            [new FichierAVerifier("a.pdf", UnVerdict.SigneParTous),
                new FichierAVerifier("b.pdf", new UnDocument().Pdf())], UnVerdict.Policy());

        Assert.Equal(Verdict.NON_SIGNE, report.Fichiers[1].Verdict);
        Assert.Equal(4, report.CodeDeSortie);
    }

    [Fact]
    public void Verify_DocumentNobodyHasToSign_DoesNotLowerTheLiasse()
    {
        byte[] list = new UnDocument { Code = "LISTE_ACCORDS", Etapes = [] }.Pdf();

        VerificationReport report = LiasseVerifier.Verify(
            [new FichierAVerifier("a.pdf", UnVerdict.SigneParTous), new FichierAVerifier("b.pdf", list)], UnVerdict.Policy());

        Assert.Equal(Verdict.NON_SIGNE, report.Fichiers[1].Verdict);
        Assert.Equal(0, report.CodeDeSortie);
    }

    [Fact]
    public void Verify_LastPartyFirst_BreaksTheOrder()
    {
        byte[] file = SignataireDEssai.Sign(new UnDocument { Paraphe = false }.Pdf(), "Signature_DirecteurGeneral");

        FichierVerifie verdict = UnVerdict.De(file);

        Assert.NotEqual(Verdict.TOTAL_PASSED, verdict.Verdict);
        Assert.False(verdict.Circuit!.OrdreRespecte);
        Assert.Contains("ordre", verdict.Phrase, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_ParapheMissing_IsIndeterminateAndCountsThem()
    {
        byte[] signed =
            SignataireDEssai.Sign(new UnDocument().Pdf(), "Signature_RepresentantLegal",
                update => Fill(update, "Paraphe_RepresentantLegal.P001"));

        FichierVerifie verdict = UnVerdict.De(signed);

        Assert.Equal(Verdict.INDETERMINATE, verdict.Verdict);
        Assert.Equal(new ParaphesVerifies("RepresentantLegal", 3, 1), verdict.Circuit!.Paraphes[0]);
        Assert.Contains("1 apposés sur 3", verdict.Phrase, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_ParapheFilledAfterTheSignature_DoesNotCount()
    {
        byte[] signed = SignataireDEssai.Sign(new UnDocument().Pdf(), "Signature_RepresentantLegal");
        byte[] filled = UneAttaque.Append(signed, update => Fill(update, "Paraphe_RepresentantLegal.P001"));

        FichierVerifie verdict = UnVerdict.De(filled);

        Assert.Equal(0, verdict.Circuit!.Paraphes[0].Apposes);
    }

    [Fact]
    public void Verify_DescripteurReplacedLater_IsJudgedByTheFirstOne()
    {
        byte[] file = UneAttaque.Append(new UnDocument().Pdf(), update =>
        {
            var alone = CpomDocs.Pdf.Reading.PdfDocument.Open(new UnDocument { Etapes = [Gens.RepresentantLegal] }.Pdf());
            PdfObject metadata = alone.Current.Resolve(alone.Current.Catalog["Metadata"]);
            update.Set((PdfReference)update.Base.Catalog["Metadata"], metadata);
        });

        FichierVerifie verdict = UnVerdict.De(PadesSignerTests.Signe(UnVerdict.SigneParUn, Gens.RoleDg));
        FichierVerifie replaced = UnVerdict.De(SignataireDEssai.Sign(file, "Signature_RepresentantLegal"));

        Assert.True(verdict.Circuit!.Complet);
        Assert.Equal(2, replaced.Circuit!.Paraphes.Length);
        Assert.False(replaced.Circuit.Complet);
    }

    [Fact]
    public void Verify_UsldWithoutTheDepartement_PassesAndSaysWhatItIsWorth()
    {
        byte[] first = PadesSignerTests.Signe(UnDocument.Usld.Pdf(), Gens.RoleRl);
        var request = PadesSignerTests.Demande(Gens.RoleDg) with { SansCosignature = "refus du département" };
        byte[] file = PadesSignerTests.Reussi(PadesSignerTests.Sign(first, request)).File.ToArray();

        FichierVerifie verdict = UnVerdict.De(file);

        Assert.Equal(Verdict.TOTAL_PASSED, verdict.Verdict);
        Assert.True(verdict.Circuit!.Complet);
        Assert.Contains("sans la signature du département", verdict.Phrase, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_UsldSignedAroundTheDepartement_SaysInItsFirstSentenceThatItIsMissing()
    {
        byte[] first = SignataireDEssai.Sign((UnDocument.Usld with { Paraphe = false }).Pdf(), "Signature_RepresentantLegal");
        byte[] file = SignataireDEssai.Sign(first, "Signature_DirecteurGeneral");

        FichierVerifie verdict = UnVerdict.De(file);

        Assert.Contains("département", verdict.Phrase, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_SignatureMovedFromAnotherFile_Fails()
    {
        PdfSignatureDictionary moved = PdfForm.Read(CpomDocs.Pdf.Reading.PdfDocument.Open(UnVerdict.SigneParUn).Current)
            .Find("Signature_RepresentantLegal")!.Signature!;
        byte[] other = new UnDocument { Code = "SOCLE", Paraphe = false }.Pdf();

        FichierVerifie verdict = UnVerdict.De(
            SignataireDEssai.Paste(other, "Signature_RepresentantLegal", moved.Contents.ToArray().AsSpan().TrimEnd((byte)0).ToArray()));

        Assert.Equal((Verdict.TOTAL_FAILED, SubIndication.HASH_FAILURE), (verdict.Verdict, verdict.SousIndication));
    }

    [Fact]
    public void Verify_ParaphesFilledAfterTheLastAct_FailsAndCountsNone()
    {
        byte[] first = SignataireDEssai.Sign(new UnDocument().Pdf(), "Signature_RepresentantLegal");
        byte[] both = SignataireDEssai.Sign(first, "Signature_DirecteurGeneral");
        byte[] filled = UneAttaque.Append(both, update => Fill(update, "Paraphe_DirecteurGeneral.P001"));

        FichierVerifie verdict = UnVerdict.De(filled);

        Assert.NotEqual(Verdict.TOTAL_PASSED, verdict.Verdict);
        Assert.All(verdict.Circuit!.Paraphes, paraphes => Assert.Equal(0, paraphes.Apposes));
    }

    [Fact]
    public void Verify_FileOfAnotherTool_HasNoCircuit()
    {
        byte[] file = SignataireDEssai.Sign(new UnDocument { EstDeCpomDocs = false }.Pdf(), ChampPdf.Signature(Gens.RoleRl));

        FichierVerifie verdict = UnVerdict.De(file);

        Assert.Equal(Verdict.TOTAL_PASSED, verdict.Verdict);
        Assert.Null(verdict.Circuit);
    }

    [Theory]
    [InlineData("/Tx BMC BT /F0 9 Tf (ALP) Tj ET EMC", 1)]
    [InlineData("/Tx BMC BT /F0 9 Tf [(A) -20 (L)] TJ (P) ' ET EMC", 1)]
    [InlineData("/Tx BMC BT /F0 9 Tf (XYZ) Tj ET EMC", 0)]
    [InlineData("/Tx BMC BT /F0 9 Tf 3 Tr (ALP) Tj ET EMC", 0)]
    [InlineData("/Tx BMC BT /F9 9 Tf (ALP) Tj ET EMC", 0)]
    [InlineData("/Tx BMC /X0 Do BT /F0 9 Tf (ALP) Tj ET EMC", 0)]
    [InlineData("/Tx BMC EMC % Tj", 0)]
    [InlineData("/Tx BMC BT /F0 9 Tf (ALP) Tj ) ET EMC", 0)]
    [InlineData("BT /F0 9 Tf (ALP) Tj ET", 0)]
    public void Verify_ParapheDrawn_CountsOnlyWhenItIsTheValue(string content, int expected)
    {
        byte[] signed = SignataireDEssai.Sign(new UnDocument().Pdf(), "Signature_RepresentantLegal",
            update => Fill(update, "Paraphe_RepresentantLegal.P001", content));

        FichierVerifie verdict = UnVerdict.De(signed);

        Assert.Equal(new ParaphesVerifies("RepresentantLegal", 3, expected), verdict.Circuit!.Paraphes[0]);
    }

    private static void Fill(IncrementalUpdate update, string field, string content = "/Tx BMC BT /F0 9 Tf (ALP) Tj ET EMC")
    {
        PdfDictionary widget = update.Modify(PdfForm.Read(update.Base).Find(field)!.Reference!);
        var font = new PdfDictionary { { "Type", new PdfName("Font") }, { "Subtype", new PdfName("Type1") } };
        var drawn = new PdfStream(
            new PdfDictionary
            {
                { "Type", new PdfName("XObject") }, { "Subtype", new PdfName("Form") },
                { "Resources", new PdfDictionary { { "Font", new PdfDictionary { { "F0", font } } } } },
            },
            System.Text.Encoding.Latin1.GetBytes(content));
        widget["V"] = PdfString.FromText("ALP");
        widget["AP"] = new PdfDictionary { { "N", update.Add(drawn) } };
    }
}
