using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Signing.Deferred;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Tests.Verification;
using CpomDocs.Trust.Certificates;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Signing;

/// <summary>Levels B-T to B-LTA: what is written, and that our judge finds it.</summary>
public sealed class LevelTests
{
    private static readonly Lazy<byte[]> TwoActs = new(() => Signe(Signe(new UnDocument().Pdf(), Gens.RoleRl), Gens.RoleDg));

    [Theory]
    [InlineData(PadesLevel.B, NiveauPades.B_B, 2)]
    [InlineData(PadesLevel.T, NiveauPades.B_T, 2)]
    [InlineData(PadesLevel.LT, NiveauPades.B_LT, 3)]
    [InlineData(PadesLevel.LTA, NiveauPades.B_LTA, 4)]
    public void Sign_EachLevel_IsTheLevelTheJudgeFinds(PadesLevel level, NiveauPades expected, int revisions)
    {
        byte[] file = Signe(new UnDocument().Pdf(), Gens.RoleRl, level);

        FichierVerifie verdict = UnVerdict.De(file);

        SignatureVerifiee signature = Assert.Single(verdict.Signatures);
        Assert.Equal((Verdict.TOTAL_PASSED, expected), (signature.Verdict, signature.Niveau));
        Assert.Equal(level == PadesLevel.B ? SourceInstant.Declare : SourceInstant.Horodatage, signature.SourceInstant);
        Assert.Equal(level == PadesLevel.LTA ? 1 : 0, verdict.Horodatages.Length);
        Assert.Equal(revisions, PdfDocument.Open(file).Revisions.Count);
    }

    [Fact]
    public void Sign_EveryPartyAtLta_PassesWithRevocationRequiredAndNothingBroughtAlong()
    {
        VerificationPolicy policy = UnVerdict.Policy() with { Revocation = RevocationMode.Require };

        FichierVerifie verdict = UnVerdict.De(TwoActs.Value, policy);

        Assert.Equal(Verdict.TOTAL_PASSED, verdict.Verdict);
        Assert.All(verdict.Signatures, signature => Assert.Equal(NiveauPades.B_LTA, signature.Niveau));
        Assert.All(verdict.Signatures.SkipLast(1),
            signature => Assert.Equal(ModificationsPosterieures.Autorisees, signature.ModificationsPosterieures));
        Assert.Equal(["Horodatage_01", "Horodatage_02"], verdict.Horodatages.Select(stamp => stamp.Champ));
        Assert.All(verdict.Horodatages, stamp => Assert.Equal(Verdict.TOTAL_PASSED, stamp.Verdict));
    }

    [Fact]
    public void Verify_AfterTheSignersCertificateExpired_PassesByTheTimestamps()
    {
        VerificationPolicy policy = UnVerdict.Policy() with { At = DateTimeOffset.UtcNow.AddYears(7) };

        FichierVerifie verdict = UnVerdict.De(TwoActs.Value, policy);

        Assert.Equal(Verdict.TOTAL_PASSED, verdict.Verdict);
    }

    [Fact]
    public void Verify_AfterTheTimestampsExpiredToo_HasNoProofLeft()
    {
        VerificationPolicy policy = UnVerdict.Policy() with { At = DateTimeOffset.UtcNow.AddYears(12) };

        FichierVerifie verdict = UnVerdict.De(TwoActs.Value, policy);

        Assert.Equal((Verdict.INDETERMINATE, SubIndication.OUT_OF_BOUNDS_NO_POE), (verdict.Verdict, verdict.SousIndication));
    }

