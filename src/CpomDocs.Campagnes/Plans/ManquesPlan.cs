using CpomDocs.Campagnes.Suivis;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Campagnes.Plans;

/// <summary>Gathers what is missing or wrong over a campaign: the rules of each contract, then what only the campaign can see.</summary>
internal static class ManquesPlan
{
    /// <summary>Gathers it.</summary>
    /// <param name="suivi">Where the campaign stands.</param>
    /// <param name="deLaCampagne">What is wrong with the campaign itself.</param>
    /// <returns>Gravest first, then by number of contracts.</returns>
    public static IEnumerable<ManquePlan> Of(SuiviCampagne suivi, IEnumerable<Diagnostic> deLaCampagne)
    {
        IEnumerable<Manque> all =
        [
            .. deLaCampagne.Select(item => new Manque("", item.Gravite, item.Code, item.Regle, item.Message)),
            .. suivi.Contrats.SelectMany(contrat => contrat.Diagnostics.Select(item =>
                new Manque(contrat.CodeContrat, item.Gravite, item.Code, item.Regle, item.Message))),
            .. suivi.Contrats.SelectMany(Seen),
        ];
        return all
            .GroupBy(item => (item.Gravite, item.Code, item.Regle, Sentence: item.Code is null ? item.Message : ""))
            .OrderByDescending(group => group.Key.Gravite)
            .ThenByDescending(group => group.Count())
            .ThenBy(group => group.Key.Code, StringComparer.Ordinal)
            .Select(group => new ManquePlan
            {
                Gravite = WordOf(group.Key.Gravite),
                Code = group.Key.Code,
                Regle = group.Key.Regle,
                Message = group.First().Message,
                Contrats = [.. group.Select(item => item.Contrat).Where(code => code.Length > 0).Distinct()],
            });
    }

    private static IEnumerable<Manque> Seen(SuiviContrat contrat)
    {
        if (contrat is { Anomalie: { } reason, Diagnostics.IsEmpty: true })
        {
            yield return new Manque(contrat.CodeContrat, Gravite.Erreur, null, null, reason);
        }

        if (contrat.EstSain && contrat.Courriel is null && !contrat.Complet)
        {
            yield return new Manque(contrat.CodeContrat, Gravite.Information, null, null, Messages.Get("NoCorrespondent"));
        }

        IEnumerable<ActeAttendu> acts = contrat.Documents.SelectMany(document => document.Attendus);
        foreach (Manque manque in acts.SelectMany(act => OfAct(contrat, act)).Distinct())
        {
            yield return manque;
        }
    }

    private static IEnumerable<Manque> OfAct(SuiviContrat contrat, ActeAttendu act)
    {
        string who = $"{act.Personne} ({act.Role})";
        if (act.Certificat is EtatCertificat.INCONNU or EtatCertificat.EXPIRE)
        {
            string key = act.Certificat is EtatCertificat.INCONNU ? "CertificateUnknown" : "CertificateExpired";
            yield return new Manque(contrat.CodeContrat, Gravite.Avertissement, null, null, Messages.Get(key, who));
        }

        if (act.FinDelegation < act.Echeance)
        {
            string sentence = Messages.Get("DelegationTooShort", who, act.FinDelegation.Value);
            yield return new Manque(contrat.CodeContrat, Gravite.Avertissement, null, "SIG-02", sentence);
        }
    }

    private static string WordOf(Gravite gravite) => gravite switch
    {
        Gravite.Erreur => "erreur",
        Gravite.Avertissement => "avertissement",
        _ => "information",
    };

    private sealed record Manque(string Contrat, Gravite Gravite, string? Code, string? Regle, string Message);
}
