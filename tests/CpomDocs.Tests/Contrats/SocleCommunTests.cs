using System.Text;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Tests.Contrats;

/// <summary>OBJ-04: a socle commun has no engagement, whether the file gives an empty list or none.</summary>
public class SocleCommunTests
{
    [Theory]
    [InlineData("idf19-socle-commun.json", true)]
    [InlineData("idf19-complet.json", false)]
    [InlineData("exemple-complet.json", false)]
    public void Contract_WithoutOrientations_IsAcceptedWhereItHasNoEngagement(string fichier, bool isAccepted)
    {
        JsonNode contrat = JsonNode.Parse(ContratsFixtures.Bytes("fixtures/contrats/valides/" + fichier).Span)!;
        contrat["annexes"]!.AsObject().Remove("orientations");

        Outcome<ContratValide> outcome =
            new ContratReader(ContratsFixtures.Profils).Read(fichier, Encoding.UTF8.GetBytes(contrat.ToJsonString()));

        Assert.Equal(isAccepted, outcome.Value is not null);
        Assert.Equal(!isAccepted, outcome.Diagnostics.Any(diagnostic => diagnostic.Regle == "ANX-01"));
    }
}
