using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Rules;

/// <summary>The rules of a campaign.</summary>
internal static class ReglesCampagne
{
    private const string Liste = "/contrats";

    /// <summary>Judges a campaign.</summary>
    /// <param name="campagne">The campaign.</param>
    /// <param name="profil">Its family, or <see langword="null"/> where it is not known.</param>
    /// <returns>What is wrong.</returns>
    internal static IEnumerable<Constat> Juger(Campagne campagne, Profil? profil) =>
        [.. Effectif(campagne), .. Finess(campagne), .. Chemins(campagne), .. profil is null ? [] : DeLaFamille(campagne, profil)];

    private static IEnumerable<Constat> DeLaFamille(Campagne campagne, Profil profil) =>
        [.. Modeles(campagne, profil), .. EtapesTardives.Juger(campagne, profil)];

    // ANX-06: one set of templates, one version, one wording for every contract of the campaign.
    private static IEnumerable<Constat> Modeles(Campagne campagne, Profil profil)
    {
        ModelesCampagne modeles = campagne.Modeles;
        bool isOther = !modeles.Jeu.Equals(profil.Code, StringComparison.OrdinalIgnoreCase) || modeles.Version != profil.Version;
        if (isOther && modeles.Jeu.Length > 0 && modeles.Version.Length > 0)
        {
            string jeu = profil.Code.ToLowerInvariant();
            yield return new Constat("CPOM1307", "/modeles") { Valeurs = [modeles.Jeu, modeles.Version, jeu, profil.Version] };
        }
    }

    private static IEnumerable<Constat> Effectif(Campagne campagne)
    {
        if (campagne.EffectifAttendu is { } attendu && attendu != campagne.Contrats.Length)
        {
            yield return new Constat("CPOM1300", "/effectifAttendu")
            {
                Valeurs = [campagne.Contrats.Length, attendu],
                GraviteMax = Gravite.Avertissement,
            };
        }
    }

    private static IEnumerable<Constat> Finess(Campagne campagne)
    {
        var rangs = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < campagne.Contrats.Length; i++)
        {
            string finess = campagne.Contrats[i].FinessEj;
            string pointeur = Dossier.Rang(Liste, i) + "/finessEj";
            if (Rules.Finess.HasFormOnly(finess))
            {
                yield return new Constat("CPOM1302", pointeur) { Valeurs = [Quote.Text(finess)] };
            }

            if (!rangs.TryAdd(finess, i + 1))
            {
                yield return new Constat("CPOM1119", pointeur) { Valeurs = [Quote.Text(finess), rangs[finess]] };
            }
        }
    }

    private static IEnumerable<Constat> Chemins(Campagne campagne)
    {
        for (int i = 0; i < campagne.Contrats.Length; i++)
        {
            string chemin = campagne.Contrats[i].Fichier;
            if (!IsRelative(chemin))
            {
                yield return new Constat("CPOM1301", Dossier.Rang(Liste, i) + "/fichier") { Valeurs = [Quote.Text(chemin)] };
            }
        }
    }

    private static bool IsRelative(string chemin)
    {
        string[] parts = chemin.Split('/', '\\');
        return !parts.Contains("..") && parts[0].Length > 0 && !chemin.Contains(':', StringComparison.Ordinal);
    }
}
