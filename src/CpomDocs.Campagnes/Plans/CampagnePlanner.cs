using System.Collections.Immutable;
using CpomDocs.Campagnes.Suivis;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Plans;

/// <summary>Makes the plan of a campaign from where it stands. Pure.</summary>
public static class CampagnePlanner
{
    /// <summary>Makes a plan.</summary>
    /// <param name="campagne">The campaign.</param>
    /// <param name="suivi">Where it stands, over all its contracts.</param>
    /// <param name="socle">The socle at hand.</param>
    /// <param name="deLaCampagne">What is wrong with the campaign itself.</param>
    /// <returns>The plan.</returns>
    public static PlanCampagne Plan(
        Campagne campagne, SuiviCampagne suivi, SocleUnique socle, IEnumerable<Diagnostic> deLaCampagne)
    {
        ArgumentNullException.ThrowIfNull(campagne);
        ArgumentNullException.ThrowIfNull(suivi);
        ArgumentNullException.ThrowIfNull(socle);
        ImmutableArray<SuiviContrat> ready = [.. suivi.Contrats.Where(contrat => contrat.EstSain)];
        SuiviDocument[] documents = [.. ready.SelectMany(contrat => contrat.Documents)];
        return new PlanCampagne
        {
            Campagne = campagne.Id,
            Libelle = campagne.Libelle,
            Profil = campagne.Profil,
            Date = suivi.Date,
            EmpreinteSocle = socle.Empreinte,
            SocleFige = campagne.Modeles.EmpreinteSocle == socle.Empreinte,
            Totaux = new TotauxPlan
            {
                Contrats = suivi.Contrats.Length,
                Prets = ready.Length,
                EnErreur = suivi.Contrats.Length - ready.Length,
                Documents = documents.Length,
                AProduire = ready.Sum(contrat => contrat.Documents.Count(document => IsToIssue(contrat, document))),
                Acheves = documents.Count(document => CycleDeVie.EstAcheve(document.Etat)),
                Signatures = documents.Sum(document => document.Attendus.Length),
            },
            Etapes = [.. campagne.Etapes.Select(etape => StageOf(etape, ready))],
            Charges = [.. ChargesOf(ready)],
            Manques = [.. ManquesPlan.Of(suivi, deLaCampagne)],
            Contrats = [.. suivi.Contrats.Select(ContractOf)],
        };
    }

    // Documents nobody has signed are made again when their sources have changed.
    private static bool IsToIssue(SuiviContrat contrat, SuiviDocument document) =>
        document.Etat < EtatVie.EMIS || (document.Etat is EtatVie.EMIS && !contrat.EstAJour);

    private static EtapePlan StageOf(EtapeCampagne etape, ImmutableArray<SuiviContrat> ready) => new()
    {
        Numero = etape.Numero,
        Action = etape.Action,
        Echeance = etape.Echeance,
        EcheanceStructure = etape.EcheanceStructure,
        Documents = [.. etape.Documents.Select(code => DocumentOf(code, ready))],
    };

    private static DocumentPlan DocumentOf(string code, ImmutableArray<SuiviContrat> ready)
    {
        (SuiviContrat Contrat, SuiviDocument Document)[] all =
            [.. from contrat in ready
                from document in contrat.Documents
                where document.Document == code
                select (contrat, document)];
        return new DocumentPlan(
            code,
            all.Select(item => item.Document.Intitule).FirstOrDefault() ?? code,
            all.Length,
            all.Count(item => IsToIssue(item.Contrat, item.Document)),
            all.Count(item => item.Document.Prochain is not null && !CycleDeVie.EstAcheve(item.Document.Etat)
                && !IsToIssue(item.Contrat, item.Document)),
            all.Count(item => CycleDeVie.EstAcheve(item.Document.Etat)),
            all.Count(item => CycleDeVie.EstArrete(item.Document.Etat)));
    }

    private static IEnumerable<ChargeSignature> ChargesOf(ImmutableArray<SuiviContrat> ready)
    {
        return
            from contrat in ready
            from document in contrat.Documents
            from act in document.Attendus
            group (contrat.CodeContrat, act) by (document.Etape, act.Role, act.Personne, act.Qualite) into charge
            orderby charge.Key.Etape ?? int.MaxValue, charge.Count() descending, charge.Key.Role, charge.Key.Personne
            select new ChargeSignature
            {
                Etape = charge.Key.Etape,
                Role = charge.Key.Role,
                Personne = charge.Key.Personne,
                Qualite = charge.Key.Qualite,
                Documents = charge.Count(),
                Contrats = charge.Select(item => item.CodeContrat).Distinct().Count(),
                Echeance = charge.Min(item => item.act.Echeance),
                Certificat = charge.Max(item => item.act.Certificat),
                FinDelegation = charge.Min(item => item.act.FinDelegation),
            };
    }

    private static ContratPlan ContractOf(SuiviContrat contrat) => new()
    {
        CodeContrat = contrat.CodeContrat,
        Fichier = contrat.Fichier,
        Etablissement = contrat.Etablissement,
        Groupe = contrat.Groupe,
        Pret = contrat.EstSain,
        Anomalie = contrat.Anomalie,
        Etat = contrat.Etat,
        AProduire = contrat.EstSain
            ? [.. contrat.Documents.Where(document => IsToIssue(contrat, document)).Select(document => document.Document)]
            : [],
        Signatures = contrat.EstSain ? contrat.Documents.Sum(document => document.Attendus.Length) : 0,
    };
}
