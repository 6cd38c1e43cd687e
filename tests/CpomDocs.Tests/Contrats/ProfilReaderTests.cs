using System.Text;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Tests.Contrats;

public class ProfilReaderTests
{
    private const string Occ25 = "templates/occ25/profil.json";

    [Fact]
    public void Occ25_InItsFolder_HoldsTheDocumentsOfTheCampaign()
    {
        Profil profil = ProfilReader.Read(Occ25, ContratsFixtures.Bytes(Occ25)).Value!;

        Assert.Equal(
            ["SOCLE", "ORIENTATIONS", "RECONNAISSANCES", "FINANCEMENT", "PDS", "USLD", "LISTE_ACCORDS"],
            profil.Documents.Select(document => document.Code));
        Assert.Equal([null, 1, 2, 3, 4, 5, null], profil.Documents.Select(document => document.Rang));
        Assert.Equal(new Intervalle(4, 8), profil.Bornes.ObjectifsParVolet["STRATEGIQUE"]);
        Assert.Equal(Gravite.Erreur, profil.GraviteDe("DUR-01"));
    }

    [Theory]
    [InlineData("\"erreur\"", "\"grave\"")]
    [InlineData("\"obligatoire\": true", "\"obligatoire\": \"oui\"")]
    [InlineData("socle.md.scriban", "../socle.md.scriban")]
    [InlineData("\"min\": 4", "\"min\": -4")]
    [InlineData("\"EPS\"", "\"HOPITAL\"")]
    public void Profil_Malformed_IsRefused(string before, string after)
    {
        string json = Encoding.UTF8.GetString(ContratsFixtures.Bytes(Occ25).Span).Replace(before, after, StringComparison.Ordinal);

        Outcome<Profil> outcome = ProfilReader.Read(Occ25, Encoding.UTF8.GetBytes(json));

        Assert.Null(outcome.Value);
        Assert.NotEmpty(outcome.Diagnostics);
    }

    [Fact]
    public void Catalogue_InAnyCase_FindsAFamily()
    {
        Assert.True(ContratsFixtures.Profils.TryGet("Occ25", out _));
        Assert.False(ContratsFixtures.Profils.TryGet("BRE30", out _));
    }
}
