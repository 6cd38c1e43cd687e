using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Tests.Signing;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Verification;

/// <summary>
/// Documents beside each other: each is faultless by itself, or nearly; only the signed list of the socle gives the forger away.
/// </summary>
public sealed class LiasseVerdictTests
{
    private static readonly LiasseAVerifier Dossier = new("dossier", []);

    private static readonly ImmutableArray<PieceLiasse> Pieces =
    [
        Piece("SOCLE", 1, false, Gens.RoleRl, Gens.RoleDg),
        Piece("FINANCEMENT", 1, true, Gens.RoleRl, Gens.RoleDg),
        Piece("PDS", 3, true, Gens.RoleRl, Gens.RoleDg),
        Piece("LISTE_ACCORDS", 1, false),
    ];

    private static readonly Lazy<byte[]> SocleSigne = new(() => Signe(Socle));

    private static UnDocument Socle => new() { Code = "SOCLE", Paraphe = false, Pieces = Pieces };

    [Fact]
    public void Verify_WholeLiasse_PassesAndSaysWhatIsStillToCome()
    {
        VerificationReport report = Verify(SocleSigne.Value, UnVerdict.SigneParTous, Liste());

        LiasseVerifiee liasse = Assert.Single(report.Liasses);
        Assert.Equal(0, report.CodeDeSortie);
        Assert.True(liasse.ListeSignee);
        Assert.Equal(
            [EtatPiece.Conforme, EtatPiece.Conforme, EtatPiece.NonSoumise, EtatPiece.Conforme],
            liasse.Pieces.Select(piece => piece.Etat));
    }

