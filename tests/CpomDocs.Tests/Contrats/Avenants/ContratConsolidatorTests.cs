using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Tests.Contrats.Avenants;

public class ContratConsolidatorTests
{
    private const string Usld =
        """{"annexe":"USLD","operation":"MODIFIER_USLD","cible":{"champ":"/autorisation/capaciteInstallee"},"ancienneValeur":58,"nouvelleValeur":60}""";

    [Fact]
    public void Appliquer_TheExample_GivesTheDossiersVersion2ToTheLastValue()
    {
        ContratConsolide next = UnAvenant.Applique(UnAvenant.Valide);

        Contrat contrat = next.Contrat.Contrat;
        Assert.Equal(2, contrat.Version);
        Assert.Equal([56m, 58m, 59m, 61m, 64m],
            contrat.Annexes.Orientations!.Objectifs[1].Indicateur!.Cibles.Select(cible => cible.Valeur.Nombre!.Value));
        Assert.Equal(["LISP", "EMSP"], contrat.Annexes.Reconnaissances!.Lignes.Select(ligne => ligne.Code));
        Assert.Null(contrat.Annexes.Reconnaissances.Lignes[1].Capacite);
        Assert.Equal([(2025, 861110.50m), (2026, 893475.25m)],
            contrat.Annexes.Financement!.Exercices.Select(exercice => (exercice.Annee, exercice.Total)));
        Assert.Equal(["ORIENTATIONS", "RECONNAISSANCES", "FINANCEMENT"], next.PiecesTouchees.ToArray());
        Assert.Equal(5, contrat.Annexes.Orientations.Objectifs.Length);
        AvenantIntegre integre = Assert.Single(contrat.Avenants);
        Assert.Equal((1, new DateOnly(2026, 7, 1)), (integre.Numero, integre.DateEffet));
    }

    [Fact]
    public void Appliquer_TheExample_ChangesNothingElse()
    {
        Contrat before = UnAvenant.Depart.Contrat.Contrat;

        Contrat after = UnAvenant.Applique(UnAvenant.Valide).Contrat.Contrat;

        Assert.Equal(before.Documents.Where(document => document.Code is "SOCLE" or "PDS" or "USLD" or "LISTE_ACCORDS").Select(Line),
            after.Documents.Where(document => document.Code is "SOCLE" or "PDS" or "USLD" or "LISTE_ACCORDS").Select(Line));
        Assert.All(after.Documents.Where(document => document.Code is "ORIENTATIONS" or "RECONNAISSANCES" or "FINANCEMENT"),
            document => Assert.Equal(new DateOnly(2026, 7, 1), document.DateEffet));
        Assert.Equal(["PEYRUSSAC", "DELMARRE", "VASSAL-COMBES"], after.Signataires.Select(person => person.Nom));
        Assert.Equal([1, 2, 3], after.Signataires.Select(person => person.Ordre));
        Assert.Equal((before.DateFin, before.Structure.RaisonSociale), (after.DateFin, after.Structure.RaisonSociale));
    }

    [Theory]
    [InlineData("/annexes/orientations/objectifs/1/indicateur/cibles/2/valeur", 1)]
    [InlineData("/annexes/orientations/objectifs/1/indicateur/cibles/1/valeur", null)]
    [InlineData("/annexes/reconnaissances/lignes/1/libelle", 1)]
    [InlineData("/annexes/reconnaissances/lignes/0/libelle", null)]
    [InlineData("/annexes/financement/exercices/1/lignes/2/montant", 1)]
    [InlineData("/dateFin", null)]
    public void AvenantDe_AValue_SaysWhichAvenantItComesFrom(string pointer, int? expected)
    {
        ContratConsolide next = UnAvenant.Applique(UnAvenant.Valide);

        Assert.Equal(expected, next.AvenantDe(pointer));
    }

    [Fact]
    public void Appliquer_TheExample_IsSignedByTheStructureThenTheAgency()
    {
        Circuit circuit = UnAvenant.Applique(UnAvenant.Valide).Circuit!;

        Assert.Equal(["RepresentantLegal", "DirecteurGeneral"], circuit.Etapes.Select(etape => etape.Role.Nom));
        Assert.False(circuit.Paraphe);
    }

