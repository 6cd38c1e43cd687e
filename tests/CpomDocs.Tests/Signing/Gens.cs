using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Tests.Signing;

/// <summary>Fictitious people who sign.</summary>
internal static class Gens
{
    public static Role RoleRl => new(Partie.STRUCTURE);

    public static Role RolePcd => new(Partie.DEPARTEMENT);

    public static Role RoleDg => new(Partie.ARS);

    public static Etape RepresentantLegal => new(RoleRl, new Signataire
    {
        Id = "etab",
        Partie = Partie.STRUCTURE,
        Ordre = 1,
        Civilite = "Mme",
        Prenom = "Anne-Lise",
        Nom = "PEYRUSSAC",
        Qualite = "Directrice",
        Initiales = "ALP",
    });

    public static Etape President => new(RolePcd, new Signataire
    {
        Id = "pcd",
        Partie = Partie.DEPARTEMENT,
        Ordre = 2,
        Civilite = "M.",
        Prenom = "Pascal",
        Nom = "DELMARRE",
        Qualite = "Président du conseil départemental de l'Hérault",
        Initiales = "PD",
    });

    public static Etape DirecteurGeneral => new(RoleDg, new Signataire
    {
        Id = "dgars",
        Partie = Partie.ARS,
        Ordre = 3,
        Civilite = "Mme",
        Prenom = "Élodie",
        Nom = "D’ORBEIL-FŒSSAC",
        Qualite = "Directrice de l’offre de soins et de l’autonomie",
        Initiales = "EOF",
        Delegation = Delegation,
    });

    public static Delegation Delegation => new()
    {
        Delegant = "Mme Hélène VASSAL-COMBES, Directrice générale",
        Reference = "ARS-OC/2024-1187",
        Date = new DateOnly(2024, 6, 3),
        Publication = "recueil des actes administratifs d'Occitanie du 7 juin 2024",
        Objet = "Contrats pluriannuels d'objectifs et de moyens et avenants",
    };
}
