using System.Security.Cryptography.X509Certificates;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Pdf.Writing;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using static CpomDocs.Tests.Signing.PadesSignerTests;

namespace CpomDocs.Tests.Signing;

public class PadesSignerRefusalTests
{
    [Fact]
    public void Sign_NotAPdf_IsRefused()
    {
        AssertRefused(Sign("pas un PDF"u8.ToArray(), Demande(Gens.RoleRl)), SigningRefusal.Usage, "CPOM6001");
    }

    [Fact]
    public void Sign_PdfOfAnotherTool_IsRefused()
    {
        byte[] file = new UnDocument { EstDeCpomDocs = false }.Pdf();

        AssertRefused(Sign(file, Demande(Gens.RoleRl)), SigningRefusal.Act, "CPOM6101");
    }

    [Fact]
    public void Sign_RoleOutsideTheCircuit_IsRefused()
    {
        AssertRefused(Sign(new UnDocument().Pdf(), Demande(Gens.RolePcd)), SigningRefusal.Act, "CPOM6102");
    }

    [Fact]
    public void Sign_Twice_IsRefused()
    {
        byte[] file = Signe(new UnDocument().Pdf(), Gens.RoleRl);

        AssertRefused(Sign(file, Demande(Gens.RoleRl)), SigningRefusal.Act, "CPOM6103");
    }

    [Fact]
    public void Sign_AgencyFirst_IsRefused()
    {
        AssertRefused(Sign(new UnDocument().Pdf(), Demande(Gens.RoleDg)), SigningRefusal.Act, "CPOM6104");
    }

    [Fact]
    public void Sign_AgencyFirstOnUsldEvenWithReason_IsRefused()
    {
        SigningRequest request = Demande(Gens.RoleDg) with { SansCosignature = "refus" };

        AssertRefused(Sign(UnDocument.Usld.Pdf(), request), SigningRefusal.Act, "CPOM6104");
    }

    [Fact]
    public void Sign_AgencyBeforeDepartment_IsRefused()
    {
        byte[] file = Signe(UnDocument.Usld.Pdf(), Gens.RoleRl);

        AssertRefused(Sign(file, Demande(Gens.RoleDg)), SigningRefusal.Act, "CPOM6105");
    }

    [Fact]
    public void Sign_DepartmentAfterTheAgencyClosed_IsRefused()
    {
        byte[] file = Signe(UnDocument.Usld.Pdf(), Gens.RoleRl);
        file = Reussi(Sign(file, Demande(Gens.RoleDg) with { SansCosignature = "refus" })).File.ToArray();

        AssertRefused(Sign(file, Demande(Gens.RolePcd)), SigningRefusal.Act, "CPOM6110");
    }

    [Fact]
    public void Sign_ByteOfSignedRevisionChanged_IsRefused()
    {
        byte[] file = Signe(new UnDocument().Pdf(), Gens.RoleRl);
        file[file.AsSpan().IndexOf("595"u8)] = (byte)'6';

        AssertRefused(Sign(file, Demande(Gens.RoleDg)), SigningRefusal.Act, "CPOM6106");
    }

    [Fact]
    public void Sign_PageChangedByALaterRevision_IsRefused()
    {
        var update = new IncrementalUpdate(PdfDocument.Open(Signe(new UnDocument().Pdf(), Gens.RoleRl)));
        update.Modify(update.Base.Pages[0].Reference)["Rotate"] = new PdfInteger(90);

        AssertRefused(Sign(update.Build(), Demande(Gens.RoleDg)), SigningRefusal.Act, "CPOM6107");
    }

    [Fact]
    public void Sign_UnsignedDocumentResavedByAnotherTool_IsRefused()
    {
        var update = new IncrementalUpdate(PdfDocument.Open(new UnDocument().Pdf()));
        update.Modify(update.Base.Pages[0].Reference)["Rotate"] = new PdfInteger(90);

        AssertRefused(Sign(update.Build(), Demande(Gens.RoleRl)), SigningRefusal.Act, "CPOM6107");
    }

    [Fact]
    public void Sign_BytesAfterTheEnd_IsRefused()
    {
        byte[] file = [.. Signe(new UnDocument().Pdf(), Gens.RoleRl), .. "suite"u8];

        AssertRefused(Sign(file, Demande(Gens.RoleDg)), SigningRefusal.Act, "CPOM6107");
    }

    [Fact]
    public void Sign_ValidationDataAddedAfterASignature_IsAccepted()
    {
        var update = new IncrementalUpdate(PdfDocument.Open(Signe(new UnDocument().Pdf(), Gens.RoleRl)));
        update.Modify(update.Base.CatalogReference)["DSS"] = update.Add(new PdfDictionary { { "Certs", new PdfArray() } });

        Outcome<SignedDocument> outcome = Sign(update.Build(), Demande(Gens.RoleDg));

        Assert.Equal(EtatDocument.SIGNE, Reussi(outcome).Etat.Etat);
    }

