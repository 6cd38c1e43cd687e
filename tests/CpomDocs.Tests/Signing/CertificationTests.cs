using System.Security.Cryptography;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Pdf.Writing;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Tests.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Signing;

/// <summary>Documents that another tool certified or locked before the first act of their circuit.</summary>
public sealed class CertificationTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Sign_CertifiedForFormsOrMore_IsAllowedAndBreaksNothing(int permission)
    {
        byte[] certified = Certifie(Transform("DocMDP", ("P", new PdfInteger(permission))));

        SignedDocument signed = Sign(certified).Value!;

        FichierVerifie verdict = UnVerdict.De(signed.File.ToArray());
        Assert.Equal(Verdict.TOTAL_PASSED, UnVerdict.Sur(verdict, "Certification").Verdict);
        Assert.Equal(Verdict.TOTAL_PASSED, UnVerdict.Sur(verdict, "Signature_RepresentantLegal").Verdict);
    }

    [Fact]
    public void Sign_CertifiedAgainstEveryChange_IsRefused()
    {
        Outcome<SignedDocument> outcome = Sign(Certifie(Transform("DocMDP", ("P", new PdfInteger(1)))));

        Diagnostic refusal = Assert.Single(outcome.Diagnostics);
        Assert.Equal("CPOM6125", refusal.Code);
        Assert.Contains("Certification", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(SigningRefusal.Act, SigningRefusals.Of(outcome.Diagnostics));
    }

    [Theory]
    [InlineData("All", null, false)]
    [InlineData("Include", "Paraphe_RepresentantLegal", false)]
    [InlineData("Include", "Signature_DirecteurGeneral", true)]
    [InlineData("Exclude", "Signature_DirecteurGeneral", false)]
    public void Sign_FieldsLockedBySomebodyElse_IsRefusedWhereTheyAreThoseOfTheAct(string action, string? field, bool isAllowed)
    {
        PdfArray fields = field is null ? [] : new PdfArray([PdfString.FromText(field)]);

        Outcome<SignedDocument> outcome = Sign(Certifie(Transform("FieldMDP", ("Action", new PdfName(action)), ("Fields", fields))));

        Assert.Equal(isAllowed ? [] : ["CPOM6125"], outcome.Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    private static Outcome<SignedDocument> Sign(byte[] pdf)
    {
        using Pkcs12SigningKey key = Cles.Demonstration();
        return new PadesSigner(TimeProvider.System).Sign(pdf, new SigningRequest { Role = Gens.RoleRl }, key);
    }

    private static PdfDictionary Transform(string method, params (string Key, PdfObject Value)[] parameters)
    {
        var values = new PdfDictionary { { "Type", new PdfName("TransformParams") }, { "V", new PdfName("1.2") } };
        foreach ((string key, PdfObject value) in parameters)
        {
            values[key] = value;
        }

        return new PdfDictionary
        {
            { "Type", new PdfName("SigRef") }, { "TransformMethod", new PdfName(method) }, { "TransformParams", values },
        };
    }

    private static byte[] Certifie(PdfDictionary transform)
    {
        using Pkcs12SigningKey key = Cles.Demonstration("cachet-agence");
        var update = new IncrementalUpdate(PdfDocument.Open(new UnDocument().Pdf()));
        PdfReference value = update.Reserve();
        InvisibleField.Add(update, "Certification", "Certification", value);
        if (((PdfName)transform["TransformMethod"]).Value == "DocMDP")
        {
            update.Modify(update.Base.CatalogReference)["Perms"] = new PdfDictionary { { "DocMDP", value } };
        }
        else
        {
            transform["Data"] = update.Base.CatalogReference;
        }

        var dictionary = new PdfDictionary
        {
            { "Type", new PdfName("Sig") },
            { "Filter", new PdfName("Adobe.PPKLite") },
            { "SubFilter", new PdfName("ETSI.CAdES.detached") },
            { "ByteRange", PdfNull.Instance },
            { "Contents", PdfNull.Instance },
            { "M", PdfString.FromText("D:20260102030405Z") },
            { "Reference", new PdfArray([transform]) },
        };
        PreparedSignature prepared = update.PrepareSignature(value, dictionary, key.Identity.CmsCapacity);
        byte[] attributes = key.Identity.Cms.SignedAttributes(prepared.Digest(HashAlgorithmName.SHA256));
        return prepared.Complete(key.Identity.Cms.Build(attributes, key.Sign(attributes)));
    }
}
