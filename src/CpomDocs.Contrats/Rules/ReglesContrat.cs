using System.Collections.Immutable;

namespace CpomDocs.Contrats.Rules;

/// <summary>The rules of a contract, in the order of the domain.</summary>
internal static class ReglesContrat
{
    /// <summary>Every rule; those of a family are the ones its profile lists.</summary>
    internal static readonly ImmutableArray<Regle> Toutes =
    [
        new Par01Identifiants(),
        new Par02Sites(),
        new Par03Region(),
        new Par05PasDeGht(),
        new Par06TypeAdmis(),
        new Par07Groupement(),
        new Par08Administrateur(),
        new Par09Agences(),
        new Par10ConferenceMedicale(),
        new Par11Consultations(),
        new Par12ConseilSurveillance(),
        new Par13Denomination(),
        new Par14Groupement(),
        new Par15Universite(),
        new Par16CaissePivot(),
        new Par17Interlocuteurs(),
        new Dur01DureeLaPlusLongue(),
        new Dur02DatesDeLaCampagne(),
        new Dur03DureeCourte(),
        new Dur04CinqAnsApresEffet(),
        new Dur05EffetDesDocuments(),
        new Dur06Prolongation(),
        new Avn01Numeros(),
        new Avn05Effet(),
        new Obj01Strategiques(),
        new Obj02Cooperations(),
        new Obj03Maximum(),
        new Obj04Minimum(),
        new Obj05Rattachement(),
        new Obj06Longueur(),
        new Obj07Numeros(),
        new Obj08Nature(),
        new Obj09Actions(),
        new Obj10MaximumParType(),
        new Obj11Doublons(),
        new Obj12Orientation(),
        new Ind01UnIndicateur(),
        new Ind02AuMoinsUn(),
        new Ind03Total(),
        new Ind04Maximum(),
        new Ind05Longueur(),
        new Ind06Reference(),
        new Ind07Annees(),
        new Ind08Types(),
        new Ind09Mesure(),
        new Ind10Pourcentage(),
        new Ind11Sens(),
        new Anx01Documents(),
        new Anx02Volets(),
        new Anx03Listes(),
        new DocumentDemande("ANX-04", "CPOM1196", "CPOM1203"),
        new DocumentDemande("ANX-05", "CPOM1197", "CPOM1204"),
        new Anx07ChirurgieEsthetique(),
        new Anx08RapportDeDiagnostic(),
        new Rec01Reconnaissances(),
        new Rec03Modalites(),
        new Fin01Totaux(),
        new Fin02Montants(),
        new Fin05Subventions(),
        new Pds01Lignes(),
        new Pds02Nombre(),
        new Pds03Doublons(),
        new Usld01Site(),
        new Usld02Capacites(),
        new Usld03Departement(),
        new Usld04Habilitation(),
        new DocumentDemande("USLD-05", "CPOM1264"),
        new Sig01Ordre(),
        new Sig02Delegation(),
        new Sig03Qualite(),
        new Sig04Paraphe(),
        new Sig05Cosignature(),
        new Sig06SansCosignature(),
        new Sig07Originaux(),
        new Sig08Etapes(),
        new Sig09SocleAvantLesAnnexes(),
        new Sig13PersonneDesDeuxCotes(),
        new Cal01Delais(),
        new Cal02Prorogations(),
        new Cal03Lancement(),
        new Cal04Reunions(),
        new Arc01Original(),
    ];

    /// <summary>Judges a contract by the rules of its family.</summary>
    /// <param name="dossier">The contract.</param>
    /// <param name="sans">Rules left out.</param>
    /// <returns>What is wrong.</returns>
    internal static IEnumerable<Constat> Juger(Dossier dossier, ImmutableArray<string> sans)
    {
        return Toutes
            .Where(regle => dossier.Profil.GraviteDe(regle.Id) is not null && !sans.Contains(regle.Id))
            .SelectMany(regle => regle.Juger(dossier));
    }
}
