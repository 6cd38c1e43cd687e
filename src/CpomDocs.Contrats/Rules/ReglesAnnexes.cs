using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Rules;

/// <summary>REC-01: recognitions, or the word néant; each recognition belongs to a declared site.</summary>
internal sealed class Rec01Reconnaissances() : Regle("REC-01")
{
    private const string Section = "/annexes/reconnaissances";

    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        if (dossier.Contrat.Annexes.Reconnaissances is not { } reconnaissances)
        {
            yield break;
        }

        ImmutableArray<Reconnaissance> lignes = reconnaissances.Lignes;
        if (reconnaissances.Neant != lignes.IsEmpty)
        {
            yield return new Constat("CPOM1200", Section)
            {
                Valeurs = [reconnaissances.Neant ? "true" : "false", lignes.Length],
                Lus = [Section + "/neant", Section + "/lignes"],
            };
        }

        for (int i = 0; i < lignes.Length; i++)
        {
            if (!dossier.FinessDeclares.Contains(lignes[i].FinessEt))
            {
                yield return new Constat("CPOM1201", Dossier.Rang(Section + "/lignes", i) + "/finessEt")
                {
                    Valeurs = [lignes[i].Code, Quote.Text(lignes[i].FinessEt), string.Join(", ", dossier.FinessDeclares)],
                    Lus = Sites.Declares,
                };
            }
        }
    }
}

/// <summary>FIN-01: each year once, and its total is the sum of its lines to the cent.</summary>
internal sealed class Fin01Totaux() : Regle("FIN-01")
{
    private const string Liste = "/annexes/financement/exercices";

    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        ImmutableArray<Exercice> exercices = dossier.Contrat.Annexes.Financement?.Exercices ?? [];
        var annees = new HashSet<int>();
        for (int i = 0; i < exercices.Length; i++)
        {
            string pointeur = Dossier.Rang(Liste, i);
            string annee = Messages.Entier(exercices[i].Annee);
            if (!annees.Add(exercices[i].Annee))
            {
                yield return new Constat("CPOM1221", pointeur + "/annee") { Valeurs = [annee] };
            }

            decimal somme = exercices[i].Lignes.Aggregate(0m, (total, ligne) => Montants.Add(total, ligne.Montant));
            if (somme != exercices[i].Total)
            {
                yield return new Constat("CPOM1220", pointeur + "/total")
                {
                    Valeurs = [annee, Montants.Ecrire(exercices[i].Total), Montants.Ecrire(somme)],
                    Lus = [pointeur + "/lignes/*/montant"],
                };
            }
        }
    }
}

/// <summary>FIN-02: amounts are not negative and stop at the cent.</summary>
internal sealed class Fin02Montants() : Regle("FIN-02")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        foreach ((decimal montant, string pointeur) in TousLesMontants(dossier.Contrat.Annexes))
        {
            var constat = new Constat("CPOM1222", pointeur) { Valeurs = [Montants.Ecrire(montant)] };
            if (montant < 0)
            {
                yield return constat;
            }
            else if (montant != decimal.Round(montant, 2))
            {
                yield return constat with { Code = "CPOM1223" };
            }
        }
    }

    private static IEnumerable<(decimal Montant, string Pointeur)> TousLesMontants(Annexes annexes)
    {
        ImmutableArray<Exercice> exercices = annexes.Financement?.Exercices ?? [];
        for (int i = 0; i < exercices.Length; i++)
        {
            string pointeur = Dossier.Rang("/annexes/financement/exercices", i);
            for (int j = 0; j < exercices[i].Lignes.Length; j++)
            {
                yield return (exercices[i].Lignes[j].Montant, Dossier.Rang(pointeur + "/lignes", j) + "/montant");
            }

            yield return (exercices[i].Total, pointeur + "/total");
        }

        ImmutableArray<TarifUsld> tarifs = annexes.Usld?.Tarifs ?? [];
        for (int i = 0; i < tarifs.Length; i++)
        {
            yield return (tarifs[i].MontantJour, Dossier.Rang("/annexes/usld/tarifs", i) + "/montantJour");
        }
    }
}

/// <summary>Adds and prints amounts.</summary>
internal static class Montants
{
    // The largest decimal stands for any sum beyond it: it equals no total of a real contract.
    internal static decimal Add(decimal a, decimal b)
    {
        bool isTooLarge = (b > 0 && a > decimal.MaxValue - b) || (b < 0 && a < decimal.MinValue - b);
        return isTooLarge ? decimal.MaxValue : a + b;
    }

    internal static string Ecrire(decimal montant)
    {
        return montant == decimal.Round(montant, 2) ? montant.ToString("N2", Messages.French) : montant.ToString(Messages.French);
    }
}

/// <summary>PDS-01: each line has its own number and belongs to a declared site.</summary>
internal sealed class Pds01Lignes() : Regle("PDS-01")
{
    internal const string Liste = "/annexes/pds/lignes";

    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        ImmutableArray<LignePds> lignes = dossier.Contrat.Annexes.Pds?.Lignes ?? [];
        var numeros = new HashSet<int>();
        for (int i = 0; i < lignes.Length; i++)
        {
            string pointeur = Dossier.Rang(Liste, i);
            if (!numeros.Add(lignes[i].Numero))
            {
                yield return new Constat("CPOM1241", pointeur + "/numero") { Valeurs = [lignes[i].Numero] };
            }

            if (!dossier.FinessDeclares.Contains(lignes[i].FinessEt))
            {
                yield return new Constat("CPOM1240", pointeur + "/finessEt")
                {
                    Valeurs = [lignes[i].Numero, Quote.Text(lignes[i].FinessEt), string.Join(", ", dossier.FinessDeclares)],
                    Lus = Sites.Declares,
                };
            }
        }
    }
}

/// <summary>PDS-02: each line counts for something.</summary>
internal sealed class Pds02Nombre() : Regle("PDS-02")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        ImmutableArray<LignePds> lignes = dossier.Contrat.Annexes.Pds?.Lignes ?? [];
        return Enumerable.Range(0, lignes.Length)
            .Where(i => lignes[i].Nombre <= 0)
            .Select(i => new Constat("CPOM1242", Dossier.Rang(Pds01Lignes.Liste, i) + "/nombre")
            {
                Valeurs = [lignes[i].Numero, lignes[i].Nombre],
            });
    }
}

/// <summary>PDS-03: no line says the same thing as another.</summary>
internal sealed class Pds03Doublons() : Regle("PDS-03")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        var numeros = new Dictionary<(string, TypeLignePds, string, string), int>();
        ImmutableArray<LignePds> lignes = dossier.Contrat.Annexes.Pds?.Lignes ?? [];
        for (int i = 0; i < lignes.Length; i++)
        {
            LignePds ligne = lignes[i];
            (string, TypeLignePds, string, string) cle = (ligne.Specialite, ligne.Type, ligne.FinessEt, ligne.Plages);
            if (!numeros.TryAdd(cle, ligne.Numero))
            {
                string pointeur = Dossier.Rang(Pds01Lignes.Liste, i);
                yield return new Constat("CPOM1243", pointeur)
                {
                    Valeurs = [ligne.Numero, numeros[cle]],
                    Lus = [pointeur + "/specialite", pointeur + "/type", pointeur + "/finessEt", pointeur + "/plages"],
                };
            }
        }
    }
}
