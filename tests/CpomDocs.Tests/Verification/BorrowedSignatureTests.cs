using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;
using CpomDocs.Tests.Signing;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Verification;

/// <summary>One signature shown in the place of another person.</summary>
public sealed class BorrowedSignatureTests
{
    private const string First = "Signature_RepresentantLegal";
    private const string Last = "Signature_DirecteurGeneral";

    [Fact]
    public void Verify_FieldPointedLaterAtAnotherSignature_Fails()
    {
        byte[] signed = SignataireDEssai.Sign(new UnDocument { Paraphe = false }.Pdf(), First);
        byte[] attacked = UneAttaque.Append(signed, Borrow);

        FichierVerifie verdict = UnVerdict.De(attacked);

        Assert.Equal(Verdict.TOTAL_FAILED, UnVerdict.Sur(verdict, Last).Verdict);
        Assert.Equal(Verdict.TOTAL_FAILED, UnVerdict.Sur(verdict, First).Verdict);
    }

    [Fact]
    public void Verify_TwoFieldsFilledWithOneSignature_Fails()
    {
        byte[] attacked = SignataireDEssai.Sign(new UnDocument { Paraphe = false }.Pdf(), First, Borrow);

        FichierVerifie verdict = UnVerdict.De(attacked);

        Assert.All(verdict.Signatures, signature => Assert.Equal(Verdict.TOTAL_FAILED, signature.Verdict));
    }

    private static void Borrow(IncrementalUpdate update)
    {
        var form = PdfForm.Read(update.Base);
        var lender = (PdfDictionary)update.Get(form.Find(First)!.Reference!);
        update.Modify(form.Find(Last)!.Reference!)["V"] = lender["V"];
    }
}
