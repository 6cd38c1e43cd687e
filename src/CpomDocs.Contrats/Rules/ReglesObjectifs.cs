using System.Collections.Immutable;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Rules;

/// <summary>Counts the objectives of one volet.</summary>
internal static class Volets
{
    internal const string Strategique = "STRATEGIQUE";
    internal const string Cooperation = "COOPERATION";
    internal const string Objectifs = "/annexes/orientations/objectifs";
    internal const string ChaqueVolet = Objectifs + "/*/volet";

    internal static IEnumerable<Constat> Compter(Dossier dossier, string volet, string code)
    {
        int nombre = dossier.Objectifs.Count(objectif => objectif.Volet == volet);
        Intervalle? attendu = dossier.Profil.Bornes.ObjectifsParVolet.GetValueOrDefault(volet);
        if (attendu is not null && dossier.Contrat.Annexes.Orientations is not null && !attendu.Contient(nombre))
        {
            yield return new Constat(code, Objectifs) { Valeurs = [nombre, attendu.Min, attendu.Max], Lus = [ChaqueVolet] };
        }
    }
}

/// <summary>OBJ-01: the right number of strategic objectives, and no volet that the family does not have.</summary>
internal sealed class Obj01Strategiques() : Regle("OBJ-01")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier) =>
        Volets.Compter(dossier, Volets.Strategique, "CPOM1140").Concat(VoletsInconnus(dossier));

    private static IEnumerable<Constat> VoletsInconnus(Dossier dossier)
    {
        ImmutableSortedDictionary<string, Intervalle> volets = dossier.Profil.Bornes.ObjectifsParVolet;
        for (int i = 0; i < dossier.Objectifs.Length; i++)
        {
            string volet = dossier.Objectifs[i].Volet;
            if (!volets.ContainsKey(volet))
            {
                yield return new Constat("CPOM1142", Dossier.PointeurObjectif(i) + "/volet")
                {
                    Valeurs = [Quote.Text(volet), dossier.Profil.Code, string.Join(", ", volets.Keys)],
                };
            }
        }
    }
}

/// <summary>OBJ-02: the right number of objectives of coopération.</summary>
internal sealed class Obj02Cooperations() : Regle("OBJ-02")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier) =>
        Volets.Compter(dossier, Volets.Cooperation, "CPOM1141");
}

/// <summary>OBJ-03: not too many engagements in all.</summary>
internal sealed class Obj03Maximum() : Regle("OBJ-03")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        if (dossier.Profil.Bornes.Objectifs is { } attendu && dossier.Objectifs.Length > attendu.Max)
        {
            yield return new Constat("CPOM1143", Volets.Objectifs) { Valeurs = [dossier.Objectifs.Length, attendu.Max] };
        }
    }
}

/// <summary>OBJ-04: enough engagements in all, none in a contract that is only a socle commun.</summary>
internal sealed class Obj04Minimum() : Regle("OBJ-04")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        bool isComplete = dossier.Contrat.NatureContrat == NatureContrat.COMPLET;
        var constat = new Constat("CPOM1144", Volets.Objectifs) { Lus = ["/natureContrat"] };
        if (isComplete && dossier.Profil.Bornes.Objectifs is { } attendu && dossier.Objectifs.Length < attendu.Min)
        {
            yield return constat with { Valeurs = [dossier.Objectifs.Length, attendu.Min] };
        }
        else if (!isComplete && dossier.Objectifs.Length > 0)
        {
            yield return constat with { Code = "CPOM1154", Valeurs = [dossier.Objectifs.Length] };
        }
    }
}

/// <summary>OBJ-05: each objective is attached to the legal entity or to declared sites.</summary>
internal sealed class Obj05Rattachement() : Regle("OBJ-05")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        for (int i = 0; i < dossier.Objectifs.Length; i++)
        {
            ImmutableArray<string> finess = dossier.Objectifs[i].Finess;
            for (int j = 0; j < finess.Length; j++)
            {
                if (!dossier.FinessDeclares.Contains(finess[j]))
                {
                    yield return new Constat("CPOM1145", Dossier.Rang(Dossier.PointeurObjectif(i) + "/finess", j))
                    {
                        Valeurs = [Quote.Text(finess[j]), string.Join(", ", dossier.FinessDeclares)],
                        Lus = Sites.Declares,
                    };
                }
            }
        }
    }
}

/// <summary>OBJ-06: the text of an objective is not too long.</summary>
internal sealed class Obj06Longueur() : Regle("OBJ-06")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        return Enumerable.Range(0, dossier.Objectifs.Length).SelectMany(i => Longueur.Juger(
            dossier, "CPOM1146", Dossier.PointeurObjectif(i) + "/libelle", dossier.Objectifs[i].Libelle));
    }
}

