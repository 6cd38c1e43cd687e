using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CpomDocs.Tests.Contrats.Circuits;

public class EtatCircuitTests
{
    private const int Pages = 4;

    private static readonly Role Etablissement = new(Partie.STRUCTURE);
    private static readonly Role Departement = new(Partie.DEPARTEMENT);
    private static readonly Role Agence = new(Partie.ARS);
    private static readonly Role AutreAgence = new(Partie.ARS, 2);

    [Fact]
    public void Etat_NobodySigned_IsEmisAndWaitsForTheEstablishment()
    {
        EtatCircuit etat = EtatApres(Usld());

        Assert.Equal(EtatDocument.EMIS, etat.Etat);
        Assert.Equal(Etablissement, etat.Prochain);
        Assert.False(etat.EstComplet);
    }

    [Fact]
    public void Etat_EstablishmentThenDepartment_IsSigneDepartement()
    {
        EtatCircuit etat = EtatApres(Usld(), Etablissement, Departement);

        Assert.Equal(EtatDocument.SIGNE_DEPARTEMENT, etat.Etat);
        Assert.Equal(Agence, etat.Prochain);
        Assert.Equal([Agence], etat.Manquants.ToArray());
    }

    [Fact]
    public void Etat_DepartmentPassedOver_IsSansCosignatureAndComplete()
    {
        EtatCircuit etat = EtatApres(Usld(), Etablissement, Agence);

        Assert.Equal(EtatDocument.SANS_COSIGNATURE, etat.Etat);
        Assert.Null(etat.Prochain);
        Assert.True(etat.OrdreRespecte);
        Assert.True(etat.EstComplet);
    }

    [Fact]
    public void Etat_AgencyBeforeEstablishment_BreaksTheOrder()
    {
        EtatCircuit etat = EtatApres(Circuit(Etablissement, Agence), Agence, Etablissement);

        Assert.False(etat.OrdreRespecte);
        Assert.False(etat.EstComplet);
    }

    [Fact]
    public void Etat_AgencyAlone_BreaksTheOrder()
    {
        EtatCircuit etat = EtatApres(Circuit(Etablissement, Agence), Agence);

        Assert.False(etat.OrdreRespecte);
        Assert.Equal(EtatDocument.EMIS, etat.Etat);
        Assert.False(etat.EstComplet);
    }

    [Fact]
    public void Etat_OneAgencyOfTwo_IsNotSigned()
    {
        EtatCircuit etat = EtatApres(Circuit(Etablissement, Agence, AutreAgence), Etablissement, Agence);

        Assert.Equal(EtatDocument.SIGNE_ETABLISSEMENT, etat.Etat);
        Assert.Equal(AutreAgence, etat.Prochain);
    }

    [Fact]
    public void Etat_PageWithoutParaphe_IsNotComplete()
    {
        Circuit circuit = Circuit(Etablissement, Agence);
        ParaphesDuRole[] paraphes = [new(Etablissement, Pages, Pages - 1), new(Agence, Pages, Pages)];

        EtatCircuit etat = EtatCircuit.De(circuit, [Etablissement, Agence], paraphes);

        Assert.False(etat.ParaphesComplets);
        Assert.False(etat.EstComplet);
    }

    [Fact]
    public void Etat_CircuitWithoutSignatory_IsEmisAndWaitsForNobody()
    {
        EtatCircuit etat = EtatApres(Circuit());

        Assert.Equal(EtatDocument.EMIS, etat.Etat);
        Assert.Null(etat.Prochain);
        Assert.True(etat.EstComplet);
    }

    [Fact]
    public void Devances_AgencyOnUsldSignedByTheEstablishment_AreTheDepartment()
    {
        EtatCircuit etat = EtatApres(Usld(), Etablissement);

        Assert.Equal([Departement], etat.Devances(Agence).ToArray());
        Assert.Empty(etat.Devances(Departement));
    }

    [Property]
    public Property Etat_AnyPrefixOfTheCircuit_IsInOrderAndNamesTheNextRole()
    {
        Role[][] circuits = [[Etablissement, Agence], [Etablissement, Departement, Agence], [Etablissement, Agence, AutreAgence]];
        var cases = from roles in Gen.Elements(circuits)
                    from signed in Gen.Choose(0, roles.Length)
                    select (roles, signed);

        return Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            EtatCircuit etat = EtatApres(Circuit(sample.roles), sample.roles[..sample.signed]);

            return etat.OrdreRespecte
                && etat.Prochain == (sample.signed < sample.roles.Length ? sample.roles[sample.signed] : (Role?)null)
                && etat.EstComplet == (sample.signed == sample.roles.Length)
                && etat.Manquants.SequenceEqual(sample.roles[sample.signed..]);
        });
    }

    private static Circuit Usld() => Circuit(Etablissement, Departement, Agence);

    private static Circuit Circuit(params Role[] roles)
    {
        return new Circuit { Etapes = [.. roles.Select(role => new Etape(role, new Signataire()))], Paraphe = true };
    }

    private static EtatCircuit EtatApres(Circuit circuit, params Role[] signes)
    {
        return EtatCircuit.De(circuit, signes,
            circuit.Etapes.Select(etape => new ParaphesDuRole(etape.Role, Pages, signes.Contains(etape.Role) ? Pages : 0)));
    }
}
