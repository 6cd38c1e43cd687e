using CpomDocs.Composition;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Rendering.Pdf;
using CpomDocs.Signing.Pades;
using CpomDocs.Tests.Composition;
using CpomDocs.Tests.Trust;
using CpomDocs.Trust.Certificates;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Tests.Signing;

public class LiasseSigneeTests
{
    private static readonly Lazy<LiasseComposee> Liasse = new(() =>
        new LiasseComposer().Compose(UneLiasse.Valide(), DesModeles.DuProfil("occ25"), new CompositionOptions()).Value!);

    public static TheoryData<string> Documents => [.. Liasse.Value.Documents.Select(document => document.Descripteur.Document)];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Sign_EveryPartyOfARenderedDocument_CompletesItWithEverySignatureValid(string code)
    {
        DocumentCompose document = Liasse.Value.Documents.Single(item => item.Descripteur.Document == code);
        Role[] roles = [.. document.Descripteur.Circuit.Etapes.Select(etape => etape.Role)];
        PdfRendu rendu = new PdfRenderer().Render(document).Value!;

        byte[] file = roles.Aggregate(rendu.Contenu.ToArray(), PadesSignerTests.Signe);

        EtatCircuit etat = SignatureStatusReader.Read(file).Value!.Etat;
        Assert.True(etat.EstComplet);
        Assert.Equal(roles, etat.Signes.ToArray());
        Assert.All(etat.Paraphes, item => Assert.Equal(document.Descripteur.Circuit.Paraphe ? rendu.Pages : 0, item.Apposes));
        Assert.All(roles, role => PadesSignerTests.Verifie(file, PadesSignerTests.SignatureOf(file, role)));
        Assert.Equal(roles.Length == 0 ? Verdict.NON_SIGNE : Verdict.TOTAL_PASSED, VerdictOf(file));
    }

    private static Verdict VerdictOf(byte[] file)
    {
        var policy = new VerificationPolicy
        {
            Roots = Certificate.ReadAll(SharedDemonstrationPki.Pki.Files["racine.pem"]),
            At = DateTimeOffset.UtcNow,
        };
        FichierVerifie verified = LiasseVerifier.Verify([new FichierAVerifier("piece.pdf", file)], policy).Fichiers.Single();
        return verified.Verdict;
    }
}