    [Theory]
    [InlineData(PadesLevel.LTA, PadesLevel.B)]
    [InlineData(PadesLevel.LTA, PadesLevel.LT)]
    [InlineData(PadesLevel.LT, PadesLevel.T)]
    [InlineData(PadesLevel.T, PadesLevel.B)]
    public void Sign_BelowTheLevelOfAnEarlierAct_IsRefused(PadesLevel first, PadesLevel second)
    {
        byte[] file = Signe(new UnDocument().Pdf(), Gens.RoleRl, first);

        using Pkcs12SigningKey key = Cles.Demonstration("directeur-general");

        Outcome<SignedDocument> outcome = new PadesSigner(TimeProvider.System, DesServices.Demonstration())
            .Sign(file, new SigningRequest { Role = Gens.RoleDg, Level = second }, key);

        Assert.Equal(["CPOM6116"], outcome.Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Equal(SigningRefusal.Act, SigningRefusals.Of(outcome.Diagnostics));
    }

    [Theory]
    [InlineData(PadesLevel.B)]
    [InlineData(PadesLevel.T)]
    public void Sign_LtaAfterALowerLevel_GivesTheEarlierActItsValidationData(PadesLevel first)
    {
        byte[] file = Signe(Signe(new UnDocument().Pdf(), Gens.RoleRl, first), Gens.RoleDg);

        FichierVerifie verdict = UnVerdict.De(file, UnVerdict.Policy() with { Revocation = RevocationMode.Require });

        Assert.Equal(Verdict.TOTAL_PASSED, verdict.Verdict);
    }

    [Fact]
    public void Sign_Timestamped_ReservesWhatItNeedsAndLittleMore()
    {
        byte[] file = Signe(new UnDocument().Pdf(), Gens.RoleRl, PadesLevel.T);

        ReadOnlyMemory<byte> contents = PadesSignerTests.SignatureOf(file, Gens.RoleRl).Contents;

        int padding = contents.Length - contents.Span.TrimEnd((byte)0).Length;
        Assert.InRange(padding, 1, 256);
    }

    [Fact]
    public void Sign_SecondAct_KeepsEveryEntryOfTheStoreAndWritesNothingTwice()
    {
        var document = PdfDocument.Open(TwoActs.Value);
        PdfRevision[] stores = [.. document.Revisions.Where(revision => revision.Catalog.ContainsKey("DSS"))];
        PdfDictionary first = Entries(stores[0]);

        PdfDictionary last = Entries(document.Current);

        Assert.All(first, entry => Assert.True(PdfEquality.AreEqual(entry.Value, last[entry.Key])));
        Assert.Equal(3, last.Count);
        PdfDictionary store = document.Current.Find<PdfDictionary>(document.Current.Catalog, "DSS")!;
        Assert.All((string[])["Certs", "OCSPs", "CRLs"], key =>
        {
            string[] items = [.. document.Current.Find<PdfArray>(store, key)!
                .Select(item => Convert.ToHexString(document.Current.Decode((PdfStream)document.Current.Resolve(item)).Span))];
            Assert.NotEmpty(items);
            Assert.Distinct(items);
        });
    }

    [Fact]
    public void Sign_ArchiveTimestamp_StandsOutsideThePageWithoutSize()
    {
        PdfField field = PdfForm.Read(PdfDocument.Open(TwoActs.Value).Current).Find("Horodatage_01")!;

        PdfRectangle box = Assert.Single(field.Widgets).Rect!.Value;

        Assert.Equal(new PdfRectangle(-10, -10, -10, -10), box);
        Assert.Equal("DocTimeStamp", field.Signature!.Type);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Sign_EachKindOfKey_ReachesLta(string kind)
    {
        using PemSigningKey key = CleDe(kind);
        var signer = new PadesSigner(TimeProvider.System, DesServices.Demonstration());

        byte[] file = PadesSignerTests.Reussi(
            signer.Sign(new UnDocument().Pdf(), Demande(Gens.RoleRl, PadesLevel.LTA), key)).File.ToArray();

        VerificationPolicy policy = UnVerdict.Policy();
        policy = policy with { Roots = policy.Roots.Add(Certificate.TryRead(key.Identity.Certificate.RawData)!) };
        SignatureVerifiee signature = Assert.Single(UnVerdict.De(file, policy).Signatures);
        Assert.Equal((Verdict.TOTAL_PASSED, NiveauPades.B_LTA), (signature.Verdict, signature.Niveau));
    }

    public static TheoryData<string> Keys => ["RSA", "RSA-PSS", "P-256", "P-384"];

    [Fact]
    public void Deferred_AtLta_ReachesItOnceTheSignatureIsBack()
    {
        using Pkcs12SigningKey key = Cles.Demonstration();
        var signer = new DeferredSigner(TimeProvider.System, DesServices.Demonstration());
        var options = new DeferredOptions { Fichier = "acte.pdf", FichierPrepare = "acte.prepare", Validity = TimeSpan.FromMinutes(5) };
        PreparedDemande prepared =
            signer.Prepare(new UnDocument().Pdf(), Demande(Gens.RoleRl, PadesLevel.LTA), key.Identity, options).Value!;

        byte[] file = PadesSignerTests.Reussi(
            signer.Complete(prepared.Demande, prepared.File, key.Sign(prepared.Demande.ASigner))).File.ToArray();

        SignatureVerifiee signature = Assert.Single(UnVerdict.De(file).Signatures);
        Assert.Equal((Verdict.TOTAL_PASSED, NiveauPades.B_LTA), (signature.Verdict, signature.Niveau));
    }

    [Fact]
    public void Deferred_ServicesMissingAtTheEnd_IsRefusedAndMayBeTriedAgain()
    {
        using Pkcs12SigningKey key = Cles.Demonstration();
        var options = new DeferredOptions { Fichier = "acte.pdf", FichierPrepare = "acte.prepare", Validity = TimeSpan.FromMinutes(5) };
        PreparedDemande prepared = new DeferredSigner(TimeProvider.System, DesServices.Demonstration())
            .Prepare(new UnDocument().Pdf(), Demande(Gens.RoleRl, PadesLevel.T), key.Identity, options).Value!;

        Outcome<SignedDocument> refused = new DeferredSigner(TimeProvider.System, null)
            .Complete(prepared.Demande, prepared.File, key.Sign(prepared.Demande.ASigner));

        Assert.Equal("CPOM6002", Assert.Single(refused.Diagnostics).Code);
    }

    [Fact]
    public void Judge_StoreWithTheRevocationOfAnotherPersonOnly_IsNotLt()
    {
        using Pkcs12SigningKey key = Cles.Demonstration("directeur-general");
        PadesServices services = DesServices.Demonstration();
        byte[] first = Signe(new UnDocument().Pdf(), Gens.RoleRl, PadesLevel.B);
        byte[] second = PadesSignerTests.Reussi(
            new PadesSigner(TimeProvider.System, services).Sign(first, Demande(Gens.RoleDg, PadesLevel.T), key)).File.ToArray();
        using Pkcs12SigningKey other = Cles.Demonstration();
        var store = new SecurityStoreRevision(PdfDocument.Open(second));
        store.Add(PadesSignerTests.SignatureOf(first, Gens.RoleRl).Contents.Span, services.GatherFor(other.Identity).Data);

        FichierVerifie verdict = UnVerdict.De(ArchiveTimestamps.Append(store.Write(), services));

        Assert.Equal(NiveauPades.B_T, verdict.Signatures[1].Niveau);
    }

    internal static byte[] Signe(byte[] file, Role role, PadesLevel level = PadesLevel.LTA)
    {
        using Pkcs12SigningKey key = Cles.Demonstration();
        var signer = new PadesSigner(TimeProvider.System, DesServices.Demonstration());
        return PadesSignerTests.Reussi(signer.Sign(file, Demande(role, level), key)).File.ToArray();
    }

    internal static SigningRequest Demande(Role role, PadesLevel level) => new() { Role = role, Level = level };

    private static PdfDictionary Entries(PdfRevision revision) =>
        revision.Find<PdfDictionary>(revision.Find<PdfDictionary>(revision.Catalog, "DSS")!, "VRI")!;

    private static PemSigningKey CleDe(string kind)
    {
        if (kind.StartsWith("RSA", StringComparison.Ordinal))
        {
            using var rsa = RSA.Create(2048);
            var ofRsa = new CertificateRequest("CN=Anne-Lise PEYRUSSAC", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return Open(ofRsa, rsa.ExportPkcs8PrivateKeyPem(), isPss: kind == "RSA-PSS");
        }

        using var ecdsa = ECDsa.Create(kind == "P-256" ? ECCurve.NamedCurves.nistP256 : ECCurve.NamedCurves.nistP384);
        return Open(new CertificateRequest("CN=Anne-Lise PEYRUSSAC", ecdsa, HashAlgorithmName.SHA256),
            ecdsa.ExportPkcs8PrivateKeyPem(), isPss: false);
    }

    private static PemSigningKey Open(CertificateRequest request, string key, bool isPss)
    {
        using X509Certificate2 certificate =
            request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(2));
        return PemSigningKey.Open(key + "\n" + certificate.ExportCertificatePem(), null, "pem:essai", isPss);
    }
}
