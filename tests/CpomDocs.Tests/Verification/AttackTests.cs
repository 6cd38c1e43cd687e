using CpomDocs.Pdf.Objects;
using CpomDocs.Tests.Signing;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Verification;

/// <summary>Every class of attack on a signed file ends TOTAL-FAILED.</summary>
public sealed class AttackTests
{
    public static TheoryData<string> Attacks()
    {
        return new TheoryData<string>(Builders.Keys.Order(StringComparer.Ordinal));
    }

    private static readonly Dictionary<string, Func<byte[], byte[]>> Builders = new(StringComparer.Ordinal)
    {
        [nameof(UneAttaque.PageChange)] = UneAttaque.PageChange,
        [nameof(UneAttaque.PageAdded)] = UneAttaque.PageAdded,
        [nameof(UneAttaque.WidgetMoved)] = UneAttaque.WidgetMoved,
        [nameof(UneAttaque.ParapheChanged)] = UneAttaque.ParapheChanged,
        [nameof(UneAttaque.ParapheRedrawn)] = UneAttaque.ParapheRedrawn,
        [nameof(UneAttaque.ParapheHidden)] = UneAttaque.ParapheHidden,
        [nameof(UneAttaque.AppearanceOverwritten)] = UneAttaque.AppearanceOverwritten,
        [nameof(UneAttaque.SignatureDictionarySpoofed)] = UneAttaque.SignatureDictionarySpoofed,
        [nameof(UneAttaque.SignatureReplaced)] = UneAttaque.SignatureReplaced,
        [nameof(UneAttaque.ContentsNulled)] = UneAttaque.ContentsNulled,
        [nameof(UneAttaque.ContentsEmptied)] = UneAttaque.ContentsEmptied,
        [nameof(UneAttaque.ByteRangeRemoved)] = UneAttaque.ByteRangeRemoved,
        [nameof(UneAttaque.JavaScriptAdded)] = UneAttaque.JavaScriptAdded,
        [nameof(UneAttaque.AnnotationAdded)] = UneAttaque.AnnotationAdded,
        [nameof(UneAttaque.FieldRemoved)] = UneAttaque.FieldRemoved,
        [nameof(UneAttaque.MetadataWithEntity)] = UneAttaque.MetadataWithEntity,
        [nameof(UneAttaque.ObjectFreed)] = UneAttaque.ObjectFreed,
        [nameof(UneAttaque.XrefOnly)] = UneAttaque.XrefOnly,
        [nameof(UneAttaque.TrailingBytes)] = UneAttaque.TrailingBytes,
        [nameof(UneAttaque.LeadingBytes)] = UneAttaque.LeadingBytes,
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Verify_AttackAfterTheFirstSignature_Fails(string attack)
    {
        byte[] attacked = Builders[attack](UnVerdict.SigneParUn);

        FichierVerifie verdict = UnVerdict.De(attacked);

        Assert.Equal(Verdict.TOTAL_FAILED, verdict.Verdict);
        Assert.Equal(SubIndication.FORMAT_FAILURE, verdict.SousIndication);
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Verify_AttackAfterTheLastSignature_Fails(string attack)
    {
        byte[] attacked = Builders[attack](UnVerdict.SigneParTous);

        FichierVerifie verdict = UnVerdict.De(attacked);

        Assert.Equal(Verdict.TOTAL_FAILED, verdict.Verdict);
    }

    [Theory]
    [InlineData(nameof(UneAttaque.PageChange))]
    [InlineData(nameof(UneAttaque.WidgetMoved))]
    [InlineData(nameof(UneAttaque.ParapheChanged))]
    [InlineData(nameof(UneAttaque.JavaScriptAdded))]
    public void Verify_AttackBetweenTheSignatures_CondemnsTheFirstAndNotTheSecond(string attack)
    {
        byte[] attacked = SignataireDEssai.Sign(Builders[attack](UnVerdict.SigneParUn), "Signature_DirecteurGeneral");

        FichierVerifie verdict = UnVerdict.De(attacked);

        Assert.Equal(ModificationsPosterieures.Interdites, UnVerdict.Sur(verdict, "Signature_RepresentantLegal").ModificationsPosterieures);
        Assert.Equal(Verdict.TOTAL_PASSED, UnVerdict.Sur(verdict, "Signature_DirecteurGeneral").Verdict);
        Assert.Equal(Verdict.TOTAL_FAILED, verdict.Verdict);
    }

    [Fact]
    public void Verify_AppearanceThatIsAlsoPageContent_RefusesItsReplacement()
    {
        byte[] prepared = UneAttaque.Append(new UnDocument().Pdf(), update =>
        {
            PdfReference appearance = AppearanceOf(update.Base, "Paraphe_DirecteurGeneral.P001");
            update.Modify(update.Base.Pages[0].Reference)["Contents"] = appearance;
        });
        byte[] signed = SignataireDEssai.Sign(prepared, "Signature_RepresentantLegal");
        byte[] attacked =
            UneAttaque.Append(signed, update => update.Set(AppearanceOf(update.Base, "Paraphe_DirecteurGeneral.P001"), Drawn()));

        SignatureVerifiee verdict = UnVerdict.Sur(UnVerdict.De(attacked), "Signature_RepresentantLegal");

        Assert.Equal(Verdict.TOTAL_FAILED, verdict.Verdict);
        Assert.Contains(verdict.Detail, detail => detail.Contains("sert aussi ailleurs", StringComparison.Ordinal));
    }

    [Fact]
    public void Verify_AppearanceOfItsOwn_AcceptsItsReplacement()
    {
        byte[] signed = SignataireDEssai.Sign(new UnDocument().Pdf(), "Signature_RepresentantLegal");
        byte[] filled =
            UneAttaque.Append(signed, update => update.Set(AppearanceOf(update.Base, "Paraphe_DirecteurGeneral.P001"), Drawn()));

        SignatureVerifiee verdict = UnVerdict.Sur(UnVerdict.De(filled), "Signature_RepresentantLegal");

        Assert.Equal(Verdict.TOTAL_PASSED, verdict.Verdict);
        Assert.Equal(ModificationsPosterieures.Autorisees, verdict.ModificationsPosterieures);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Verify_AppearanceOfASignatureChangedLater_Fails(bool isInPlace)
    {
        const string Name = "Signature_RepresentantLegal";
        byte[] signed = SignataireDEssai.Sign(new UnDocument().Pdf(), Name);
        byte[] attacked = UneAttaque.Append(signed, update =>
        {
            if (isInPlace)
            {
                update.Set(AppearanceOf(update.Base, Name), Drawn());
                return;
            }

            PdfReference field = CpomDocs.Pdf.Forms.PdfForm.Read(update.Base).Find(Name)!.Reference!;
            update.Modify(field)["AP"] = new PdfDictionary { { "N", update.Add(Drawn()) } };
        });

        FichierVerifie verdict = UnVerdict.De(attacked);

        Assert.Equal(Verdict.TOTAL_FAILED, verdict.Verdict);
    }

    [Fact]
    public void Verify_ObjectThatGivesMeaningToADanglingReference_Fails()
    {
        PdfReference? dangling = null;
        byte[] prepared = UneAttaque.Append(new UnDocument().Pdf(), update =>
        {
            dangling = new PdfReference((int)((PdfInteger)update.Base.Trailer["Size"]).Value + 200);
            update.Modify(update.Base.Pages[0].Reference)["Contents"] = dangling;
        });
        byte[] signed = SignataireDEssai.Sign(prepared, "Signature_RepresentantLegal");
        byte[] attacked = UneAttaque.Append(signed, update => update.Set(dangling!, Drawn()));

        FichierVerifie verdict = UnVerdict.De(attacked);

        Assert.Equal(Verdict.TOTAL_FAILED, verdict.Verdict);
    }

    private static PdfReference AppearanceOf(CpomDocs.Pdf.Reading.PdfRevision revision, string field)
    {
        PdfDictionary widget = CpomDocs.Pdf.Forms.PdfForm.Read(revision).Find(field)!.Dictionary;
        return (PdfReference)((PdfDictionary)widget["AP"])["N"];
    }

    private static PdfStream Drawn() => new(
        new PdfDictionary { { "Type", new PdfName("XObject") }, { "Subtype", new PdfName("Form") },
            { "BBox", new PdfArray(Enumerable.Repeat(new PdfInteger(9), 4)) } },
        "BT (XX) Tj ET"u8.ToArray());
}
