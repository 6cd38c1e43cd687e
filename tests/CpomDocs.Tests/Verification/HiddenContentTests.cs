using System.Text;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Pdf.Writing;
using CpomDocs.Tests.Pdf;
using CpomDocs.Tests.Signing;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Verification;

/// <summary>Content prepared before a signature or slipped in after it, where only some readers would show it.</summary>
public sealed class HiddenContentTests
{
    [Fact]
    public void Verify_ObjectStreamReplaced_Fails()
    {
        byte[] signed = SignataireDEssai.Sign(UnPdf.AvecChamps(isCompressed: true), "Signature_A");
        (int number, PdfXrefEntry entry) = PdfDocument.Open(signed).Revisions[0].Entries
            .Select(pair => (pair.Key, pair.Value))
            .First(pair => pair.Value.Kind == PdfXrefEntryKind.InObjectStream);
        byte[] attacked = UneAttaque.Append(signed, update => update.Set(new PdfReference(entry.ObjectStream), Holding(number)));

        FichierVerifie verdict = UnVerdict.De(attacked);

        Assert.Equal(Verdict.TOTAL_FAILED, verdict.Verdict);
    }

    [Theory]
    [InlineData("NeedAppearances")]
    [InlineData("DA")]
    public void Verify_FieldsDrawnAnewAfterTheLastSignature_Fails(string key)
    {
        byte[] attacked = UneAttaque.Append(UnVerdict.SigneParTous, update => FormOf(update)[key] =
            key == "DA" ? PdfString.FromText("/F0 40 Tf 1 g") : PdfBoolean.True);

        FichierVerifie verdict = UnVerdict.De(attacked);

        Assert.Equal(Verdict.TOTAL_FAILED, verdict.Verdict);
    }

    [Fact]
    public void Verify_VisibleFieldAddedToADocumentOfOurs_Fails()
    {
        byte[] attacked = UneAttaque.Append(UnVerdict.SigneParUn, update =>
        {
            PdfReference field = update.Add(VisibleField(update));
            PdfDictionary form = FormOf(update);
            form["Fields"] = new PdfArray([.. (PdfArray)form["Fields"], field]);
            PdfDictionary page = update.Modify(update.Base.Pages[0].Reference);
            page["Annots"] = new PdfArray([.. (PdfArray)page["Annots"], field]);
        });

        SignatureVerifiee verdict = UnVerdict.Sur(UnVerdict.De(attacked), "Signature_RepresentantLegal");

        Assert.Equal(Verdict.TOTAL_FAILED, verdict.Verdict);
        Assert.Equal(ModificationsPosterieures.Interdites, verdict.ModificationsPosterieures);
    }

    [Fact]
    public void Verify_OwnParapheRedrawnWhereTheSignerDidNotCopyTheLock_Fails()
    {
        byte[] signed = SignataireDEssai.Sign(new UnDocument().Pdf(), "Signature_RepresentantLegal");
        byte[] attacked = UneAttaque.ParapheRedrawn(signed);

        SignatureVerifiee verdict = UnVerdict.Sur(UnVerdict.De(attacked), "Signature_RepresentantLegal");

        Assert.Equal(Verdict.TOTAL_FAILED, verdict.Verdict);
    }

    [Fact]
    public void Verify_ParapheTakenOutOfThePrint_Fails()
    {
        byte[] attacked = UneAttaque.Append(UnVerdict.SigneParUn, update =>
            update.Modify(PdfForm.Read(update.Base).Find("Paraphe_RepresentantLegal.P001")!.Reference!)["F"] = new PdfInteger(0));

        FichierVerifie verdict = UnVerdict.De(attacked);

        Assert.Equal(Verdict.TOTAL_FAILED, verdict.Verdict);
    }

    private static PdfStream Holding(int number)
    {
        string index = number + " 0 ";
        var dictionary = new PdfDictionary
        {
            { "Type", new PdfName("ObjStm") }, { "N", new PdfInteger(1) }, { "First", new PdfInteger(index.Length) },
        };
        return new PdfStream(dictionary, Encoding.ASCII.GetBytes(index + "<</Note (faux)>>"));
    }

    private static PdfDictionary FormOf(IncrementalUpdate update)
    {
        PdfDictionary catalog = update.Modify(update.Base.CatalogReference);
        PdfDictionary form = ((PdfDictionary)catalog["AcroForm"]).Copy();
        catalog["AcroForm"] = form;
        return form;
    }

    private static PdfDictionary VisibleField(IncrementalUpdate update) => new()
    {
        { "Type", new PdfName("Annot") },
        { "Subtype", new PdfName("Widget") },
        { "FT", new PdfName("Sig") },
        { "T", PdfString.FromText("Autre") },
        { "P", update.Base.Pages[0].Reference },
        { "F", new PdfInteger(4) },
        { "Rect", new PdfArray(new[] { 0, 0, 595, 842 }.Select(value => new PdfInteger(value))) },
        { "AP", new PdfDictionary { { "N", update.Add(Cover()) } } },
    };

    private static PdfStream Cover() => new(
        new PdfDictionary { { "Type", new PdfName("XObject") }, { "Subtype", new PdfName("Form") } },
        "1 g 0 0 595 842 re f"u8.ToArray());
}
