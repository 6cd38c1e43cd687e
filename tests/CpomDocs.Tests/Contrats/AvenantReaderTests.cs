using System.Text;
using System.Text.Json;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Tests.House;

namespace CpomDocs.Tests.Contrats;

public class AvenantReaderTests
{
    private static readonly string Valide = File.ReadAllText(Tree.PathOf("fixtures/avenants/valides/avenant-1.json"));

    [Fact]
    public void Read_SoundAvenant_KeepsEachChangeWithItsValues()
    {
        Avenant avenant = Read(Valide).Value!;

        ModificationAvenant first = avenant.Modifications[0];
        Assert.Equal((1, 1, 4), (avenant.Numero, avenant.VersionBase, avenant.Modifications.Length));
        Assert.Equal((OperationAvenant.MODIFIER_CIBLE, 2, 2027), (first.Operation, first.Cible!.Numero, first.Cible.Annee));
        Assert.Equal((60, 59), (first.AncienneValeur.GetInt32(), first.NouvelleValeur.GetInt32()));
        Assert.Equal(JsonValueKind.Undefined, avenant.Modifications[2].AncienneValeur.ValueKind);
        Assert.Equal("EMSP", avenant.Modifications[2].NouvelleValeur.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("\"numero\": 1,", "", "AVN-01", "/numero")]
    [InlineData("\"numero\": 1,", "\"numero\": 0,", "AVN-01", "/numero")]
    [InlineData("\"versionBase\": 1,", "\"versionBase\": \"un\",", "AVN-10", "/versionBase")]
    [InlineData("\"REVISION_ENGAGEMENTS\"", "\"AUTRE\"", "AVN-02", "/causes/0")]
    [InlineData("\"dateEffet\": \"2026-07-01\",\n", "\"dateEffet\": \"1er juillet\",\n", "AVN-05", "/dateEffet")]
    [InlineData("\"MODIFIER_CIBLE\"", "\"CHANGER_CIBLE\"", "AVN-03", "/modifications/0/operation")]
    public void Read_FieldMissingOrIllFormed_NamesItsRuleAndItsPlace(string sound, string broken, string rule, string pointer)
    {
        int at = Valide.IndexOf(sound, StringComparison.Ordinal);

        Outcome<Avenant> outcome = Read(Valide.Remove(at, sound.Length).Insert(at, broken));

        Assert.Null(outcome.Value);
        Diagnostic diagnostic = Assert.Single(outcome.Diagnostics);
        Assert.Equal((rule, pointer), (diagnostic.Regle, diagnostic.Pointeur));
    }

    [Fact]
    public void Read_Contract_IsRefused()
    {
        Assert.Null(Read("{\"schema\":\"cpomdocs/contrat/1\"}").Value);
    }

    private static Outcome<Avenant> Read(string json) => AvenantReader.Read("avenant-1.json", Encoding.UTF8.GetBytes(json));
}
