using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Tests.Contrats;

public class ContratReaderTests
{
    private const string Exemple = "fixtures/contrats/valides/exemple-complet.json";

    [Fact]
    public void Contrat_Accepted_KeepsItsBytesAndProfile()
    {
        ReadOnlyMemory<byte> json = ContratsFixtures.Bytes(Exemple);

        ContratValide valide = Read(json).Value!;

        Assert.True(json.Span.SequenceEqual(valide.Json.Span));
        Assert.Equal("OCC25", valide.Profil.Code);
        Assert.Empty(valide.Diagnostics);
    }

    [Fact]
    public void Contrat_OfTheExample_HasTheCircuitsOfItsDocuments()
    {
        ContratValide valide = UnContrat.Valide.ContratValide;

        Assert.Equal(["RepresentantLegal", "DirecteurGeneral"], Roles(valide, "SOCLE"));
        Assert.Equal(["RepresentantLegal", "PresidentConseilDepartemental", "DirecteurGeneral"], Roles(valide, "USLD"));
        Assert.Empty(valide.Circuits["LISTE_ACCORDS"].Etapes);
        Assert.False(valide.Circuits["SOCLE"].Paraphe);
        Assert.True(valide.Circuits["PDS"].Paraphe);
    }

    [Fact]
    public void Contrat_WithTwoPeopleOfOneSide_GivesTheSecondARank()
    {
        Signataire second = UnContrat.Valide.Contrat.Signataires[0] with { Id = "etab2", Ordre = 2, Nom = "CAUSSÈS", Prenom = "Luc" };

        ContratValide valide = UnContrat
            .Avec(contrat => contrat with
            {
                Signataires = [contrat.Signataires[0], second, .. contrat.Signataires.Skip(1).Select(Later)],
                Documents = [.. contrat.Documents.Select(document => document.Code == "SOCLE"
                    ? document with { Signataires = ["etab", "etab2", "dgars"] }
                    : document)],
            })
            .ContratValide;

        Assert.Equal(["RepresentantLegal", "RepresentantLegal2", "DirecteurGeneral"], Roles(valide, "SOCLE"));
    }

    [Fact]
    public void ProfilCode_InAnotherCase_NamesTheSameFamily()
    {
        ContratValide valide = UnContrat.Avec(contrat => contrat with { Profil = "occ25" }).ContratValide;

        Assert.Equal("OCC25", valide.Profil.Code);
    }

    [Fact]
    public void UnknownField_OnImport_IsAWarning()
    {
        JsonObject contrat = Node();
        contrat["lieuDeSignature"] = "Montpellier";

        Outcome<ContratValide> outcome = Read(Bytes(contrat), new ReadingOptions { Import = true });

        Diagnostic diagnostic = Assert.Single(outcome.Value!.Diagnostics);
        Assert.Equal(("CPOM1028", Gravite.Avertissement), (diagnostic.Code, diagnostic.Gravite));
    }

    [Fact]
    public void FinessKey_OfAnExport_IsAWarning()
    {
        UnContrat contrat = UnContrat.Avec(item => item with
        {
            Structure =
                item.Structure with { Sites = [.. item.Structure.Sites,
                    new Site { FinessEt = "349900044", Nom = "Antenne", Commune = "Montservan" }] },
        });

        Outcome<ContratValide> strict = contrat.Read();
        Outcome<ContratValide> tolerant = contrat.Read(new ReadingOptions { CleFiness = Gravite.Avertissement });

        Assert.Null(strict.Value);
        Assert.Equal(Gravite.Avertissement, Assert.Single(tolerant.Value!.Diagnostics).Gravite);
    }

    [Fact]
    public void Parametres_OfTheCampaign_CompleteAContractThatGivesNone()
    {
        JsonObject contrat = Node();
        contrat.Remove("parametres");
        var parametres = new Parametres { PlafondPenalite = 3, DateLimiteSuivi = new JourMois(4, 30) };

        Outcome<ContratValide> alone = Read(Bytes(contrat));
        Outcome<ContratValide> inCampaign = Read(Bytes(contrat), new ReadingOptions { Parametres = parametres });

        Assert.Null(alone.Value);
        Assert.Equal(parametres, inCampaign.Value!.Contrat.Parametres);
        Assert.Equal(parametres, Read(inCampaign.Value.Json).Value!.Contrat.Parametres);
    }

