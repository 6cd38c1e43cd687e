using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Tests.Contrats.Circuits;

public class NomDePersonneTests
{
    [Theory]
    [InlineData("Anne-Lise PEYRUSSAC", "Anne-Lise", "PEYRUSSAC")]
    [InlineData("peyrussac anne lise", "Anne-Lise", "PEYRUSSAC")]
    [InlineData("Mme PEYRUSSAC Anne-Lise", "Anne-Lise", "PEYRUSSAC")]
    [InlineData("HELENE VASSAL COMBES", "Hélène", "VASSAL-COMBES")]
    [InlineData("Elodie D'ORBEIL-FOESSAC", "Élodie", "D’ORBEIL-FŒSSAC")]
    [InlineData("Basile NUÑEZ 1700012345", "Basile", "NUNEZ")]
    [InlineData("Jean STRAUSS", "Jean", "Strauß")]
    public void Designe_SameWords_IsTrue(string texte, string prenom, string nom)
    {
        Assert.True(NomDePersonne.Designe(texte, new Signataire { Prenom = prenom, Nom = nom }));
    }

    [Theory]
    [InlineData("Anne PEYRUSSAC", "Anne-Lise", "PEYRUSSAC")]
    [InlineData("Anne-Lise Marie PEYRUSSAC", "Anne-Lise", "PEYRUSSAC")]
    [InlineData("Anne-Lise PEYRUSAC", "Anne-Lise", "PEYRUSSAC")]
    [InlineData("Anne Anne Lise", "Anne", "LISE")]
    [InlineData("12345", "", "")]
    [InlineData("", "Anne-Lise", "PEYRUSSAC")]
    public void Designe_OtherWords_IsFalse(string texte, string prenom, string nom)
    {
        Assert.False(NomDePersonne.Designe(texte, new Signataire { Prenom = prenom, Nom = nom }));
    }
}
