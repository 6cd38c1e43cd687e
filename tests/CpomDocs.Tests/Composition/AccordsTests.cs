using CpomDocs.Contrats.Model;

namespace CpomDocs.Tests.Composition;

/// <summary>Agreement in gender and number, and sentences that come and go with optional fields.</summary>
public sealed class AccordsTests
{
    private static readonly Delegation Delegation = new()
    {
        Delegant =
            "M. Paul ROUX, Directeur", Reference = "2024-12", Date = new DateOnly(2024, 3, 1), Publication = "recueil", Objet = "tout",
    };

    [Theory]
    [InlineData("Mme", "Directrice",
        "Mme Anne-Lise PEYRUSSAC, Directrice, dûment habilitée à cet effet, ci-après dénommé « l'Établissement »,")]
    [InlineData("M.", "Directeur", "M. Anne-Lise PEYRUSSAC, Directeur, dûment habilité à cet effet, ci-après dénommé « l'Établissement »,")]
    public void Habilitation_OfTheRepresentative_AgreesWithThePerson(string civilite, string qualite, string expected)
    {
        string text =
            UneLiasse.Texte("SOCLE",
                contrat => contrat.AvecSignataire(Partie.STRUCTURE, s => s with { Civilite = civilite, Qualite = qualite }));

        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TypeStructure.PRIVE, "Société par actions simplifiée", "identifiée", "représentée", "dénommée")]
    [InlineData(TypeStructure.ESPIC, "Association régie par la loi du 1er juillet 1901", "identifiée", "représentée", "dénommée")]
    [InlineData(TypeStructure.ESPIC, "Fondation reconnue d'utilité publique", "identifiée", "représentée", "dénommée")]
    [InlineData(TypeStructure.ESPIC, "Groupement d'intérêt public", "identifié", "représenté", "dénommé")]
    public void Structure_OfALegalForm_AgreesWithIt(TypeStructure type, string forme, params string[] words)
    {
        string text =
            UneLiasse.Texte("SOCLE",
                contrat => contrat with { Structure = contrat.Structure with { TypeStructure = type, FormeJuridique = forme } });

        Assert.Contains($"Montservan, {forme}, dont le siège", text, StringComparison.Ordinal);
        Assert.Contains($"{words[0]} au répertoire", text, StringComparison.Ordinal);
        Assert.Contains($"{words[1]} par Mme", text, StringComparison.Ordinal);
        Assert.Contains($"ci-après {words[2]} « l'Établissement »", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Gcs_WithDelegation_CitesDeliberationAndDelegation()
    {
        string text = UneLiasse.Texte("SOCLE", contrat => (contrat with { Structure = Groupement(contrat.Structure) })
            .AvecSignataire(Partie.STRUCTURE, s => s with { Qualite = "Administratrice", Delegation = Delegation }));

        Assert.Contains("le groupement de coopération sanitaire Imagerie du Littoral, dont le siège", text, StringComparison.Ordinal);
        Assert.Contains("Administratrice, dûment habilitée à cet effet par la délibération de l'assemblée générale n° 2024/3 du 2 mai 2024 et par la délégation n° 2024-12 du 1er mars 2024, ci-après dénommé", text, StringComparison.Ordinal);
        Assert.Contains("Vu la délibération de l'assemblée générale du groupement n° 2024/3 du 2 mai 2024 ;", text,
            StringComparison.Ordinal);
        Assert.Contains("Pour l'Établissement,\npour le Directeur et par délégation,\nAdministratrice\nAnne-Lise PEYRUSSAC", text,
            StringComparison.Ordinal);
        Assert.DoesNotContain("directoire", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mme", "agissant en son nom propre, ci-après dénommée « l'Établissement »",
        "Mme Lou ROCHE, titulaire d'autorisation, dont l'adresse professionnelle est située", "identifiée")]
    [InlineData("M.", "agissant en son nom propre, ci-après dénommé « l'Établissement »",
        "M. Lou ROCHE, titulaire d'autorisation, dont l'adresse professionnelle est située", "identifié ")]
    public void NaturalPerson_Signing_ActsInPerson(string civilite, params string[] expected)
    {
        var personne = new PersonnePhysique { Civilite = civilite, Prenom = "Lou", Nom = "ROCHE" };

        string text = UneLiasse.Texte("SOCLE", contrat => (contrat with
        {
            Structure =
                contrat.Structure with { TypeStructure = TypeStructure.TITULAIRE_AUTORISATION, RaisonSociale = null,
                    PersonnePhysique = personne },
        }).AvecSignataire(Partie.STRUCTURE, s => s with { Civilite = civilite, Prenom = "Lou", Nom = "ROCHE", Qualite = "Radiologue" }));

        Assert.All(expected, sentence => Assert.Contains(sentence, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Mme Hélène VASSAL, Directrice générale", "pour le compte de la Directrice générale en vertu",
        "Pour la Directrice générale et par délégation,")]
    [InlineData("Hélène VASSAL, Directrice générale", "pour le compte de la Directrice générale en vertu",
        "Pour la Directrice générale et par délégation,")]
    [InlineData("M. Paul ROUX, Directeur général", "pour le compte du Directeur général en vertu",
        "Pour le Directeur général et par délégation,")]
    public void Delegation_OfTheAgency_AgreesWithTheDelegant(string delegant, string partie, string bloc)
    {
        string text =
            UneLiasse.Texte("SOCLE",
                contrat => contrat.AvecSignataire(Partie.ARS, s => s with { Delegation = s.Delegation! with { Delegant = delegant } }));

        Assert.Contains(partie, text, StringComparison.Ordinal);
        Assert.Contains(bloc, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mme", "Directrice générale", "Pour l'Agence,\nla Directrice générale\n")]
    [InlineData("M.", "Directeur général", "Pour l'Agence,\nle Directeur général\n")]
    public void Agency_WithoutDelegation_SignsByItsHead(string civilite, string qualite, string expected)
    {
        string text =
            UneLiasse.Texte("SOCLE",
                contrat => contrat.AvecSignataire(Partie.ARS, s => s with { Civilite = civilite, Qualite = qualite, Delegation = null }));

        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.DoesNotContain("pour le compte", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("M.", "Département de l'Hérault",
        "le Département de l'Hérault, représenté par M. Pascal DELMARRE, président du conseil départemental, autorisé par la délibération n° CP/2024/11/047 du 18 novembre 2024.", "le président du conseil départemental")]
    [InlineData("Mme", "Métropole de Lyon",
        "la Métropole de Lyon, représentée par Mme Pascal DELMARRE, présidente du conseil départemental, autorisée par la délibération n° CP/2024/11/047 du 18 novembre 2024.", "la présidente du conseil départemental")]
    public void Usld_WithTheDepartement_NamesItAsAParty(string civilite, string denomination, string partie, string bloc)
    {
        string text =
            UneLiasse.Texte("USLD",
                contrat => AvecDepartement(contrat, denomination).AvecSignataire(Partie.DEPARTEMENT, s => s with { Civilite = civilite }));

        Assert.Contains("entre l'Agence, l'Établissement et " + partie, text, StringComparison.Ordinal);
        Assert.Contains(bloc, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Usld_WithADelegateOfThePresident_SaysSo()
    {
        string text = UneLiasse.Texte("USLD", contrat => contrat.AvecSignataire(
            Partie.DEPARTEMENT, s =>
                s with { Qualite = "Vice-président", Deliberation = null,
                    Delegation = Delegation with { Delegant = "Mme Zoé BLANC, Présidente" } }));

        Assert.Contains("M. Pascal DELMARRE, Vice-président, agissant au nom de la présidente du conseil départemental en vertu de la délégation n° 2024-12 du 1er mars 2024.", text, StringComparison.Ordinal);
        Assert.Contains("pour la présidente du conseil départemental et par délégation,\nVice-président", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, 1, "pour 1 lit, dont 1 installé.", "dans la limite de 1 place,")]
    [InlineData(60, 58, 2, "pour 60 lits, dont 58 installés.", "dans la limite de 2 places,")]
    [InlineData(12, 0, 0, "pour 12 lits, dont 0 installé.", "dans la limite de 0 place,")]
    public void Usld_Capacities_AgreeInNumber(int autorisee, int installee, int places, string lits, string limite)
    {
        string text = UneLiasse.Texte("USLD", contrat => AvecUsld(contrat, usld => usld with
        {
            Autorisation = usld.Autorisation with { CapaciteAutorisee = autorisee, CapaciteInstallee = installee },
            HabilitationAideSociale = new HabilitationAideSociale { Habilite = true, Places = places },
        }));

        Assert.Contains(lits, text, StringComparison.Ordinal);
        Assert.Contains(limite, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Usld_WithoutOptionalFields_SaysSo()
    {
        string text = UneLiasse.Texte("USLD", contrat => AvecUsld(contrat, usld => usld with
        {
            HabilitationAideSociale =
                new HabilitationAideSociale(), IndicateursCharge = null, Tarifs = [], Engagements = ["Un seul engagement."],
        }));

        Assert.DoesNotContain("convention à l'aide sociale", text, StringComparison.Ordinal);
        Assert.Contains("Les valeurs du GMP et du PMP sont communiquées dès leur validation.", text, StringComparison.Ordinal);
        Assert.Contains("Tarifs\nNéant.", text, StringComparison.Ordinal);
        Assert.Contains("L'Établissement prend l'engagement suivant :\nUn seul engagement.\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "agissant pour le site suivant : Hôpital Saint-Aubrac (349900027), Montservan.")]
    [InlineData(2,
        "agissant pour les sites suivants : Hôpital Saint-Aubrac (349900027), Montservan ; USLD Les Micocouliers (349900035), Montservan.")]
    public void Sites_OneOrMany_AreListed(int count, string expected)
    {
        string text =
            UneLiasse.Texte("SOCLE",
                contrat => contrat with { Structure = contrat.Structure with { Sites = contrat.Structure.Sites[..count] } });

        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("la caisse primaire", "à la connaissance de la caisse primaire, caisse")]
    [InlineData("le régime local", "à la connaissance du régime local, caisse")]
    [InlineData("l'assurance maladie", "à la connaissance de l'assurance maladie, caisse")]
    public void CaissePivot_WithItsArticle_IsContracted(string nom, string expected)
    {
        string text = UneLiasse.Texte("SOCLE", contrat => contrat with { CaissePivot = new CaissePivot { Nom = nom } });

        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Consultations_OnlySome_KeepTheirOwnVisa()
    {
        string text = UneLiasse.Texte("SOCLE", contrat => contrat with
        {
            Structure = contrat.Structure with { Consultations = new Consultations { Cte = new DateOnly(2024, 9, 1) } },
        });

        Assert.Contains("Vu l'information du comité technique d'établissement (ou de l'instance qui lui a succédé) du 1er septembre 2024 ;",
            text, StringComparison.Ordinal);
        Assert.DoesNotContain("directoire", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Exercices_TwoOfThem_EachHaveTheirTable()
    {
        string text = UneLiasse.Texte("FINANCEMENT", contrat => contrat with
        {
            Annexes = contrat.Annexes with
            {
                Financement =
                    new Financement { Exercices = [contrat.Annexes.Financement!.Exercices[0],
                        new Exercice { Annee = 2026, Lignes = [], Total = 0 }] },
            },
        });

        Assert.Contains("3.2 Crédits par exercice\nExercice 2025\n", text, StringComparison.Ordinal);
        Assert.Contains("Exercice 2026\nNéant.\n", text, StringComparison.Ordinal);
        Assert.Contains("(en toutes lettres : huit cent soixante et un mille cent dix euros et cinquante centimes).", text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Reconnaissances_Several_AreSaidOneByOne()
    {
        string text = UneLiasse.Texte("RECONNAISSANCES", contrat => contrat with
        {
            Annexes = contrat.Annexes with { Reconnaissances = DeuxReconnaissances(contrat.Annexes.Reconnaissances!.Lignes[0]) },
        });

        Assert.Contains("cahiers des charges applicables : Cahier des charges national en vigueur.\n", text, StringComparison.Ordinal);
        Assert.Contains("Lits identifiés de soins palliatifs : Bilan d'activité annuel transmis avant le 31 mars ;\nÉquipe mobile : Rapport annuel.", text, StringComparison.Ordinal);
        Assert.Contains("sans capacité identifiée", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Avenant_OfTheSameEffect_IsNamedInTheConsolidatedAnnexe()
    {
        string text = UneLiasse.Texte("PDS", contrat => contrat with
        {
            Version = 2,
            Avenants =
                [new AvenantIntegre { Numero = 1, Objet = "o",
                    DateEffet = contrat.Documents.Single(document => document.Code == "PDS").DateEffet }],
        });

        Assert.Contains("Elle est établie dans sa rédaction résultant de l'avenant n° 1.", text, StringComparison.Ordinal);
        Assert.Contains("Version 2", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ClauseSocle_Replaced_TakesThePlaceOfTheArticle()
    {
        string text = UneLiasse.Texte("SOCLE", contrat => contrat with
        {
            ClausesSocle = [new ClauseSocle { Article = 15, Texte = "Les litiges sont jugés\nici.\n\nEt <là>.", Avenant = 2 }],
        });

        Assert.Contains("Article 15 Litiges\nLes litiges sont jugés ici.\nEt <là>.\nRédaction issue de l'avenant n° 2.\nFait à Montpellier",
            text, StringComparison.Ordinal);
        Assert.DoesNotContain("règlement amiable", text, StringComparison.Ordinal);
    }

    private static Reconnaissances DeuxReconnaissances(Reconnaissance premiere) => new()
    {
        Lignes =
            [premiere,
                new Reconnaissance { Code = "EMSP", Libelle = "Équipe mobile", FinessEt = premiere.FinessEt, DateEffet = premiere.DateEffet,
                    Evaluation = "Rapport annuel" }],
    };

    private static Structure Groupement(Structure structure) => structure with
    {
        TypeStructure = TypeStructure.GCS,
        RaisonSociale = "Imagerie du Littoral",
        Gcs =
            new Gcs { Nature = NatureGcs.MOYENS,
                DeliberationAg = new Deliberation { Reference = "2024/3", Date = new DateOnly(2024, 5, 2) } },
    };

    private static Contrat AvecDepartement(Contrat contrat, string denomination)
    {
        return AvecUsld(contrat, usld => usld with { Departement = usld.Departement with { Denomination = denomination } });
    }

    private static Contrat AvecUsld(Contrat contrat, Func<Usld, Usld> change)
    {
        return contrat with { Annexes = contrat.Annexes with { Usld = change(contrat.Annexes.Usld!) } };
    }
}