    [Fact]
    public void Text_Decomposed_IsReadComposed()
    {
        string decomposed = "Hôpital Élysée".Normalize(NormalizationForm.FormD);

        Outcome<ContratValide> outcome = UnContrat
            .Avec(contrat => contrat with { Structure = contrat.Structure with { RaisonSociale = decomposed } })
            .Read();

        Assert.Equal("Hôpital Élysée", outcome.Value!.Contrat.Structure.RaisonSociale);
        Assert.Equal("CPOM1010", Assert.Single(outcome.Diagnostics).Code);
    }

    [Theory]
    [InlineData(450, NormalizationForm.FormC, false)]
    [InlineData(450, NormalizationForm.FormD, false)]
    [InlineData(451, NormalizationForm.FormC, true)]
    [InlineData(451, NormalizationForm.FormD, true)]
    public void Objectif_OfSomeLength_IsCountedInComposedCharacters(int length, NormalizationForm form, bool isTooLong)
    {
        string libelle = new string('\u00E9', length).Normalize(form);

        Outcome<ContratValide> outcome = UnContrat
            .Avec(contrat => contrat with
            {
                Annexes = contrat.Annexes with
                {
                    Orientations = new Orientations
                    {
                        Objectifs = contrat.Annexes.Orientations!.Objectifs.SetItem(
                            0, contrat.Annexes.Orientations.Objectifs[0] with { Libelle = libelle }),
                    },
                },
            })
            .Read();

        Assert.NotNull(outcome.Value);
        Assert.Equal(isTooLong, outcome.Diagnostics.Any(diagnostic => diagnostic.Regle == "OBJ-06"));
    }

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    [InlineData("tr-TR")]
    public void Reading_UnderAnyCulture_SaysTheSame(string culture)
    {
        ReadOnlyMemory<byte> json = ContratsFixtures.Bytes("fixtures/contrats/invalides/plusieurs-erreurs.json");
        ImmutableArray<Diagnostic> expected = Read(json).Diagnostics;
        CultureInfo before = CultureInfo.CurrentCulture;

        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        ImmutableArray<Diagnostic> actual = Read(json).Diagnostics;
        CultureInfo.CurrentCulture = before;

        Assert.Equal(expected.AsEnumerable(), actual.AsEnumerable());
    }

    [Fact]
    public void Version_AfterAnAvenant_MayHaveGapsInItsNumbers()
    {
        Outcome<ContratValide> outcome = UnContrat
            .Avec(contrat => contrat with
            {
                Version = 2,
                Annexes = contrat.Annexes with
                {
                    Orientations = new Orientations
                    {
                        Objectifs = [.. contrat.Annexes.Orientations!.Objectifs.Select(objectif =>
                            objectif is { Numero: 4 } ? objectif with { Numero = 6 } : objectif)],
                    },
                },
            })
            .Read();

        Assert.NotNull(outcome.Value);
    }

    private static Signataire Later(Signataire signataire) => signataire with { Ordre = signataire.Ordre + 1 };

    private static IEnumerable<string> Roles(ContratValide valide, string document) =>
        valide.Circuits[document].Etapes.Select(etape => etape.Role.Nom);

    private static JsonObject Node() => JsonNode.Parse(ContratsFixtures.Bytes(Exemple).Span)!.AsObject();

    private static ReadOnlyMemory<byte> Bytes(JsonObject contrat) => Encoding.UTF8.GetBytes(contrat.ToJsonString());

    private static Outcome<ContratValide> Read(ReadOnlyMemory<byte> json, ReadingOptions? options = null) =>
        new ContratReader(ContratsFixtures.Profils, options).Read("contrat.json", json);
}
