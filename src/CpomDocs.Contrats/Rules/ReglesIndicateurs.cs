using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Rules;

/// <summary>IND-01: each objective has exactly one indicator.</summary>
internal sealed class Ind01UnIndicateur() : Regle("IND-01")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        return Enumerable.Range(0, dossier.Objectifs.Length)
            .Select(i => (Rang: i, Nombre: dossier.Indicateurs(i).Count()))
            .Where(compte => compte.Nombre != 1)
            .Select(compte => new Constat("CPOM1160", Dossier.PointeurObjectif(compte.Rang) + "/indicateur")
            {
                Valeurs = [dossier.Objectifs[compte.Rang].Numero, dossier.Objectifs[compte.Rang].Volet, compte.Nombre],
                Lus = [Dossier.PointeurObjectif(compte.Rang) + "/indicateurs"],
            });
    }
}

/// <summary>IND-02: each objective has an indicator.</summary>
internal sealed class Ind02AuMoinsUn() : Regle("IND-02")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        return Enumerable.Range(0, dossier.Objectifs.Length)
            .Where(i => !dossier.Indicateurs(i).Any())
            .Select(i => new Constat("CPOM1161", Dossier.PointeurObjectif(i) + "/indicateurs")
            {
                Valeurs = [dossier.Objectifs[i].Numero, dossier.Objectifs[i].Volet],
                Lus = [Dossier.PointeurObjectif(i) + "/indicateur"],
            });
    }
}

/// <summary>IND-03: the right number of indicators in all.</summary>
internal sealed class Ind03Total() : Regle("IND-03")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        int nombre = dossier.TousLesIndicateurs.Count();
        bool isJudged = dossier.Contrat.Annexes.Orientations is not null;
        if (isJudged && dossier.Profil.Bornes.Indicateurs is { } attendu && !attendu.Contient(nombre))
        {
            yield return new Constat("CPOM1162", Volets.Objectifs)
            {
                Valeurs = [nombre, attendu.Min, attendu.Max],
                Lus = [Volets.Objectifs + "/*/indicateur", Volets.Objectifs + "/*/indicateurs"],
            };
        }
    }
}

/// <summary>IND-04: not too many indicators in all.</summary>
internal sealed class Ind04Maximum() : Regle("IND-04")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        int nombre = dossier.TousLesIndicateurs.Count();
        if (dossier.Profil.Bornes.Indicateurs is { } attendu && nombre > attendu.Max)
        {
            yield return new Constat("CPOM1163", Volets.Objectifs) { Valeurs = [nombre, attendu.Max] };
        }
    }
}

/// <summary>IND-05: the text of an indicator is not too long.</summary>
internal sealed class Ind05Longueur() : Regle("IND-05")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        return dossier.TousLesIndicateurs.SelectMany(item =>
            Longueur.Juger(dossier, "CPOM1164", item.Pointeur + "/libelle", item.Indicateur.Libelle));
    }
}

/// <summary>IND-06: the year of reference is not after the year of effect.</summary>
internal sealed class Ind06Reference() : Regle("IND-06")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        int effet = dossier.Contrat.DateEffet.Year;
        return dossier.TousLesIndicateurs
            .Where(item => item.Indicateur.Reference.Annee > effet)
            .Select(item => new Constat("CPOM1165", item.Pointeur + "/reference/annee")
            {
                Valeurs = [Messages.Entier(item.Indicateur.Reference.Annee), Messages.Entier(effet)],
                Lus = [Periode.Effet],
            });
    }
}

/// <summary>IND-07: one target for each year expected, no other, none twice.</summary>
internal sealed class Ind07Annees() : Regle("IND-07")
{
    private const int MaxAnnees = 20;

    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        ImmutableArray<int> attendues = Attendues(dossier);
        return dossier.TousLesIndicateurs.SelectMany(item => Juger(item.Indicateur, item.Pointeur + "/cibles", attendues));
    }

    private static IEnumerable<Constat> Juger(Indicateur indicateur, string pointeur, ImmutableArray<int> attendues)
    {
        string liste = string.Join(", ", attendues);
        ImmutableArray<Cible> cibles = indicateur.Cibles;
        foreach (int annee in attendues.Where(annee => !cibles.Any(cible => cible.Annee == annee)))
        {
            yield return new Constat("CPOM1166", pointeur)
            {
                Valeurs = [Messages.Entier(annee), liste],
                Lus = [pointeur + "/*/annee", Periode.Effet, Periode.Fin],
            };
        }

        var seen = new HashSet<int>();
        for (int i = 0; i < cibles.Length; i++)
        {
            var constat = new Constat("CPOM1167", Dossier.Rang(pointeur, i) + "/annee")
            {
                Valeurs = [Messages.Entier(cibles[i].Annee), liste],
                Lus = [Periode.Effet, Periode.Fin],
            };
            if (!seen.Add(cibles[i].Annee))
            {
                yield return constat with { Code = "CPOM1168" };
            }
            else if (!attendues.Contains(cibles[i].Annee))
            {
                yield return constat;
            }
        }
    }

    private static ImmutableArray<int> Attendues(Dossier dossier)
    {
        BornesProfil bornes = dossier.Profil.Bornes;
        int effet = (bornes.DateEffet ?? dossier.Contrat.DateEffet).Year;
        int fin = (bornes.DateFin ?? dossier.Contrat.DateFin).Year;
        return dossier.Profil.AnneesCibles switch
        {
            AnneesCibles.ANNEES_DU_CONTRAT => [.. Enumerable.Range(effet, Math.Clamp(fin - effet + 1, 0, MaxAnnees))],
            AnneesCibles.N_PLUS_1_A_N_PLUS_5 => [.. Enumerable.Range(effet + 1, 5)],
            _ => throw new ArgumentOutOfRangeException(nameof(dossier)),
        };
    }
}

