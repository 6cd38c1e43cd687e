using CpomDocs.Composition.Documents;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Rendering.Pdf;

namespace CpomDocs.Tests.Rendering;

public sealed class PdfFormTests
{
    private static readonly PdfRendu Rendu = UnDocument.Rendu(UnDocument.Complet);
    private static readonly PdfRevision Lu = UnDocument.Lu(Rendu);
    private static readonly PdfForm Form = PdfForm.Read(Lu);

    [Fact]
    public void Fields_OfACircuitWithParaphes_AreOnEveryPageForEverySignatory()
    {
        string[] expected =
        [
            .. new[] { "RepresentantLegal", "PresidentConseilDepartemental",
                "DirecteurGeneral" }.SelectMany(role => Enumerable.Range(1, Rendu.Pages)
                .Select(page => $"Paraphe_{role}.P00{page}").Append("Signature_" + role)),
        ];

        IEnumerable<string> names = Form.Fields.Select(field => field.FullName);

        Assert.Equal(expected, names);
    }

    [Fact]
    public void Lock_OfASignatory_ClosesItsOwnFieldsAndOnlyTheLastOneClosesTheFile()
    {
        PdfFieldLock first = Form.Find("Signature_RepresentantLegal")!.Lock!;
        PdfFieldLock last = Form.Find("Signature_DirecteurGeneral")!.Lock!;

        Assert.Equal(["Paraphe_RepresentantLegal", "Signature_RepresentantLegal"], first.Fields.AsEnumerable());
        Assert.Null(first.P);
        Assert.Equal(["Paraphe_DirecteurGeneral", "Signature_DirecteurGeneral"], last.Fields.AsEnumerable());
        Assert.Equal(1, last.P);
    }

    [Fact]
    public void Widget_Always_HasABlankAppearanceADescriptionAndNoMk()
    {
        Assert.All(Form.Fields, field =>
        {
            Assert.True(field.Dictionary.ContainsKey("TU") && field.Dictionary.ContainsKey("StructParent"));
            Assert.False(field.Dictionary.ContainsKey("MK"));
            Assert.NotNull(Lu.Find<PdfDictionary>(field.Dictionary, "AP"));
            Assert.Equal(field.FieldType == "Sig" ? 132 : 4, ((PdfInteger)field.Dictionary["F"]).Value);
        });
    }

    [Fact]
    public void Description_Always_NamesTheRoleAndNeverThePerson()
    {
        string description = ((PdfString)Form.Find("Paraphe_DirecteurGeneral.P002")!.Dictionary["TU"]).ToText();

        Assert.Equal("Paraphe du directeur général, page 2", description);
    }

    [Fact]
    public void FormElement_Always_HoldsTheObjectReferenceItself()
    {
        var elements = StructureDump.Elements(Lu).Where(element => ((PdfName)element["S"]).Value == "Form").ToList();

        Assert.Equal(Form.Fields.Count, elements.Count);
        Assert.All(elements, element => Assert.Equal("OBJR", ((PdfName)((PdfDictionary)element["K"])["Type"]).Value));
    }

    [Fact]
    public void Zones_Always_MatchTheRectanglesOfTheFields()
    {
        foreach (ZoneChamp zone in Rendu.Zones)
        {
            var rectangle = (PdfArray)Form.Find(zone.Champ)!.Dictionary["Rect"];

            Assert.Equal(zone.XPt, ((PdfReal)rectangle[0]).Value, 2);
            Assert.Equal(zone.YPt + zone.HauteurPt, ((PdfReal)rectangle[3]).Value, 2);
        }
    }

    [Fact]
    public void SignatureBoxes_OfThreeParties_StandSideBySideInSigningOrder()
    {
        var boxes = Rendu.Zones.Where(zone => zone.Champ.StartsWith("Signature_", StringComparison.Ordinal)).ToList();

        Assert.Equal(["Signature_RepresentantLegal", "Signature_PresidentConseilDepartemental", "Signature_DirecteurGeneral"],
            boxes.Select(box => box.Champ));
        Assert.All(boxes.Zip(boxes.Skip(1)), pair => Assert.True(pair.First.XPt + pair.First.LargeurPt < pair.Second.XPt));
        Assert.Single(boxes.Select(box => box.YPt).Distinct());
    }

    [Fact]
    public void Form_OfADocumentNobodySigns_IsEmpty()
    {
        DocumentCompose document = UnDocument.SansCircuit(UnDocument.Paragraphe(1));

        PdfForm form = PdfForm.Read(UnDocument.Lu(UnDocument.Rendu(document)));

        Assert.Empty(form.Fields);
    }
}
