using System.Text;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CpomDocs.Tests.Contrats;

public class ContratWriterTests
{
    public static TheoryData<string> Valides => [.. ContratsFixtures.Files("fixtures/contrats/valides")];

    [Theory]
    [MemberData(nameof(Valides))]
    public void Contrat_WrittenAfterReading_SaysTheSameThing(string fichier)
    {
        JsonNode original = JsonNode.Parse(ContratsFixtures.Bytes("fixtures/contrats/valides/" + fichier).Span)!;

        ReadOnlyMemory<byte> written = UnContrat.DuFichier(fichier).Json;

        Assert.True(JsonNode.DeepEquals(WithoutAbsent(original), WithoutAbsent(JsonNode.Parse(written.Span)!)));
    }

    [Theory]
    [MemberData(nameof(Valides))]
    public void Contrat_WrittenTwice_GivesTheSameBytes(string fichier)
    {
        ContratValide first = UnContrat.DuFichier(fichier).ContratValide;

        ReadOnlyMemory<byte> again = ContratWriter.Write(first.Contrat);

        Assert.Equal(Encoding.UTF8.GetString(first.Json.Span), Encoding.UTF8.GetString(again.Span));
        Assert.Equal((byte)'\n', again.Span[^1]);
        Assert.DoesNotContain((byte)'\r', again.ToArray());
    }

    [Property(MaxTest = 60)]
    public void Contrat_OfAnyTextAndAmount_IsReadBack(NonNull<string> text, int cents)
    {
        string nom = "x" + string.Concat(text.Get.EnumerateRunes().Where(IsText)).Normalize();
        Exercice exercice = UnContrat.Valide.Contrat.Annexes.Financement!.Exercices[0];
        decimal montant = Math.Abs((long)cents) / 100m;
        UnContrat contrat = UnContrat.Avec(item => item with
        {
            Structure = item.Structure with { RaisonSociale = nom },
            Annexes = item.Annexes with
            {
                Financement = new Financement
                {
                    Exercices = [exercice with { Lignes = [exercice.Lignes[0] with { Montant = montant }], Total = montant }],
                },
            },
        });

        Contrat read = contrat.ContratValide.Contrat;

        Assert.Equal(nom.Normalize(), read.Structure.RaisonSociale);
        Assert.Equal(montant, read.Annexes.Financement!.Exercices[0].Total);
    }

    [Theory]
    [InlineData("412350", "412350.00")]
    [InlineData("0.5", "0.50")]
    [InlineData("1.235", "1.235")]
    [InlineData("100.000", "100.00")]
    public void Amount_Whatever_IsWrittenToTheCent(string montant, string attendu)
    {
        var exercice = new Exercice { Annee = 2025, Total = decimal.Parse(montant, System.Globalization.CultureInfo.InvariantCulture) };

        string json = Encoding.UTF8.GetString(CanonicalJson.Write(exercice).Span);

        Assert.Contains($"\"total\": {attendu}\n", json, StringComparison.Ordinal);
    }

    private static bool IsText(Rune rune) => !Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF);

    private static JsonNode? WithoutAbsent(JsonNode? node) => node switch
    {
        JsonObject source => new JsonObject(source
            .Where(pair => pair.Value is not null and not JsonArray { Count: 0 })
            .Select(pair => KeyValuePair.Create(pair.Key, WithoutAbsent(pair.Value)))),
        JsonArray array => new JsonArray([.. array.Select(WithoutAbsent)]),
        _ => node?.DeepClone(),
    };
}
