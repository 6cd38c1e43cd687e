using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Tests.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Signing;

/// <summary>The seal of the agency: a certification in the first revision, which every later act respects.</summary>
public sealed class SealTests
{
    [Fact]
    public void Seal_IssuedDocument_CertifiesItForFormsAndSignatures()
    {
        PdfRevision revision = PdfDocument.Open(Scelle(PadesLevel.B)).Current;

        PdfSignatureDictionary seal = PdfForm.Read(revision).Find("Cachet_Agence")!.Signature!;

        PdfSignatureTransform transform = Assert.Single(seal.Transforms);
        Assert.Equal(("DocMDP", 2L), (transform.Method, transform.Parameters.P));
        Assert.Equal(seal.Reference, revision.Find<PdfDictionary>(revision.Catalog, "Perms")!["DocMDP"]);
    }

    [Theory]
    [InlineData(PadesLevel.B)]
    [InlineData(PadesLevel.LTA)]
    public void Seal_ThenEveryParty_LeavesEverySignatureValid(PadesLevel level)
    {
        byte[] file = Scelle(level);

        byte[] signed = LevelTests.Signe(LevelTests.Signe(file, Gens.RoleRl, level), Gens.RoleDg, level);

        FichierVerifie verdict = UnVerdict.De(signed);
        Assert.Equal(Verdict.TOTAL_PASSED, verdict.Verdict);
        Assert.Equal(["Cachet_Agence", "Signature_RepresentantLegal", "Signature_DirecteurGeneral"],
            verdict.Signatures.Select(signature => signature.Champ));
        Assert.True(verdict.Circuit!.Complet);
    }

    [Fact]
    public void Seal_OfADocument_IsNoSignatureOfItsCircuit()
    {
        SignatureStatus status = SignatureStatusReader.Read(Scelle(PadesLevel.B)).Value!;

        Assert.Equal(EtatDocument.EMIS, status.Etat.Etat);
        Assert.Equal(Gens.RoleRl, status.Etat.Prochain);
    }

    [Fact]
    public void Seal_DocumentAlreadySigned_IsRefused()
    {
        Outcome<byte[]> outcome = Sceller(UnVerdict.SigneParUn, PadesLevel.B, null);

        Assert.Equal(["CPOM6115"], outcome.Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Equal(SigningRefusal.Act, SigningRefusals.Of(outcome.Diagnostics));
    }

    [Fact]
    public void Seal_LevelWithoutServices_IsRefusedNotLowered()
    {
        Outcome<byte[]> outcome = Sceller(new UnDocument().Pdf(), PadesLevel.LT, null);

        Assert.Equal(["CPOM6002"], outcome.Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    private static byte[] Scelle(PadesLevel level)
    {
        Outcome<byte[]> outcome = Sceller(new UnDocument().Pdf(), level, DesServices.Demonstration());
        Assert.True(outcome.Value is not null, string.Join("\n", outcome.Diagnostics.Select(diagnostic => diagnostic.Message)));
        return outcome.Value;
    }

    private static Outcome<byte[]> Sceller(byte[] file, PadesLevel level, PadesServices? services)
    {
        using Pkcs12SigningKey key = Cles.Demonstration("directeur-general");
        return new PadesSealer(TimeProvider.System, services).Seal(file, new SealRequest { Level = level }, key);
    }
}