    [Fact]
    public void Verify_AnnexeForgedWithAnEmptyCircuit_LowersTheLiasse()
    {
        byte[] forged = new UnDocument { Etapes = [], Paraphe = false }.Pdf();

        VerificationReport report = Verify(SocleSigne.Value, forged, Liste());

        Assert.Equal(4, report.CodeDeSortie);
        Assert.Contains("socle signé annonce un document signé par", report.Fichiers[1].Phrase, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_UnsignedDocumentThatTheSocleDoesNotAnnounce_LowersTheLiasse()
    {
        byte[] added = new UnDocument { Code = "PROTOCOLE", Etapes = [] }.Pdf();

        VerificationReport report = Verify(SocleSigne.Value, UnVerdict.SigneParTous, Liste(), added);

        Assert.Equal(4, report.CodeDeSortie);
        Assert.Equal(EtatPiece.NonConforme, report.Liasses[0].Pieces.Single(piece => piece.Document == "PROTOCOLE").Etat);
    }

    [Fact]
    public void Verify_AnnexeDropped_LowersTheLiasseAndNamesIt()
    {
        VerificationReport report = Verify(SocleSigne.Value, Liste());

        Assert.Equal(4, report.CodeDeSortie);
        Assert.Contains("absentes : FINANCEMENT", Plain(report.Liasses[0].Phrase), StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_AnnexeThatTheFolderWasNeverAskedToHold_IsSaidOnly()
    {
        var dossier = new LiasseAVerifier("dossier", ["SOCLE"]);

        VerificationReport report = LiasseVerifier.Verify(
            [new FichierAVerifier("SOCLE.pdf", SocleSigne.Value) { Liasse = dossier }], UnVerdict.Policy());

        Assert.Equal(0, report.CodeDeSortie);
        Assert.Contains("non présentées : FINANCEMENT", Plain(report.Liasses[0].Phrase), StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_ForgedAnnexeInAFolderWhoseOwnListWasRewrittenToAgree_IsGivenAwayByTheSocle()
    {
        var dossier = new LiasseAVerifier("dossier", ["SOCLE", "FINANCEMENT"]);
        byte[] forged = new UnDocument { Etapes = [], Paraphe = false }.Pdf();

        VerificationReport report = LiasseVerifier.Verify(
            [
                new FichierAVerifier("SOCLE.pdf", SocleSigne.Value) { Liasse = dossier },
                new FichierAVerifier("FINANCEMENT.pdf", forged) { Liasse = dossier },
            ],
            UnVerdict.Policy());

        Assert.Equal(4, report.CodeDeSortie);
        Assert.Equal(EtatPiece.NonConforme, report.Liasses[0].Pieces.Single(piece => piece.Document == "FINANCEMENT").Etat);
    }

    [Fact]
    public void Verify_SocleAlone_IsJudgedByItself()
    {
        VerificationReport report = LiasseVerifier.Verify([new FichierAVerifier("SOCLE.pdf", SocleSigne.Value)], UnVerdict.Policy());

        Assert.Equal(0, report.CodeDeSortie);
    }

    [Fact]
    public void Verify_AnnexeOfAnotherContract_IsSetAside()
    {
        byte[] other = Signe(new UnDocument { CodeContrat = "309900012AB" });

        VerificationReport report = Verify(SocleSigne.Value, other, Liste());

        Assert.Equal(Verdict.INDETERMINATE, report.Fichiers[1].Verdict);
        Assert.Contains("309900012AB", report.Fichiers[1].Phrase, StringComparison.Ordinal);
        Assert.Equal(4, report.CodeDeSortie);
    }

    [Fact]
    public void Verify_AnnexeOfAnotherVersion_IsSetAsideWithoutAnAvenant()
    {
        byte[] later = Signe(new UnDocument { Version = 2 });

        VerificationReport report = Verify(SocleSigne.Value, later, Liste());

        Assert.Equal(4, report.CodeDeSortie);
        Assert.Contains("version 2", report.Fichiers[1].Phrase, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_AnnexeOfTheVersionOfAnAvenant_Passes()
    {
        byte[] later = Signe(new UnDocument { Version = 2 });
        byte[] avenant = Signe(new UnDocument { Code = "AVENANT-1", Version = 2, Paraphe = false });

        VerificationReport report = Verify(SocleSigne.Value, later, avenant, Liste());

        Assert.Equal(0, report.CodeDeSortie);
    }

    [Fact]
    public void Verify_TwoFilesForOneDocument_ChoosesNeither()
    {
        byte[] again = Signe(new UnDocument { Lieu = "Toulouse" });

        VerificationReport report = Verify(SocleSigne.Value, UnVerdict.SigneParTous, again, Liste());

        Assert.Equal(4, report.CodeDeSortie);
        Assert.All([1, 2], i => Assert.Equal(Verdict.INDETERMINATE, report.Fichiers[i].Verdict));
    }

    [Fact]
    public void Verify_ListOfAnUnsignedSocle_IsBelievedByNobody()
    {
        byte[] socle = (Socle with { Pieces = [Piece("FINANCEMENT", 1, false)] }).Pdf();

        VerificationReport report = Verify(socle, UnVerdict.SigneParTous);

        Assert.False(report.Liasses[0].ListeSignee);
        Assert.Equal(Verdict.TOTAL_PASSED, report.Fichiers[1].Verdict);
    }

    [Fact]
    public void Verify_FolderOfSeveralWholeContracts_MixesNothing()
    {
        UnDocument other = Socle with { CodeContrat = "309900012AB", Pieces = [Piece("SOCLE", 1, false, Gens.RoleRl, Gens.RoleDg)] };

        VerificationReport report = Verify(SocleSigne.Value, UnVerdict.SigneParTous, Signe(other));

        Assert.Equal(0, report.CodeDeSortie);
        Assert.Equal(2, report.Liasses.Length);
    }

    [Fact]
    public void Verify_RecalledDocument_IsNotPresentedAsGood()
    {
        var file = new FichierAVerifier("a.pdf", UnVerdict.SigneParTous) { Reserves = ["Ce document a été rappelé."] };

        VerificationReport report = LiasseVerifier.Verify([file], UnVerdict.Policy());

        Assert.Equal(4, report.CodeDeSortie);
        Assert.Contains("rappelé", report.Fichiers[0].Phrase, StringComparison.Ordinal);
    }

    private static VerificationReport Verify(params byte[][] files) => LiasseVerifier.Verify(
        files.Select((file, i) => new FichierAVerifier(i + ".pdf", file) { Liasse = Dossier }), UnVerdict.Policy());

    private static byte[] Liste() => new UnDocument { Code = "LISTE_ACCORDS", Etapes = [], Paraphe = false }.Pdf();

    private static byte[] Signe(UnDocument document) =>
        PadesSignerTests.Signe(PadesSignerTests.Signe(document.Pdf(), Gens.RoleRl), Gens.RoleDg);

    private static PieceLiasse Piece(string code, int etape, bool paraphe, params Role[] roles) =>
        new() { Code = code, Etape = etape, Paraphe = paraphe, Roles = [.. roles] };

    private static string Plain(string text) => text.Replace('\u00A0', ' ');
}
