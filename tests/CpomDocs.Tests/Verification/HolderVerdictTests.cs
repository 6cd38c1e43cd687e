using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Tests.Signing;
using CpomDocs.Trust.Certificates;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Verification;

/// <summary>Whose certificate signed, beside whose signature the document expects.</summary>
public sealed class HolderVerdictTests
{
    private const string NotExpected = "n’est pas la personne attendue";

    [Fact]
    public void Verify_ExpectedHolder_ReportsTheirQuality()
    {
        FichierVerifie verdict = VerdictOn("Anne Lise Peyrussac", null);

        Assert.Equal("Directrice", verdict.Signatures[0].Qualite);
        Assert.DoesNotContain(verdict.Detail, detail => detail.Contains(NotExpected, StringComparison.Ordinal));
    }

    [Fact]
    public void Verify_OtherHolderWithReason_PassesUnderTheirOwnNameAndSaysSo()
    {
        FichierVerifie verdict = VerdictOn("Camille AUTRE", "nom d'usage");

        Assert.Equal(Verdict.TOTAL_PASSED, verdict.Verdict);
        Assert.Equal(("Camille AUTRE", null), (verdict.Signatures[0].Signataire, verdict.Signatures[0].Qualite));
        Assert.Contains(verdict.Detail, detail => detail.Contains(NotExpected, StringComparison.Ordinal));
    }

    private static FichierVerifie VerdictOn(string holder, string? reason)
    {
        using PemSigningKey key = Cles.De(holder);
        SigningRequest request = PadesSignerTests.Demande(Gens.RoleRl) with { AutreTitulaire = reason };
        byte[] blank = new UnDocument { Etapes = [Gens.RepresentantLegal] }.Pdf();
        byte[] file = PadesSignerTests.Reussi(new PadesSigner(TimeProvider.System).Sign(blank, request, key)).File.ToArray();
        Certificate root = Certificate.TryRead(key.Identity.Certificate.RawData)!;
        return UnVerdict.De(file, UnVerdict.Policy() with { Roots = [root] });
    }
}