/// <summary>OBJ-07: numbers are unique inside their volet, and follow one another from 1 in the first version.</summary>
internal sealed class Obj07Numeros() : Regle("OBJ-07")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier) =>
        dossier.Contrat.Version == 1 ? Doublons(dossier).Concat(Trous(dossier)) : Doublons(dossier);

    private static IEnumerable<Constat> Doublons(Dossier dossier)
    {
        var seen = new HashSet<(string, int)>();
        for (int i = 0; i < dossier.Objectifs.Length; i++)
        {
            Objectif objectif = dossier.Objectifs[i];
            if (!seen.Add((objectif.Volet, objectif.Numero)))
            {
                string pointeur = Dossier.PointeurObjectif(i);
                yield return new Constat("CPOM1147", pointeur + "/numero")
                {
                    Valeurs = [objectif.Numero, objectif.Volet],
                    Lus = [pointeur + "/volet"],
                };
            }
        }
    }

    private static IEnumerable<Constat> Trous(Dossier dossier)
    {
        foreach (IGrouping<string, Objectif> volet in dossier.Objectifs.GroupBy(objectif => objectif.Volet))
        {
            HashSet<int> numeros = [.. volet.Select(objectif => objectif.Numero)];
            int first = Enumerable.Range(1, numeros.Count).FirstOrDefault(numero => !numeros.Contains(numero));
            bool hasDuplicate = numeros.Count < volet.Count();
            if (first > 0 && !hasDuplicate)
            {
                yield return new Constat("CPOM1148", Volets.Objectifs)
                {
                    Valeurs = [first, volet.Key],
                    Lus = [Volets.Objectifs + "/*/numero", Volets.ChaqueVolet, "/version"],
                };
            }
        }
    }
}

/// <summary>OBJ-08: each objective says whether it is générique or spécifique.</summary>
internal sealed class Obj08Nature() : Regle("OBJ-08")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        return Enumerable.Range(0, dossier.Objectifs.Length)
            .Where(i => dossier.Objectifs[i].Nature is null)
            .Select(i => new Constat("CPOM1149", Dossier.PointeurObjectif(i) + "/nature")
            {
                Valeurs = [dossier.Objectifs[i].Numero, dossier.Objectifs[i].Volet],
            });
    }
}

/// <summary>OBJ-09: each objective has a planned action.</summary>
internal sealed class Obj09Actions() : Regle("OBJ-09")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        return Enumerable.Range(0, dossier.Objectifs.Length)
            .Where(i => dossier.Objectifs[i].Actions.IsEmpty)
            .Select(i => new Constat("CPOM1150", Dossier.PointeurObjectif(i) + "/actions")
            {
                Valeurs = [dossier.Objectifs[i].Numero, dossier.Objectifs[i].Volet],
            });
    }
}

/// <summary>OBJ-10: no more objectives than the family sets for the kind of structure.</summary>
internal sealed class Obj10MaximumParType() : Regle("OBJ-10")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        string type = dossier.Contrat.Structure.TypeStructure.ToString();
        Intervalle? attendu = dossier.Profil.Bornes.ObjectifsParType.GetValueOrDefault(type);
        if (attendu is not null && dossier.Objectifs.Length > attendu.Max)
        {
            yield return new Constat("CPOM1153", Volets.Objectifs)
            {
                Valeurs = [dossier.Objectifs.Length, attendu.Max, type],
                Lus = ["/structure/typeStructure"],
            };
        }
    }
}

/// <summary>OBJ-11: no two objectives with the same text.</summary>
internal sealed class Obj11Doublons() : Regle("OBJ-11")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        var rangs = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < dossier.Objectifs.Length; i++)
        {
            string libelle = dossier.Objectifs[i].Libelle.Trim().TrimEnd('.');
            if (!rangs.TryAdd(libelle, i + 1))
            {
                yield return new Constat("CPOM1151", Dossier.PointeurObjectif(i) + "/libelle")
                {
                    Valeurs = [rangs[libelle]],
                    Lus = [Dossier.PointeurObjectif(rangs[libelle] - 1) + "/libelle"],
                };
            }
        }
    }
}

/// <summary>OBJ-12: each objective is linked to an orientation of the regional health plan.</summary>
internal sealed class Obj12Orientation() : Regle("OBJ-12")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        return Enumerable.Range(0, dossier.Objectifs.Length)
            .Where(i => dossier.Objectifs[i].OrientationPrs is null)
            .Select(i => new Constat("CPOM1152", Dossier.PointeurObjectif(i) + "/orientationPrs")
            {
                Valeurs = [dossier.Objectifs[i].Numero, dossier.Objectifs[i].Volet],
            });
    }
}