    [Theory]
    [InlineData(-400, -1)]
    [InlineData(1, 400)]
    public void Sign_DelegationNotInForce_IsRefused(int firstDay, int lastDay)
    {
        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTime.UtcNow, "Europe/Paris"));
        Etape etape = Gens.DirecteurGeneral with
        {
            Signataire = Gens.DirecteurGeneral.Signataire with
            {
                Delegation = Gens.Delegation with { Date = today.AddDays(firstDay), DateFin = today.AddDays(lastDay) },
            },
        };
        byte[] file = Signe(new UnDocument { Etapes = [Gens.RepresentantLegal, etape] }.Pdf(), Gens.RoleRl);

        AssertRefused(Sign(file, Demande(Gens.RoleDg)), SigningRefusal.Act, "CPOM6108");
    }

    [Fact]
    public void Sign_DelegateWithoutDelegation_IsRefused()
    {
        SigningRequest request = Demande(Gens.RoleRl) with { Delegataire = Gens.RepresentantLegal.Signataire };

        AssertRefused(Sign(new UnDocument().Pdf(), request), SigningRefusal.Act, "CPOM6114");
    }

    [Fact]
    public void Sign_CertificateOfSomebodyElse_IsRefused()
    {
        using PemSigningKey key = Cles.De("Camille AUTRE");

        Outcome<SignedDocument> outcome = new PadesSigner(TimeProvider.System).Sign(new UnDocument().Pdf(), Demande(Gens.RoleRl), key);

        AssertRefused(outcome, SigningRefusal.Act, "CPOM6109");
    }

    [Fact]
    public void Sign_ParapheAlreadyFilled_IsRefusedWithEveryReason()
    {
        var update = new IncrementalUpdate(PdfDocument.Open(new UnDocument().Pdf()));
        PdfReference paraphe = CpomDocs.Pdf.Forms.PdfForm.Read(update.Base).Find("Paraphe_RepresentantLegal.P002")!.Reference!;
        update.Modify(paraphe)["V"] = PdfString.FromText("XX");

        AssertRefused(Sign(update.Build(), Demande(Gens.RoleRl)), SigningRefusal.Act, "CPOM6112", "CPOM6107");
    }

    [Theory]
    [InlineData(PadesLevel.T)]
    [InlineData(PadesLevel.LT)]
    [InlineData(PadesLevel.LTA)]
    public void Sign_LevelAboveB_IsRefusedAndNeverLowered(PadesLevel level)
    {
        AssertRefused(Sign(new UnDocument().Pdf(), Demande(Gens.RoleRl) with { Level = level }), SigningRefusal.Usage, "CPOM6002");
    }

    [Fact]
    public void Sign_EmptyReason_IsRefused()
    {
        SigningRequest request = Demande(Gens.RoleRl) with { AutreTitulaire = " " };

        AssertRefused(Sign(new UnDocument().Pdf(), request), SigningRefusal.Usage, "CPOM6003");
    }

    [Fact]
    public void Sign_CharacterWithoutGlyph_IsRefused()
    {
        SigningRequest request = Demande(Gens.RoleRl) with { Lieu = "東京" };

        AssertRefused(Sign(new UnDocument().Pdf(), request), SigningRefusal.Data, "CPOM6201");
    }

    [Fact]
    public void Sign_ExpiredCertificate_IsRefused()
    {
        using PemSigningKey key = Cles.De("Anne-Lise PEYRUSSAC");
        var signer = new PadesSigner(new HorlogeFixe(new DateTimeOffset(2046, 1, 1, 0, 0, 0, TimeSpan.Zero)));

        AssertRefused(signer.Sign(new UnDocument().Pdf(), Demande(Gens.RoleRl), key), SigningRefusal.Key, "CPOM6301");
    }

    [Fact]
    public void Sign_CertificateForSomethingElse_IsRefused()
    {
        using PemSigningKey key = Cles.De("Anne-Lise PEYRUSSAC", X509KeyUsageFlags.CrlSign);

        Outcome<SignedDocument> outcome = new PadesSigner(TimeProvider.System).Sign(new UnDocument().Pdf(), Demande(Gens.RoleRl), key);

        AssertRefused(outcome, SigningRefusal.Key, "CPOM6302");
    }

    [Fact]
    public void Refusals_WithoutKey_JudgeTheDocumentAlone()
    {
        var signer = new PadesSigner(TimeProvider.System);
        byte[] file = new UnDocument().Pdf();

        Assert.Empty(signer.Refusals(file, Demande(Gens.RoleRl)));
        Assert.Equal(["CPOM6104"], signer.Refusals(file, Demande(Gens.RoleDg)).Select(diagnostic => diagnostic.Code));
        Assert.Equal(["CPOM6001"], signer.Refusals("rien"u8.ToArray(), Demande(Gens.RoleDg)).Select(diagnostic => diagnostic.Code));
    }

    private static void AssertRefused(Outcome<SignedDocument> outcome, SigningRefusal refusal, params string[] codes)
    {
        Assert.Equal(codes, outcome.Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Equal(refusal, SigningRefusals.Of(outcome.Diagnostics));
        Assert.Null(outcome.Value);
    }
}
