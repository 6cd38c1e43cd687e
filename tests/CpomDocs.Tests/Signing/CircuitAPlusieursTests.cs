using CpomDocs.Composition;
using CpomDocs.Composition.Documents;
using CpomDocs.Composition.Templates;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Rendering.Pdf;
using CpomDocs.Signing.Pades;
using CpomDocs.Tests.Composition;
using CpomDocs.Tests.Contrats;
using CpomDocs.Tests.House;
using CpomDocs.Tests.Trust;
using CpomDocs.Trust.Certificates;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;
using static CpomDocs.Tests.Signing.PadesSignerTests;

namespace CpomDocs.Tests.Signing;

/// <summary>
/// A family that is a folder alone: two people sign for the structure, two agencies after them, and the département last.
/// </summary>
public class CircuitAPlusieursTests
{
    private const string Familles = "fixtures/familles";

    private static readonly Role Premier = new(Partie.STRUCTURE);
    private static readonly Role Second = new(Partie.STRUCTURE, 2);
    private static readonly Role Agence = new(Partie.ARS);
    private static readonly Role AutreAgence = new(Partie.ARS, 2);
    private static readonly Role Departement = new(Partie.DEPARTEMENT);

    private static readonly Lazy<DocumentCompose> Accord = new(Compose);

    [Fact]
    public void Compose_EveryParty_IsCalledByAWordOfItsOwn()
    {
        Snapshot.Matches("rives26.ACCORD.txt", TreeDump.Of(Accord.Value));
    }

    [Fact]
    public void Etat_AfterEachAct_SaysWhoIsAwaited()
    {
        byte[] file = Rendu();
        var etats = new List<(EtatDocument Etat, Role? Prochain, bool EstComplet)>();

        foreach (Role role in (Role[])[Premier, Second, Agence, AutreAgence, Departement])
        {
            file = Signe(file, role);
            EtatCircuit etat = SignatureStatusReader.Read(file).Value!.Etat;
            etats.Add((etat.Etat, etat.Prochain, etat.EstComplet));
        }

        Assert.Equal(
        [
            (EtatDocument.EMIS, Second, false),
            (EtatDocument.SIGNE_ETABLISSEMENT, Agence, false),
            (EtatDocument.SIGNE_ETABLISSEMENT, AutreAgence, false),
            (EtatDocument.SANS_COSIGNATURE, Departement, true),
            (EtatDocument.SIGNE, null, true),
        ],
        etats);
    }

    [Fact]
    public void Verify_BeforeAndAfterTheDepartment_FindsEverySignatureValid()
    {
        byte[] withoutIt = ((Role[])[Premier, Second, Agence, AutreAgence]).Aggregate(Rendu(), Signe);

        FichierVerifie before = Verifie(withoutIt);
        FichierVerifie after = Verifie(Signe(withoutIt, Departement));

        Assert.Equal((Verdict.TOTAL_PASSED, "PresidentConseilDepartemental", true), Etat(before));
        Assert.Equal((Verdict.TOTAL_PASSED, null, true), Etat(after));
    }

    [Fact]
    public void Verify_OneAgencyOfTwo_SaysWhichOneIsMissing()
    {
        byte[] file = ((Role[])[Premier, Second, Agence]).Aggregate(Rendu(), Signe);

        FichierVerifie verified = Verifie(file);

        Assert.Equal(Verdict.INDETERMINATE, verified.Verdict);
        Assert.Contains("directeur général de l’ARS Provence-Alpes-Côte d", verified.Phrase, StringComparison.Ordinal);
        Assert.DoesNotContain("ARS Occitanie", verified.Phrase, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_SecondAgencyBeforeTheFirst_IsRefusedByItsName()
    {
        byte[] file = ((Role[])[Premier, Second]).Aggregate(Rendu(), Signe);

        Outcome<SignedDocument> outcome = Sign(file, Demande(AutreAgence));

        Diagnostic refusal = Assert.Single(outcome.Diagnostics);
        Assert.Equal("CPOM6104", refusal.Code);
        Assert.Contains("le directeur général (ARS Occitanie)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_DepartmentBeforeTheAgencies_IsRefused()
    {
        byte[] file = ((Role[])[Premier, Second, Agence]).Aggregate(Rendu(), Signe);

        Outcome<SignedDocument> outcome = Sign(file, Demande(Departement));

        Assert.Equal(["CPOM6104"], outcome.Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void Fields_OfEachSignatory_HaveTheirOwnNameAndDescription()
    {
        string pdf = System.Text.Encoding.Latin1.GetString(Rendu());

        Assert.All(
            Accord.Value.Descripteur.Circuit.Etapes,
            etape => Assert.Contains(ChampPdf.Signature(etape.Role) + ")", pdf, StringComparison.Ordinal));
    }

    private static (Verdict Verdict, string? Prochain, bool Complet) Etat(FichierVerifie file) =>
        (file.Verdict, file.Circuit!.Prochain, file.Circuit.Complet);

    private static byte[] Rendu() => new PdfRenderer().Render(Accord.Value).Value!.Contenu.ToArray();

    private static DocumentCompose Compose()
    {
        Profil profil = ProfilReader.Read("profil.json", ContratsFixtures.Bytes(Familles + "/rives26/profil.json")).Value!;
        Outcome<ContratValide> contrat = new ContratReader(new ProfilCatalogue([profil]))
            .Read("contrat-des-deux-rives.json", ContratsFixtures.Bytes(Familles + "/contrat-des-deux-rives.json"));
        Assert.True(contrat.TryGet(out ContratValide? valide), ContratsFixtures.Print(contrat.Diagnostics));
        Outcome<LiasseComposee> liasse = new LiasseComposer().Compose(valide, Modeles(), new CompositionOptions());
        Assert.True(liasse.TryGet(out LiasseComposee? composee), ContratsFixtures.Print(liasse.Diagnostics));
        return composee.Documents.Single(document => document.Descripteur.Document == "ACCORD");
    }

    private static TemplateSet Modeles()
    {
        IEnumerable<KeyValuePair<string, string>> own = Tree.Files(Familles + "/rives26", "*.scriban")
            .Select(path => new KeyValuePair<string, string>(Path.GetFileName(path), Tree.Read(path)));
        IEnumerable<KeyValuePair<string, string>> shared = Tree.Files("templates/commun", "*.scriban")
            .Select(path => new KeyValuePair<string, string>("commun/" + Path.GetFileName(path), Tree.Read(path)));
        return TemplateSet.Parse(own.Concat(shared)).Value!;
    }

    private static FichierVerifie Verifie(byte[] file)
    {
        var policy = new VerificationPolicy
        {
            Roots = Certificate.ReadAll(SharedDemonstrationPki.Pki.Files["racine.pem"]),
            At = DateTimeOffset.UtcNow,
        };
        return LiasseVerifier.Verify([new FichierAVerifier("accord.pdf", file)], policy).Fichiers.Single();
    }
}
