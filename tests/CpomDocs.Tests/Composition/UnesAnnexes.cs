using CpomDocs.Contrats.Model;

namespace CpomDocs.Tests.Composition;

/// <summary>Annexes of the contract of <see cref="UneLiasse"/>.</summary>
internal static class UnesAnnexes
{
    private const string Et = UneLiasse.Et;

    internal static Annexes Completes { get; } = new()
    {
        Orientations = new Orientations { Objectifs = [Delai(), Ambulatoire(), Decarbonation(), Teleexpertise()] },
        Reconnaissances = new Reconnaissances { Lignes = [Palliatifs()] },
        Financement = new Financement { Exercices = [Exercice2025()] },
        Pds = UnePds(),
        Usld = UneUsld(),
        ListeAccords = new ListeAccords
        {
            AccordsArs = [new Accord { Intitule = "CAQES", DateSignature = new DateOnly(2022, 3, 30), DateFin = new DateOnly(2026, 12, 31) }],
            AccordsFinanciersTiers =
            [
                new Accord { Intitule = "Convention de financement du dépistage", Organisme = "Commune de Montservan", DateSignature = new DateOnly(2024, 2, 15) },
            ],
        },
    };

    internal static Reconnaissance Palliatifs() => new()
    {
        Code = "LISP", Libelle = "Lits identifiés de soins palliatifs", Niveau = NiveauReconnaissance.NATIONALE, FinessEt = Et,
        Capacite = new Capacite { Valeur = 6, Unite = "lits" }, Caracteristiques = "Quatre lits en médecine polyvalente, deux en court séjour gériatrique",
        DateEffet = new DateOnly(2019, 8, 1), Referentiel = "Cahier des charges national en vigueur",
        Evaluation = "Bilan d'activité annuel transmis avant le 31 mars", Financement = "Tarification des séjours (GHS spécifiques)",
    };

    internal static Exercice Exercice2025() => new()
    {
        Annee = 2025,
        Lignes =
        [
            Credit(Fonds.FIR, "FIR-PDSES", "Indemnisation des gardes et astreintes", 412350.00m, true, "PDS"),
            Credit(Fonds.MIG, "MIG-EMG", "Équipe mobile de gériatrie", 298760.50m, true, null),
            Credit(Fonds.AC, "AC-INV", "Aide à l'investissement courant", 150000.00m, false, null),
        ],
        Total = 861110.50m,
    };

    private static LigneFinancement Credit(Fonds fonds, string code, string objet, decimal montant, bool reconductible, string? annexe) => new()
    {
        Fonds = fonds, Code = code, Objet = objet, Montant = montant, Reconductible = reconductible, ReferenceActe = "Arrêté ARS 2025-0388", AnnexeLiee = annexe,
    };

    private static Objectif Delai() => Objectif(1, "STRATEGIQUE", "Réduire le délai d'accès à une première consultation mémoire.") with
    {
        OrientationPrs = "Accès aux soins des personnes âgées",
        Finess = [UneLiasse.Ej],
        Indicateur = Indicateur(TypeValeur.NOMBRE, "jours", 62, 58, 52, 46, 40, 35),
    };

    private static Objectif Ambulatoire() => Objectif(2, "STRATEGIQUE", "Développer la chirurgie ambulatoire dans les spécialités autorisées.") with
    {
        Finess = [Et, "349900035"],
        Indicateur = Indicateur(TypeValeur.POURCENTAGE, "%", 54.2m, 56, 58, 60, 62, 64),
    };

    private static Objectif Decarbonation() => Objectif(3, "STRATEGIQUE", "Adopter et tenir à jour un plan de décarbonation.") with
    {
        Actions = [],
        Indicateur = Indicateur(TypeValeur.OUI_NON, null, 0, 0, 1, 1, 1, 1),
    };

    private static Objectif Teleexpertise() => Objectif(1, "COOPERATION", "Installer une filière de téléexpertise neurovasculaire.") with
    {
        Partenaires = ["CHU de Montalègre", "Clinique des Oliviers", "CH de Valségure"],
        Indicateur = Indicateur(TypeValeur.NOMBRE, "actes", 0, 40, 80, 120, 150, 12500),
    };

    private static Objectif Objectif(int numero, string volet, string libelle) => new()
    {
        Numero = numero, Volet = volet, Libelle = libelle, Finess = [Et],
        Actions =
        [
            new ActionPrevue { Libelle = "Ouvrir deux demi-journées hebdomadaires", Echeance = new DateOnly(2025, 12, 31), Pilote = "Pôle de gériatrie" },
        ],
    };

    private static Indicateur Indicateur(TypeValeur type, string? unite, params decimal[] valeurs) => new()
    {
        Libelle = "Délai médian d'obtention d'un premier rendez-vous", TypeValeur = type, Unite = unite, ModeCalcul = "Médiane des délais, sur l'année civile",
        Source = "Agenda informatisé de l'établissement",
        Reference = new Cible { Annee = 2023, Valeur = Valeur(type, valeurs[0]) },
        Cibles = [.. valeurs.Skip(1).Select((valeur, rang) => new Cible { Annee = 2025 + rang, Valeur = Valeur(type, valeur) })],
    };

    private static ValeurIndicateur Valeur(TypeValeur type, decimal valeur)
    {
        return type == TypeValeur.OUI_NON ? new ValeurIndicateur(null, valeur != 0) : new ValeurIndicateur(valeur, null);
    }

    private static Pds UnePds() => new()
    {
        ArticulationUrgences = "Accueil des patients adressés par la structure des urgences du site.",
        Lignes =
        [
            new LignePds { Numero = 1, FinessEt = Et, Specialite = "Anesthésie-réanimation", Type = TypeLignePds.GARDE, Nombre = 1, Plages = "Nuits et jours fériés" },
            new LignePds
            {
                Numero = 2, FinessEt = Et, Specialite = "Imagerie diagnostique", Type = TypeLignePds.ASTREINTE_OPERATIONNELLE, Nombre = 0.5m,
                Plages = "Nuits en semaine impaire", Mutualisation = "Avec le CH de Valségure",
            },
        ],
    };

    private static Usld UneUsld() => new()
    {
        FinessEt = "349900035",
        Autorisation = new AutorisationUsld { Reference = "Arrêté conjoint 2017-088", Date = new DateOnly(2017, 3, 14), CapaciteAutorisee = 60, CapaciteInstallee = 58 },
        HabilitationAideSociale = new HabilitationAideSociale { Habilite = true, Places = 60 },
        Departement = new Departement { Code = "34", Nom = "Hérault", Denomination = "Département de l'Hérault" },
        IndicateursCharge = new IndicateursCharge { Gmp = 842, Pmp = 1015, DateValidation = new DateOnly(2023, 5, 22) },
        Tarifs =
        [
            new TarifUsld { Exercice = 2025, Nature = NatureTarif.HEBERGEMENT, MontantJour = 64.85m },
            new TarifUsld { Exercice = 2025, Nature = NatureTarif.DEPENDANCE_GIR_1_2, MontantJour = 25.12m },
        ],
        Engagements = ["Admission prioritaire des personnes relevant de soins médicaux au long cours", "Réévaluation annuelle de la charge en soins"],
    };
}
