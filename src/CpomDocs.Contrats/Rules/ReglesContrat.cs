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
        new Par16CaissePivot(),
        new Par17Interlocuteurs(),
        new Dur01DureeLaPlusLongue(),
        new Dur02DatesDeLaCampagne(),
        new Dur03DureeCourte(),
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
        new Ind09Unite(),
        new Ind10Pourcentage(),
        new Ind11Sens(),
        new Anx01Documents(),
        new Anx07ChirurgieEsthetique(),
        new Rec01Reconnaissances(),
        new Fin01Totaux(),
        new Fin02Montants(),
        new Pds01Lignes(),
        new Pds02Nombre(),
        new Pds03Doublons(),
        new Usld01Site(),
        new Usld02Capacites(),
        new Usld03Departement(),
        new Sig01Ordre(),
        new Sig02Delegation(),
        new Sig04Paraphe(),
        new Sig05Cosignature(),
        new Sig08Etapes(),
        new Sig09SocleAvantLesAnnexes(),
        new Sig13PersonneDesDeuxCotes(),
    ];

    /// <summary>Judges a contract by the rules of its family.</summary>
    /// <param name="dossier">The contract.</param>
    /// <returns>What is wrong.</returns>
    internal static IEnumerable<Constat> Juger(Dossier dossier)
    {
        return Toutes
            .Where(regle => dossier.Profil.Regles.ContainsKey(regle.Id))
            .SelectMany(regle => regle.Juger(dossier));
    }
}
