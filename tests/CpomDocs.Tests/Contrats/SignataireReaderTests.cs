using System.Text;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Tests.Contrats;

public class SignataireReaderTests
{
    private const string Person =
        "\"civilite\":\"M.\",\"prenom\":\"Basile\",\"nom\":\"QUERTINMONT\",\"qualite\":\"Directeur adjoint\",\"initiales\":\"BQ\"";

    private const string Delegation =
        "\"delegation\":{\"delegant\":\"Mme Hélène VASSAL-COMBES, Directrice générale\",\"reference\":\"ARS-OC/2025-12\",\"date\":\"2025-01-06\","
        + "\"publication\":\"recueil des actes administratifs du 8 janvier 2025\",\"objet\":\"CPOM et avenants\",\"dateFin\":null}";

    [Fact]
    public void Read_DelegateWithDelegation_GivesThePerson()
    {
        Signataire person = Read($"{{{Person},{Delegation}}}").Value!;

        Assert.Equal("QUERTINMONT", person.Nom);
        Assert.Equal(new DateOnly(2025, 1, 6), person.Delegation!.Date);
        Assert.Null(person.Delegation.DateFin);
    }

    [Fact]
    public void Read_ItemOfAContract_IsReadWithWarnings()
    {
        Outcome<Signataire> outcome = Read($"{{\"id\":\"dg\",\"partie\":\"ARS\",\"ordre\":2,{Person},{Delegation}}}");

        Assert.Equal("Basile", outcome.Value!.Prenom);
        Assert.All(outcome.Diagnostics, diagnostic => Assert.Equal(Gravite.Avertissement, diagnostic.Gravite));
    }

    [Fact]
    public void Read_WithoutDelegation_IsRefusedByItsRule()
    {
        Outcome<Signataire> outcome = Read($"{{{Person}}}");

        Diagnostic diagnostic = Assert.Single(outcome.Diagnostics);
        Assert.Equal("SIG-02", diagnostic.Regle);
        Assert.Equal("/delegation", diagnostic.Pointeur);
        Assert.Null(outcome.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"schema\":\"cpomdocs/contrat/1\"}")]
    public void Read_SomethingElse_IsRefused(string json)
    {
        Assert.Null(Read(json).Value);
    }

    private static Outcome<Signataire> Read(string json) => SignataireReader.Read("delegataire.json", Encoding.UTF8.GetBytes(json));
}
