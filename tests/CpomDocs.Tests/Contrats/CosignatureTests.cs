using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Tests.Contrats;

/// <summary>SIG-06: the president of the conseil départemental who does not sign never blocks the rest (CSP art. L. 6114-1-2).</summary>
public class CosignatureTests
{
    private static UnContrat SansPresident => UnContrat.Valide.Et(contrat =>
        contrat.AvecDocument("USLD", document => document with { Signataires = ["etab", "dgars"] }));

    [Fact]
    public void Usld_WithoutThePresident_IsAcceptedWithAWarning()
    {
        Outcome<ContratValide> outcome = SansPresident.Read();

        Diagnostic diagnostic = Assert.Single(outcome.Diagnostics);
        Assert.NotNull(outcome.Value);
        Assert.Equal(("SIG-06", Gravite.Avertissement), (diagnostic.Regle, diagnostic.Gravite));
    }

    [Fact]
    public void Usld_WithoutThePresident_EndsSansCosignature()
    {
        Circuit circuit = SansPresident.ContratValide.Circuits["USLD"];

        EtatCircuit etat = Signed(circuit);

        Assert.Equal(EtatDocument.SANS_COSIGNATURE, etat.Etat);
        Assert.True(etat.EstComplet);
    }

    [Fact]
    public void OtherDocuments_OfTheSameContract_EndSigned()
    {
        Circuit circuit = SansPresident.ContratValide.Circuits["SOCLE"];

        EtatCircuit etat = Signed(circuit);

        Assert.Equal(EtatDocument.SIGNE, etat.Etat);
    }

    [Fact]
    public void Circuit_WithoutThePresident_SaysSoInTheDocumentItself()
    {
        var descripteur = new Descripteur
        {
            CodeContrat = "349900019AA",
            Document = "USLD",
            Intitule = "Unité de soins de longue durée",
            Version = 1,
            Profil = "OCC25",
            Etablissement = "Centre hospitalier de Montservan",
            DateEffet = new DateOnly(2025, 1, 1),
            DateFin = new DateOnly(2029, 12, 31),
            Circuit = SansPresident.ContratValide.Circuits["USLD"],
        };

        Descripteur read = DescripteurJson.Read(DescripteurJson.Write(descripteur)).Value!;

        Assert.Equal(EtatDocument.SANS_COSIGNATURE, Signed(read.Circuit).Etat);
    }

    [Fact]
    public void Usld_AgencyBeforeTheEstablishment_IsRefusedAllTheSame()
    {
        UnContrat contrat = UnContrat.Valide.Et(item =>
            item.AvecDocument("USLD", document => document with { Signataires = ["dgars", "etab"] }));

        Assert.Null(contrat.Read().Value);
    }

    [Fact]
    public void Usld_OfADepartementWithoutPresident_SaysItOnce()
    {
        UnContrat contrat = SansPresident.Et(item => item with
        {
            Signataires = [.. item.Signataires.Where(signataire => signataire.Partie != Partie.DEPARTEMENT)],
        });

        Assert.Equal("USLD-03", Assert.Single(contrat.Read().Diagnostics).Regle);
    }

    private static EtatCircuit Signed(Circuit circuit)
    {
        return EtatCircuit.De(circuit, circuit.Etapes.Select(etape => etape.Role), circuit.Etapes.Select(etape =>
            new ParaphesDuRole(etape.Role, 2, circuit.Paraphe ? 2 : 0)));
    }
}
