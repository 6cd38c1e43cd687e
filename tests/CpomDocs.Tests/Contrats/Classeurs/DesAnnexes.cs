using CpomDocs.Contrats.Model;

namespace CpomDocs.Tests.Contrats.Classeurs;

/// <summary>Sections of families other than that of the usual example, filled as no contract fills them together.</summary>
internal static class DesAnnexes
{
    public static Annexes DeToutesLesFamilles { get; } = new()
    {
        Orientations = new Orientations
        {
            Objectifs =
            [
                new Objectif
                {
                    Numero = 1,
                    Volet = "A1V1",
                    Finess = ["349900019", "349900027"],
                    Libelle = "Ouvrir une consultation avancée",
                    Partenaires = ["MSP, des Lauzières", "CPTS\nGarrigues"],
                    Indicateurs = [Indicateur("Première", 12.5m), Indicateur("Seconde", 0.1234567890123456789m)],
                },
                new Objectif { Numero = 2, Volet = "A1V1", Finess = ["349900019"], Libelle = " =1+1 ", Indicateur = OuiNon() },
            ],
        },
        Autorisations = new Autorisations
        {
            Lignes =
            [
                new Autorisation { Activite = "Médecine", Modalite = "HC", FinessEt = "349900027", DateEcheance = new(2028, 2, 29) },
            ],
        },
        Volets = [new Volet { Code = "A1V1", SansObjet = true }, new Volet { Code = "A3V3", Texte = "Un.\n\nDeux.\r\nTrois." }],
        Reconnaissances = new Reconnaissances { Neant = true },
        Financement = new Financement { Exercices = [new Exercice { Annee = 2025 }] },
        ListeAccords = new ListeAccords(),
        Reseau = new Reseau
        {
            DecisionFinancement = "Décision n° 12",
            PopulationCible = "Patients de plus de 75 ans",
            Evaluation = "Annuelle",
            ProjetSante = new ProjetSante { Orientations = ["Orienter", "Coordonner", "Accéder", "Évaluer", "Piloter", "Informer"] },
        },
    };

    private static Indicateur Indicateur(string libelle, decimal valeur) => new()
    {
        Libelle = libelle,
        ModeCalcul = "Comptage",
        Source = "SNDS",
        Reference = new ValeurReference { Annee = 2023, Valeur = new ValeurIndicateur(valeur, null) },
        Cibles = [new Cible { Annee = 2025, Valeur = new ValeurIndicateur(valeur, null) }],
    };

    private static Indicateur OuiNon() => Indicateur("Troisième", 0) with
    {
        TypeValeur = TypeValeur.OUI_NON,
        Unite = "unité",
        Reference = new ValeurReference { Annee = 2023, Valeur = new ValeurIndicateur(null, false) },
        Cibles = [new Cible { Annee = 2025, Valeur = new ValeurIndicateur(null, true) }],
    };
}