    [Fact]
    public void Appliquer_UsldWithoutThePresident_TakesTheOneOfTheContract()
    {
        Outcome<ContratConsolide> outcome =
            UnAvenant.Consolidator.Appliquer(UnAvenant.Depart, UnAvenant.De("MODIFICATION_USLD", Usld));

        Assert.Equal(["RepresentantLegal", "PresidentConseilDepartemental", "DirecteurGeneral"],
            outcome.Value!.Circuit!.Etapes.Select(etape => etape.Role.Nom));
        Assert.Equal("etab pcd dgars", string.Join(' ', outcome
            .Value.Contrat.Contrat.Documents.First(piece => piece.Code == "USLD").Signataires));
        Assert.Contains(outcome.Diagnostics, item => (item.Regle, item.Gravite) == ("AVN-12", Gravite.Information));
    }

    [Fact]
    public void Appliquer_UsldWithNoPresidentAnywhere_IsRefusedByAvn12()
    {
        ContratsFixtures.Profils.TryGet("OCC25", out Profil? occ25);
        var profils = new CpomDocs.Contrats.Reading.ProfilCatalogue([occ25!.Avec("USLD-03", null, "Essai")]);
        UnContrat alone = UnContrat.DuFichier("usld-sans-cosignature.json").Et(contrat => contrat with
        {
            Signataires = [.. contrat.Signataires.Where(person => person.Partie != Partie.DEPARTEMENT)],
        });
        Outcome<CpomDocs.Contrats.Reading.ContratValide> read =
            new CpomDocs.Contrats.Reading.ContratReader(profils).Read("contrat.json", alone.Json);

        Outcome<ContratConsolide> outcome = new ContratConsolidator(profils)
            .Appliquer(ContratConsolide.De(read.Value!), UnAvenant.De("MODIFICATION_USLD", Usld));

        Assert.Null(outcome.Value);
        Assert.Contains(outcome.Diagnostics, item => item.Code == "CPOM1516");
    }

