using System.Collections.Immutable;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Tests.Contrats;

namespace CpomDocs.Tests.Campagnes;

public sealed class CampagneFictiveTests
{
    private const int Seed = 20250101;

    private static readonly Profil Occ25 = ContratsFixtures.Profils.TryGet("OCC25", out Profil? profil)
        ? profil
        : throw new InvalidOperationException("templates/occ25 is missing");

    private static readonly CampagneFictive Large = CampagneFictive.Generate(300, Seed, Occ25);

    [Fact]
    public void Contrats_OfALargeCampaign_PassEveryRuleWithoutWarning()
    {
        var reader = new ContratReader(ContratsFixtures.Profils);

        var diagnostics = Large.Contrats.SelectMany(contrat => reader.Read(contrat.CodeContrat, ContratWriter.Write(contrat)).Diagnostics);

        Assert.Empty(diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Pointeur} {diagnostic.Message}").Distinct());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-7)]
    [InlineData(int.MaxValue)]
    public void Contrats_OfAnySeed_PassEveryRule(int seed)
    {
        var reader = new ContratReader(ContratsFixtures.Profils);

        var contrats = CampagneFictive.Generate(40, seed, Occ25).Contrats;

        Assert.All(contrats, contrat => Assert.NotNull(reader.Read(contrat.CodeContrat, ContratWriter.Write(contrat)).Value));
    }

    [Fact]
    public void Delegates_OfAnInventedCampaign_AreNeverTheirOwnDelegants()
    {
        const int SeedThatDrawsANameTwice = 20251;
        var reader = new ContratReader(ContratsFixtures.Profils);

        var contrats = CampagneFictive.Generate(300, SeedThatDrawsANameTwice, Occ25).Contrats;

        Assert.All(contrats, contrat => Assert.NotNull(reader.Read(contrat.CodeContrat, ContratWriter.Write(contrat)).Value));
    }

    [Fact]
    public void Contrats_OfEveryFamilyThatCanBeInvented_PassTheirRules()
    {
        var reader = new ContratReader(ContratsFixtures.Profils);
        foreach (string code in ContratsFixtures.Profils.Codes)
        {
            _ = ContratsFixtures.Profils.TryGet(code, out Profil? family);

            var campagne = CampagneFictive.Generate(24, seed: 3, family!);

            Assert.All(
                campagne.Contrats,
                contrat => Assert.NotNull(reader.Read(contrat.CodeContrat, ContratWriter.Write(contrat)).Value));
        }
    }

    [Theory]
    [InlineData("OCC19")]
    [InlineData("IDF19")]
    public void Campagne_OfAnotherFamily_HasEveryKindOfStructureWithoutWarning(string code)
    {
        _ = ContratsFixtures.Profils.TryGet(code, out Profil? family);
        var reader = new ContratReader(ContratsFixtures.Profils);

        ImmutableArray<Contrat> made = [.. CampagneFictive.Generate(60, seed: 11, family!).Contrats];

        Assert.Equal(family!.TypesStructure.Order(), made.Take(8).Select(contrat => contrat.Structure.TypeStructure).Distinct().Order());
        Assert.Empty(made
            .SelectMany(contrat => reader.Read(contrat.CodeContrat, ContratWriter.Write(contrat)).Diagnostics)
            .Where(diagnostic => diagnostic.Gravite != Gravite.Information)
            .Select(diagnostic => $"{diagnostic.Code} {diagnostic.Pointeur} {diagnostic.Message}")
            .Distinct());
    }

    [Fact]
    public void Campagne_OfAFamilyWithVolets_HasHoldersSoclesAndTheWordsOfItsRegion()
    {
        _ = ContratsFixtures.Profils.TryGet("IDF19", out Profil? family);

        CampagneFictive campagne = CampagneFictive.Generate(12, seed: 5, family!);

        Assert.Equal("Île-de-France", campagne.Campagne.Region);
        Assert.All(campagne.Contrats, contrat => Assert.Equal(12, contrat.Annexes.Volets.Length));
        Assert.All(campagne.Contrats, contrat => Assert.Equal(new DateOnly(2018, 12, 28), contrat.DateEffet));
        Assert.Contains(campagne.Contrats, contrat => contrat.NatureContrat == NatureContrat.SOCLE_COMMUN);
        Assert.Contains(campagne.Contrats, contrat => contrat.Structure is { PersonnePhysique: not null, Cotitulaires: [] });
        Assert.Contains(campagne.Contrats, contrat => contrat.Structure.Cotitulaires.Length == 2);
        Assert.All(campagne.Contrats, contrat => Assert.Contains(contrat.Structure.FinessEj[..2], family!.Bornes.Departements));
    }

    [Fact]
    public void Campagne_Written_IsReadBackWithoutWarning()
    {
        var outcome = CampagneReader.Read("campagne.json", CampagneWriter.Write(Large.Campagne));

        Assert.Empty(outcome.Diagnostics);
        Assert.Equal(Large.Contrats.Select(contrat => $"contrats/{contrat.CodeContrat}.json"),
            outcome.Value!.Contrats.Select(item => item.Fichier));
    }

    [Theory]
    [InlineData(8, 1)]
    [InlineData(8, 42)]
    [InlineData(20, 7)]
    public void Campagne_OfEightContracts_HasEveryCase(int contrats, int seed)
    {
        Contrat[] made = [.. CampagneFictive.Generate(contrats, seed, Occ25).Contrats];

        Assert.Equal(Occ25.TypesStructure.Order(), made.Select(contrat => contrat.Structure.TypeStructure).Distinct().Order());
        Assert.Contains(made, contrat => contrat.Annexes.Pds is not null);
        Assert.Contains(made, contrat => contrat.Annexes.Usld is not null);
        Assert.Contains(made, contrat => contrat.Signataires.Any(person => person is { Partie: Partie.ARS, Delegation: not null }));
        Assert.Contains(made, contrat => contrat.Signataires.Any(person => person is { Partie: Partie.STRUCTURE, Delegation: not null }));
    }

    [Fact]
    public void Generate_SameSeed_GivesTheSameBytes()
    {
        var again = CampagneFictive.Generate(300, Seed, Occ25);

        Assert.All(Large.Contrats.Zip(again.Contrats), pair => Assert.Equal(Bytes(pair.First), Bytes(pair.Second)));
    }

    [Fact]
    public void Generate_OtherSeed_GivesOtherBytes()
    {
        var other = CampagneFictive.Generate(20, Seed + 1, Occ25);

        Assert.All(other.Contrats.Zip(Large.Contrats), pair => Assert.NotEqual(Bytes(pair.First), Bytes(pair.Second)));
    }

    [Fact]
    public void Generate_Fewer_GivesTheFirstOnes()
    {
        var few = CampagneFictive.Generate(9, Seed, Occ25);

        Assert.All(few.Contrats.Zip(Large.Contrats), pair => Assert.Equal(Bytes(pair.First), Bytes(pair.Second)));
    }

    [Fact]
    public void Finess_OfTheLargestCampaign_AreAllDifferent()
    {
        var structures = CampagneFictive.Generate(2_000, Seed, Occ25).Contrats.Select(contrat => contrat.Structure);

        var numbers = structures.SelectMany(structure => structure.Sites.Select(site => site.FinessEt).Append(structure.FinessEj)).ToList();

        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.All(numbers, number => Assert.Equal("99", number[2..4]));
    }

    [Theory]
    [InlineData(10_300)]
    [InlineData(27_800)]
    [InlineData(99_800)]
    public void Finess_OfACampaignOfACountry_AreNumbersWithTheirKeyAndAllDifferent(int from)
    {
        IEnumerable<int> ranks = Enumerable.Range(0, 200).Concat(Enumerable.Range(from, 200));
        var mots = new Vocabulaire(Occ25.Bornes.Departements, 2025);

        List<string> numbers =
        [
            .. ranks
                .Select(rang => new Silhouette(mots, new Tirage(Seed, rang), rang, Occ25))
                .SelectMany(silhouette => Enumerable.Range(1, 9).Select(silhouette.FinessEt).Append(silhouette.FinessEj)),
        ];

        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.All(numbers, number => Assert.Equal(number, CleLuhn.Completer(number[..8])));
    }

    [Fact]
    public void Contrats_OfALargeCampaign_Vary()
    {
        Assert.Equal(13, Large.Contrats.Select(contrat => contrat.Structure.Departement).Distinct().Count());
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], Large.Contrats.Select(contrat => contrat.Structure.Sites.Length).Distinct().Order());
        Assert.Equal([4, 5, 6, 7, 8], Large.Contrats.Select(contrat => Count(contrat, "STRATEGIQUE")).Distinct().Order());
        Assert.Equal([1, 2], Large.Contrats.Select(contrat => Count(contrat, "COOPERATION")).Distinct().Order());
        Assert.Equal([false, true], Large.Contrats.Select(contrat => contrat.Annexes.Reconnaissances!.Neant).Distinct().Order());
        Assert.Equal([false, true], Large.Contrats.Select(contrat => contrat.Structure.Ght is null).Distinct().Order());
    }

    [Fact]
    public void Financement_OfEveryContract_AddsUpToTheCent()
    {
        var exercices = Large.Contrats.SelectMany(contrat => contrat.Annexes.Financement!.Exercices);

        Assert.All(exercices, exercice => Assert.Equal(exercice.Total, exercice.Lignes.Sum(line => line.Montant)));
        Assert.All(exercices, exercice => Assert.InRange(exercice.Total, 1, 10_000_000));
    }

    [Fact]
    public void Presidents_OfOneDepartement_AreOnePerson()
    {
        var presidents = Large.Contrats
            .Where(contrat => contrat.Annexes.Usld is not null)
            .Select(contrat => (contrat.Structure.Departement,
                contrat.Signataires.Single(person => person.Partie == Partie.DEPARTEMENT).Nom))
            .Distinct()
            .ToList();

        Assert.Equal(presidents.Count, presidents.Select(president => president.Departement).Distinct().Count());
    }

    [Fact]
    public void Generate_FamilyWithOtherAnnexes_IsRefused()
    {
        var other = Occ25 with { Documents = [Occ25.Documents[0] with { Sections = ["annexeInconnue"] }] };

        Assert.Throws<ArgumentException>(() => CampagneFictive.Generate(1, Seed, other));
    }

    private static byte[] Bytes(Contrat contrat) => ContratWriter.Write(contrat).ToArray();

    private static int Count(Contrat contrat, string volet)
    {
        return contrat.Annexes.Orientations!.Objectifs.Count(objectif => objectif.Volet == volet);
    }
}
