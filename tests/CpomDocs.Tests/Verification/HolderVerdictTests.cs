using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Pdf.Objects;
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

    [Theory]
    [InlineData("Bon pour accord.", null, false)]
    [InlineData("Certificat d’un autre titulaire\u00A0: nom d’usage.", null, true)]
    [InlineData("Certificat d’un autre titulaire\u00A0: nom d’usage.", "Quelconque", false)]
    [InlineData("Nom d’usage.", "AutreTitulaire", true)]
    [InlineData("", "AutreTitulaire", false)]
    [InlineData("Délégataire désigné après l’édition du document.", null, true)]
    [InlineData("Désignation du 3 mars.", "Delegataire", true)]
    public void Verify_OtherHolder_IsExcusedByAMarkOrTheWordsOfFormerFilesOnly(string reason, string? mark, bool isExcused)
    {
        FichierVerifie verdict = VerdictOn("Camille AUTRE", "Camille AUTRE", reason, mark);

        Assert.Equal(isExcused ? Verdict.TOTAL_PASSED : Verdict.INDETERMINATE, verdict.Verdict);
    }

    [Fact]
    public void Verify_HolderWhoIsNotTheDelegateThatTheActNames_IsNotExcused()
    {
        FichierVerifie verdict = VerdictOn("Camille AUTRE", "Dominique TIERS", "Désignation du 3 mars.", "Delegataire");

        Assert.Equal(Verdict.INDETERMINATE, verdict.Verdict);
        Assert.Contains(NotExpected, verdict.Phrase, StringComparison.Ordinal);
    }

    private static FichierVerifie VerdictOn(string holder, string name, string reason, string? mark)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + holder, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.NonRepudiation, critical: true));
        using X509Certificate2 certificate =
            request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-1), DateTimeOffset.UtcNow.AddYears(9));
        var entries = new Dictionary<string, PdfObject> { ["Name"] = PdfString.FromText(name), ["Reason"] = PdfString.FromText(reason) };
        if (mark is not null)
        {
            entries["CPOM_Titulaire"] = new PdfName(mark);
        }

        byte[] blank = new UnDocument { Etapes = [Gens.RepresentantLegal], Paraphe = false }.Pdf();
        byte[] file = SignataireDEssai.SignAs(blank, "Signature_RepresentantLegal", certificate, entries);
        return UnVerdict.De(file, UnVerdict.Policy() with { Roots = [Certificate.TryRead(certificate.RawData)!] });
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
