using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Tests.Composition;

/// <summary>A contract of OCC25 with every section (fictitious people and numbers), to be bent by each test.</summary>
internal static class UneLiasse
{
    internal const string Ej = "349900019";
    internal const string Et = "349900027";
    private static readonly DateOnly Effet = new(2025, 1, 1);
    private static readonly DateOnly EffetAnnexes = new(2025, 7, 1);

    internal static Profil Profil { get; } = new()
    {
        Code = "OCC25",
        Intitule = "CPOM 2025-2029, Occitanie",
        Version = "1.0.0",
        TypesStructure = [TypeStructure.EPS, TypeStructure.ESPIC, TypeStructure.PRIVE, TypeStructure.GCS],
        Documents =
        [
            Document("SOCLE", "Socle contractuel", null, "socle"),
            Document("ORIENTATIONS", "Orientations stratégiques et coopérations territoriales", 1, "orientations"),
            Document("RECONNAISSANCES", "Reconnaissances contractuelles", 2, "reconnaissances"),
            Document("FINANCEMENT", "Financements", 3, "financement"),
            Document("PDS", "Permanence des soins", 4, "pds"),
            Document("USLD", "Unité de soins de longue durée", 5, "usld"),
            Document("LISTE_ACCORDS", "Liste des accords et contrats", null, "liste-accords"),
        ],
        Bornes = new BornesProfil(),
        AnneesCibles = AnneesCibles.ANNEES_DU_CONTRAT,
        Regles = ImmutableSortedDictionary<string, Gravite>.Empty,
    };

    internal static Signataire Directrice { get; } = new()
    {
        Id = "etab", Partie = Partie.STRUCTURE, Ordre = 1, Civilite = "Mme", Prenom = "Anne-Lise", Nom = "PEYRUSSAC", Qualite = "Directrice", Initiales = "ALP",
    };

    internal static Signataire President { get; } = new()
    {
        Id = "pcd", Partie = Partie.DEPARTEMENT, Ordre = 2, Civilite = "M.", Prenom = "Pascal", Nom = "DELMARRE",
        Qualite = "Président du conseil départemental de l'Hérault", Initiales = "PD",
        Deliberation = new Deliberation { Reference = "CP/2024/11/047", Date = new DateOnly(2024, 11, 18) },
    };

    internal static Signataire Delegataire { get; } = new()
    {
        Id = "dgars", Partie = Partie.ARS, Ordre = 3, Civilite = "M.", Prenom = "Étienne", Nom = "ROUVIÉRAC",
        Qualite = "Directeur de l'offre de soins et de l'autonomie", Initiales = "ER",
        Delegation = new Delegation
        {
            Delegant = "Mme Hélène VASSAL-COMBES, Directrice générale", Reference = "ARS-OC/2024-1187", Date = new DateOnly(2024, 6, 3),
            Publication = "recueil des actes administratifs d'Occitanie du 7 juin 2024", Objet = "Contrats pluriannuels d'objectifs et de moyens et avenants",
        },
    };

    internal static Contrat Contrat { get; } = new()
    {
        Profil = "OCC25",
        CodeContrat = "349900019AA",
        DateEffet = Effet,
        DateFin = new DateOnly(2029, 12, 31),
        LieuSignature = "Montpellier",
        Prs = new Prs { Libelle = "Projet régional de santé Occitanie 2023-2028", DateArrete = new DateOnly(2023, 10, 31) },
        Ars =
        [
            new Ars
            {
                Nom = "Agence régionale de santé Occitanie",
                Region = "Occitanie",
                Adresse = new Adresse { Voie = "10 esplanade des Cigales", CodePostal = "34999", Commune = "Montferrier-les-Tours" },
                Interlocuteur = new Personne { Civilite = "Mme", Prenom = "Solène", Nom = "CARRABIN", Fonction = "Chargée de contractualisation" },
            },
        ],
        Structure = Structure(),
        CaissePivot = new CaissePivot { Type = TypeCaisse.CPAM, Nom = "la caisse primaire d'assurance maladie de l'Hérault" },
        Parametres = new Parametres { ModeSignature = ModeSignature.ELECTRONIQUE, PlafondPenalite = 5, DateLimiteSuivi = new JourMois(3, 31) },
        Signataires = [Directrice, President, Delegataire],
        Documents =
        [
            Prevu("SOCLE", Effet), Prevu("FINANCEMENT", Effet), Prevu("USLD", Effet), Prevu("ORIENTATIONS", EffetAnnexes),
            Prevu("RECONNAISSANCES", EffetAnnexes), Prevu("PDS", EffetAnnexes), Prevu("LISTE_ACCORDS", EffetAnnexes),
        ],
        Annexes = UnesAnnexes.Completes,
    };

    /// <summary>The contract with the circuits its signatories give.</summary>
    internal static ContratValide Valide(Contrat? contrat = null)
    {
        Contrat retenu = contrat ?? Contrat;
        var circuits = retenu.Documents.ToImmutableDictionary(document => document.Code, document => CircuitDe(retenu, document.Code));
        return new ContratValide(retenu, Profil, circuits, ReadOnlyMemory<byte>.Empty);
    }

    private static Circuit CircuitDe(Contrat contrat, string code)
    {
        IEnumerable<Signataire> signataires = code switch
        {
            "LISTE_ACCORDS" => [],
            "USLD" => contrat.Signataires,
            _ => contrat.Signataires.Where(signataire => signataire.Partie != Partie.DEPARTEMENT),
        };
        return new Circuit
        {
            Etapes = [.. signataires.Select(signataire => new Etape(new Role(signataire.Partie), signataire))],
            Paraphe = code is not ("SOCLE" or "LISTE_ACCORDS"),
        };
    }

    private static Structure Structure() => new()
    {
        TypeStructure = TypeStructure.EPS,
        RaisonSociale = "Centre hospitalier de Montservan",
        FormeJuridique = "Établissement public de santé de ressort communal",
        FinessEj = Ej,
        Siret = "26340099600017",
        Adresse = new Adresse { Voie = "2 chemin des Lauzières", CodePostal = "34999", Commune = "Montservan" },
        Departement = "34",
        Sites =
        [
            new Site { FinessEt = Et, Nom = "Hôpital Saint-Aubrac", Commune = "Montservan" },
            new Site { FinessEt = "349900035", Nom = "USLD Les Micocouliers", Commune = "Montservan" },
        ],
        Ght = new Ght { Nom = "GHT Garrigues et Littoral", EtablissementSupport = "CHU de Montalègre" },
        CorrespondantPrincipal = new Personne
        {
            Civilite = "M.", Prenom = "Yanis", Nom = "DELOBRE", Fonction = "Directeur des affaires générales", Courriel = "contractualisation@ch-montservan.example",
        },
        Consultations = new Consultations
        {
            Directoire = new DateOnly(2024, 9, 12),
            Cme = new Avis { Date = new DateOnly(2024, 9, 24), Sens = SensAvis.FAVORABLE },
            Cte = new DateOnly(2024, 9, 26),
        },
    };

    private static DocumentPrevu Prevu(string code, DateOnly effet) => new() { Code = code, DateEffet = effet };

    private static DocumentProfil Document(string code, string intitule, int? rang, string modele) => new()
    {
        Code = code, Intitule = intitule, Rang = rang, Modele = modele + ".md.scriban", Circuit = [],
    };
}