/// <summary>IND-08: every value has the type the indicator declares.</summary>
internal sealed class Ind08Types() : Regle("IND-08")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier) =>
        dossier.TousLesIndicateurs.SelectMany(item => Juger(item.Indicateur, item.Pointeur));

    private static IEnumerable<Constat> Juger(Indicateur indicateur, string pointeur)
    {
        bool isYesNo = indicateur.TypeValeur == TypeValeur.OUI_NON;
        return Valeurs(indicateur, pointeur)
            .Where(valeur => valeur.Valeur.OuiNon is not null != isYesNo)
            .Select(valeur => new Constat("CPOM1169", valeur.Pointeur)
            {
                Valeurs = [Ecrire(valeur.Valeur), indicateur.TypeValeur, Messages.Get(isYesNo ? "Valeur.OuiNon" : "Valeur.Nombre")],
                Lus = [pointeur + "/typeValeur"],
            });
    }

    /// <summary>Every value of an indicator, with its pointer.</summary>
    /// <param name="indicateur">Indicator.</param>
    /// <param name="pointeur">Its pointer.</param>
    /// <returns>The reference, then the targets.</returns>
    internal static IEnumerable<(ValeurIndicateur Valeur, string Pointeur)> Valeurs(Indicateur indicateur, string pointeur)
    {
        yield return (indicateur.Reference.Valeur, pointeur + "/reference/valeur");
        for (int i = 0; i < indicateur.Cibles.Length; i++)
        {
            yield return (indicateur.Cibles[i].Valeur, Dossier.Rang(pointeur + "/cibles", i) + "/valeur");
        }
    }

    private static string Ecrire(ValeurIndicateur valeur) => valeur switch
    {
        { OuiNon: true } => "true",
        { OuiNon: false } => "false",
        _ => (valeur.Nombre ?? 0).ToString(Messages.French),
    };
}

/// <summary>IND-09: an indicator says how it is computed, from what, and in which unit when it is a number.</summary>
internal sealed class Ind09Mesure() : Regle("IND-09")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        foreach ((Indicateur indicateur, string pointeur) in dossier.TousLesIndicateurs)
        {
            if (indicateur.Unite is null && indicateur.TypeValeur != TypeValeur.OUI_NON)
            {
                yield return new Constat("CPOM1170", pointeur + "/unite")
                {
                    Valeurs = [indicateur.Libelle],
                    Lus = [pointeur + "/typeValeur"],
                };
            }

            foreach ((string cle, string texte) in new[] { ("modeCalcul", indicateur.ModeCalcul), ("source", indicateur.Source) })
            {
                if (string.IsNullOrWhiteSpace(texte))
                {
                    yield return new Constat("CPOM1173", pointeur + "/" + cle)
                    {
                        Valeurs = [indicateur.Libelle, Messages.Get("Indicateur." + cle), Messages.Get("Indicateur." + cle + ".Exemple")],
                    };
                }
            }
        }
    }
}

/// <summary>IND-10: a percentage is between 0 and 100.</summary>
internal sealed class Ind10Pourcentage() : Regle("IND-10")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        return dossier.TousLesIndicateurs
            .Where(item => item.Indicateur.TypeValeur == TypeValeur.POURCENTAGE)
            .SelectMany(item => Ind08Types.Valeurs(item.Indicateur, item.Pointeur))
            .Where(valeur => valeur.Valeur.Nombre is < 0 or > 100)
            .Select(valeur => new Constat("CPOM1171", valeur.Pointeur) { Valeurs = [valeur.Valeur.Nombre!.Value] });
    }
}

/// <summary>IND-11: targets go the way the indicator declares.</summary>
internal sealed class Ind11Sens() : Regle("IND-11")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        return dossier.TousLesIndicateurs
            .Where(item => EstNumerique(item.Indicateur) && !SuitLeSens(item.Indicateur))
            .Select(item => new Constat("CPOM1172", item.Pointeur + "/cibles")
            {
                Valeurs = [item.Indicateur.Libelle, item.Indicateur.Sens],
                Lus = [item.Pointeur + "/cibles/*/valeur", item.Pointeur + "/cibles/*/annee",
                    item.Pointeur + "/reference/valeur", item.Pointeur + "/sens", item.Pointeur + "/typeValeur"],
            });
    }

    private static bool EstNumerique(Indicateur indicateur)
    {
        return indicateur.TypeValeur != TypeValeur.OUI_NON
            && Ind08Types.Valeurs(indicateur, "").All(valeur => valeur.Valeur.Nombre is not null);
    }

    private static bool SuitLeSens(Indicateur indicateur)
    {
        decimal reference = indicateur.Reference.Valeur.Nombre ?? 0;
        decimal[] valeurs = [reference, .. indicateur.Cibles.OrderBy(cible => cible.Annee).Select(cible => cible.Valeur.Nombre ?? 0)];
        bool isMoving = Array.Exists(valeurs, valeur => valeur != reference);
        IEnumerable<decimal> pas = valeurs.Skip(1).Zip(valeurs, (apres, avant) => apres - avant);
        return indicateur.Sens switch
        {
            SensIndicateur.HAUSSE => isMoving && pas.All(ecart => ecart >= 0),
            SensIndicateur.BAISSE => isMoving && pas.All(ecart => ecart <= 0),
            _ => valeurs.Skip(1).Distinct().Count() <= 1,
        };
    }
}
