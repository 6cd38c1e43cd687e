using System.Text;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CpomDocs.Tests.Contrats;

/// <summary>Whatever the bytes, reading gives a contract or diagnostics with a place in the file; it never throws.</summary>
public class HostileJsonTests
{
    private const string Exemple = "fixtures/contrats/valides/exemple-complet.json";
    private static readonly string[] Replacements =
        ["null", "true", "-1", "1e27", "99999999999", "\"\"", "\"x\"", "[]", "[1]", "{}", "[{}]"];

    [Property(MaxTest = 300)]
    public void Bytes_Changed_AreReadOrRefused(NonNegativeInt position, byte value)
    {
        byte[] json = ContratsFixtures.Bytes(Exemple).ToArray();
        json[position.Get % json.Length] = value;

        AssertReadOrRefused(json);
    }

    [Property(MaxTest = 100)]
    public void Bytes_CutShort_AreRefused(NonNegativeInt length)
    {
        ReadOnlyMemory<byte> json = ContratsFixtures.Bytes(Exemple);

        Outcome<ContratValide> outcome = AssertReadOrRefused(json[..(length.Get % (json.Length - 2))].ToArray());

        Assert.Null(outcome.Value);
    }

    [Property(MaxTest = 200)]
    public void Bytes_AtRandom_AreRefused(byte[] json)
    {
        Outcome<ContratValide> outcome = AssertReadOrRefused(json);

        Assert.Null(outcome.Value);
    }

    [Fact]
    public void Values_OfAnotherKind_AreReadOrRefused()
    {
        int count = Nodes(Parse()).Count();

        for (int i = 1; i < count; i++)
        {
            JsonNode root = Parse();
            JsonNode node = Nodes(root).ElementAt(i);
            node.ReplaceWith(JsonNode.Parse(Replacements[i % Replacements.Length]));
            AssertReadOrRefused(Encoding.UTF8.GetBytes(root.ToJsonString()));
        }
    }

    [Theory]
    [InlineData("[", 900)]
    [InlineData("[", 200_000)]
    [InlineData("{\"a\":", 900)]
    public void File_OfDeepNesting_IsRefused(string opening, int depth)
    {
        byte[] json = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(opening, depth)));

        Outcome<ContratValide> outcome = AssertReadOrRefused(json);

        Assert.Null(outcome.Value);
    }

    [Fact]
    public void File_OfTenMegabytes_IsReadWithEveryValue()
    {
        JsonNode root = Parse();
        root["annexes"]!["pds"]!["articulationUrgences"] = string.Concat(Enumerable.Repeat("Accueil de nuit. ", 600_000));

        Outcome<ContratValide> outcome = AssertReadOrRefused(Encoding.UTF8.GetBytes(root.ToJsonString()));

        Assert.Equal(10_200_000, outcome.Value!.Contrat.Annexes.Pds!.ArticulationUrgences.Length);
    }

    [Theory]
    [InlineData("\"contrat\"")]
    [InlineData("12e400")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{\"a\":\"\u0000\"}")]
    public void File_OfAnotherShape_IsRefused(string json)
    {
        Outcome<ContratValide> outcome = AssertReadOrRefused(Encoding.UTF8.GetBytes(json));

        Assert.Null(outcome.Value);
    }

    [Fact]
    public void Contrat_MendedThenWritten_IsReadStrictly()
    {
        ReadOnlyMemory<byte> mended = new ContratReader(ContratsFixtures.Profils, new ReadingOptions { Import = true })
            .Read("contrat.json", ContratsFixtures.Bytes("fixtures/contrats/importes/ecritures-du-tableur.json")).Value!.Json;

        Outcome<ContratValide> strict = new ContratReader(ContratsFixtures.Profils).Read("contrat.json", mended);

        Assert.Empty(strict.Diagnostics);
    }

    [Fact]
    public void File_OverSixteenMegabytes_ReportsCPOM1008()
    {
        Outcome<ContratValide> outcome = AssertReadOrRefused(new byte[(16 * 1024 * 1024) + 1]);

        Assert.Equal("CPOM1008", Assert.Single(outcome.Diagnostics).Code);
    }

    private static JsonNode Parse() => JsonNode.Parse(ContratsFixtures.Bytes(Exemple).Span)!;

    private static IEnumerable<JsonNode> Nodes(JsonNode? node)
    {
        if (node is null)
        {
            return [];
        }

        IEnumerable<JsonNode?> children = node switch
        {
            JsonObject source => source.Select(pair => pair.Value),
            JsonArray array => array,
            _ => [],
        };
        return children.SelectMany(Nodes).Prepend(node);
    }

    private static Outcome<ContratValide> AssertReadOrRefused(byte[] json)
    {
        AssertReadOrRefused(json, new ReadingOptions { Import = true });
        return AssertReadOrRefused(json, new ReadingOptions());
    }

    private static Outcome<ContratValide> AssertReadOrRefused(byte[] json, ReadingOptions options)
    {
        Outcome<ContratValide> outcome = new ContratReader(ContratsFixtures.Profils, options).Read("contrat.json", json);

        Assert.True(outcome.Value is not null || outcome.Diagnostics.Any(diagnostic => diagnostic.Gravite == Gravite.Erreur));
        Assert.All(outcome.Diagnostics, diagnostic => Assert.True(diagnostic is { Ligne: > 0, Colonne: > 0 }));
        return outcome;
    }
}