    [Fact]
    public void Appliquer_OldValueThatIsStale_NamesBothValues()
    {
        Diagnostic fault = Assert.Single(UnAvenant.Refuse(UnAvenant.Avec(avenant => avenant["modifications"]![0]!["ancienneValeur"] = 61)));

        Assert.Equal(("AVN-04", "/modifications/0/ancienneValeur"), (fault.Regle, fault.Pointeur));
        Assert.Contains("61", fault.Message, StringComparison.Ordinal);
        Assert.Contains("60", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Objectif stratégique 2, cible 2027", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Appliquer_RemovalOfTheFourthObjective_BreaksObj01AtTheModification()
    {
        Diagnostic[] faults = UnAvenant.Refuse(UnAvenant.De("REVISION_ENGAGEMENTS",
            """
            {"annexe":"ORIENTATIONS","operation":"SUPPRIMER_OBJECTIF","cible":{"volet":"STRATEGIQUE","numero":4},
             "ancienneValeur":"Adopter et tenir à jour un plan de décarbonation couvrant tous les sites."}
            """));

        Diagnostic fault = faults.First(item => item.Regle == "OBJ-01");
        Assert.Equal("/modifications/0", fault.Pointeur);
        Assert.StartsWith("Contrat consolidé en version 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Appliquer_EverythingWrongAtOnce_TellsItAll()
    {
        Diagnostic[] faults = UnAvenant.Refuse(UnAvenant.Avec(avenant =>
        {
            avenant["numero"] = 3;
            avenant["versionBase"] = 2;
            avenant["dateEffet"] = "2030-01-01";
            avenant["causes"] = new JsonArray("EVOLUTION_FINANCEMENT");
            avenant["modifications"]![1]!["cible"]!["annee"] = 2041;
        }));

        Assert.Equal(["AVN-01", "AVN-02", "AVN-03", "AVN-05", "AVN-10"],
            faults.Select(item => item.Regle).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(3, faults.Count(item => item.Regle == "AVN-02"));
    }

    [Fact]
    public void Appliquer_TwoPendingOnOneField_Conflict()
    {
        Avenant pending = UnAvenant.Applique(UnAvenant.Valide).Avenant!;
        AvenantPropose second = UnAvenant.De("REVISION_ENGAGEMENTS",
            """
            {"annexe":"ORIENTATIONS","operation":"MODIFIER_CIBLE","cible":{"volet":"STRATEGIQUE","numero":2,"annee":2027},
             "ancienneValeur":60,"nouvelleValeur":57}
            """);
        JsonObject json = JsonNode.Parse(second.Json.Span)!.AsObject();
        json["numero"] = 2;
        second = new AvenantPropose("second.json", System.Text.Encoding.UTF8.GetBytes(json.ToJsonString())) { EnAttente = [pending] };

        Diagnostic fault = Assert.Single(UnAvenant.Refuse(second));

        Assert.Equal(("CPOM1504", "AVN-10", "/modifications/0"), (fault.Code, fault.Regle, fault.Pointeur));
    }

    [Fact]
    public void Appliquer_NumberOfARemovedObjective_IsNeverGivenAgain()
    {
        string fifth = UnAvenant.Depart.Contrat.Contrat.Annexes.Orientations!.Objectifs[3].Libelle;
        JsonNode objectif = JsonNode.Parse(CpomDocs.Contrats.Reading.ContratWriter.Write(UnAvenant.Depart.Contrat.Contrat).Span)!
            ["annexes"]!["orientations"]!["objectifs"]![3]!.DeepClone();
        objectif["libelle"] = "Ouvrir une maison de naissance.";
        ContratConsolide withFive = UnAvenant.Applique(UnAvenant.De("REVISION_ENGAGEMENTS", Ajout(objectif, 5)));
        ContratConsolide withFour = UnAvenant.Applique(withFive, Suivant(withFive,
            """{"annexe":"ORIENTATIONS","operation":"SUPPRIMER_OBJECTIF","cible":{"volet":"STRATEGIQUE","numero":5},"ancienneValeur":"Ouvrir une maison de naissance."}"""));

        Outcome<ContratConsolide> again = UnAvenant.Consolidator.Appliquer(withFour, Suivant(withFour, Ajout(objectif, 5)));
        Outcome<ContratConsolide> next = UnAvenant.Consolidator.Appliquer(withFour, Suivant(withFour, Ajout(objectif, 6)));

        Assert.Contains(again.Diagnostics, item => (item.Code, item.Regle) == ("CPOM1524", "OBJ-07"));
        Assert.NotNull(next.Value);
        Assert.NotEmpty(fifth);
    }

    [Fact]
    public void Appliquer_ClauseOfTheSocle_IsCheckedAgainstItsText()
    {
        AvenantPropose propose = UnAvenant.De("MODIFICATION_SOCLE",
            """{"annexe":"SOCLE","operation":"REMPLACER_CLAUSE_SOCLE","cible":{"article":7},"ancienneValeur":"Le contrat peut être révisé.","nouvelleValeur":"Le contrat est révisé chaque année."}""");
        ImmutableSortedDictionary<int, string> articles = ImmutableSortedDictionary<int, string>.Empty.Add(7, "Le contrat peut être\u00A0révisé.");

        ContratConsolide next = UnAvenant.Applique(propose with { Articles = articles });

        ClauseSocle clause = Assert.Single(next.Contrat.Contrat.ClausesSocle);
        Assert.Equal((7, "Le contrat est révisé chaque année.", 1), (clause.Article, clause.Texte, clause.Avenant));
        Assert.Equal(["SOCLE"], next.PiecesTouchees.ToArray());
        Assert.Equal("CPOM1509", Assert.Single(UnAvenant.Refuse(propose with { Articles = articles.SetItem(7, "Autre chose.") })).Code);
    }

    [Fact]
    public void Consolider_AtADate_CountsTheAvenantsInForceOnly()
    {
        AvenantPropose first = UnAvenant.Valide;
        ContratConsolide second = UnAvenant.Applique(first);
        AvenantPropose retroactive = Suivant(second,
            """{"annexe":"FINANCEMENT","operation":"MODIFIER_LIGNE_FINANCEMENT","cible":{"annee":2025,"code":"AC-INV"},"ancienneValeur":150000,"nouvelleValeur":175000.25}""",
            "EVOLUTION_FINANCEMENT", "2026-01-01");

        Contrat march = Consolide([first, retroactive], "2026-03-01");
        Contrat august = Consolide([first, retroactive], "2026-08-01");
        Contrat before = Consolide([first, retroactive], "2025-12-31");

        Assert.Equal((1, 861110.50m), (before.Version, before.Annexes.Financement!.Exercices[0].Total));
        Assert.Equal(886110.75m, Assert.Single(march.Annexes.Financement!.Exercices).Total);
        Assert.Equal([2], march.Avenants.Select(avenant => avenant.Numero));
        Assert.Equal([886110.75m, 893475.25m], august.Annexes.Financement!.Exercices.Select(exercice => exercice.Total));
        Assert.Equal(3, august.Version);
    }

    [Fact]
    public void Consolider_AtADateBeforeWhatItRestsOn_ReportsCPOM1526()
    {
        AvenantPropose first = UnAvenant.Valide;
        AvenantPropose early = Suivant(UnAvenant.Applique(first),
            """{"annexe":"FINANCEMENT","operation":"MODIFIER_LIGNE_FINANCEMENT","cible":{"annee":2026,"code":"MIG-EMG"},"ancienneValeur":301150,"nouvelleValeur":1}""",
            "EVOLUTION_FINANCEMENT", "2026-01-01");

        Outcome<ContratConsolide> outcome =
            UnAvenant.Consolidator.Consolider(UnAvenant.Depart.Contrat, [first, early], new DateOnly(2026, 3, 1));

        Assert.Equal("CPOM1526", Assert.Single(outcome.Diagnostics).Code);
    }

    [Fact]
    public void Appliquer_AnUnreadableModification_StillJudgesTheOthers()
    {
        Diagnostic[] faults = UnAvenant.Refuse(UnAvenant.Avec(avenant =>
        {
            avenant["modifications"]![0]!["operation"] = "CHANGER";
            avenant["modifications"]![1]!["ancienneValeur"] = 63;
        }));

        Assert.Equal(["/modifications/0/operation", "/modifications/1/ancienneValeur"], faults.Select(item => item.Pointeur));
    }

    [Fact]
    public void Appliquer_PrivateStructure_AsksForTheOpinionOfItsConference()
    {
        ContratConsolide prive = ContratConsolide.De(UnContrat.DuFichier("clinique-privee.json").ContratValide);
        AvenantPropose propose = UnAvenant.Avec(avenant => avenant["codeContrat"] = prive.Contrat.Contrat.CodeContrat);

        Outcome<ContratConsolide> outcome = UnAvenant.Consolidator.Appliquer(prive, propose);

        Assert.Contains(outcome.Diagnostics, item => (item.Code, item.Regle) == ("CPOM1518", "PAR-10"));
    }

    private static Contrat Consolide(AvenantPropose[] proposes, string date) => UnAvenant.Consolidator
        .Consolider(UnAvenant.Depart.Contrat, proposes, DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture))
        .Value!.Contrat.Contrat;

    private static AvenantPropose Suivant(
        ContratConsolide depart, string modification, string cause = "REVISION_ENGAGEMENTS", string effet = "2026-09-01")
    {
        JsonObject avenant = JsonNode.Parse(UnAvenant.De(cause, modification).Json.Span)!.AsObject();
        avenant["numero"] = depart.Contrat.Contrat.Avenants.Length + 1;
        avenant["versionBase"] = depart.Contrat.Contrat.Version;
        avenant["dateEffet"] = effet;
        return new AvenantPropose("suivant.json", System.Text.Encoding.UTF8.GetBytes(avenant.ToJsonString()));
    }

    private static string Ajout(JsonNode objectif, int numero)
    {
        JsonNode added = objectif.DeepClone();
        added["numero"] = numero;
        return $$"""{"annexe":"ORIENTATIONS","operation":"AJOUTER_OBJECTIF","nouvelleValeur":{{added.ToJsonString()}}}""";
    }

    private static string Line(DocumentPrevu piece) => $"{piece.Code} {piece.DateEffet} {string.Join(',', piece.Signataires)}";
}
