using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Rules;

/// <summary>CAL-05 to CAL-08: the steps of a campaign end by the days that its family sets.</summary>
internal static class EtapesTardives
{
    private const string Socle = "SOCLE";

    /// <summary>Judges the steps.</summary>
    /// <param name="campagne">The campaign.</param>
    /// <param name="profil">Its family.</param>
    /// <returns>What is late.</returns>
    internal static IEnumerable<Constat> Juger(Campagne campagne, Profil profil)
    {
        BornesProfil bornes = profil.Bornes;
        bool isFirstExchange = true;
        for (int i = 0; i < campagne.Etapes.Length; i++)
        {
            EtapeCampagne etape = campagne.Etapes[i];
            string pointeur = Dossier.Rang("/etapes", i) + "/echeance";
            if (etape.Action == ActionEtape.ECHANGES)
            {
                if (isFirstExchange && etape.Echeance > bornes.EchangesAuPlusTard)
                {
                    yield return Tard("CPOM1304", pointeur, etape, bornes.EchangesAuPlusTard.Value);
                }

                isFirstExchange = false;
                continue;
            }

            if (etape.Documents.Contains(Socle) && etape.Echeance > bornes.SignatureSocleAuPlusTard)
            {
                yield return Tard("CPOM1303", pointeur, etape, bornes.SignatureSocleAuPlusTard.Value);
            }

            if (etape.Documents.Any(code => code != Socle) && etape.Echeance > bornes.EffetAnnexesAuPlusTard)
            {
                yield return Tard("CPOM1305", pointeur, etape, bornes.EffetAnnexesAuPlusTard.Value);
                yield return Tard("CPOM1306", pointeur, etape, bornes.EffetAnnexesAuPlusTard.Value);
            }
        }
    }

    private static Constat Tard(string code, string pointeur, EtapeCampagne etape, DateOnly limite) =>
        new(code, pointeur) { Valeurs = [etape.Numero, etape.Echeance, limite] };
}
