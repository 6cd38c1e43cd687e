using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Rules;

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
                    Valeurs = [annee, Montants.Ecrire(exercices[i].Total), Montants.Ecrire(somme), Montants.EcrireEnJson(somme)],
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

    internal static string EcrireEnJson(decimal montant) => montant.ToString("0.00##", CultureInfo.InvariantCulture);

    internal static string Ecrire(decimal montant)
    {
        return montant == decimal.Round(montant, 2) ? montant.ToString("N2", Messages.French) : montant.ToString(Messages.French);
    }
}

/// <summary>
/// FIN-05: what the beneficiary of a subsidy of the FIR above the legal threshold undertakes is in a signed document: the one that prints
/// the financing, or the one that the line names.
/// </summary>
internal sealed class Fin05Subventions() : Regle("FIN-05")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        if (dossier.Profil.Bornes.SeuilSubvention is not { } seuil)
        {
            yield break;
        }

        ImmutableArray<Exercice> exercices = dossier.Contrat.Annexes.Financement?.Exercices ?? [];
        for (int i = 0; i < exercices.Length; i++)
        {
            for (int j = 0; j < exercices[i].Lignes.Length; j++)
            {
                LigneFinancement ligne = exercices[i].Lignes[j];
                bool isHeld = EstSigne(dossier, ligne.AnnexeLiee) || AnnexesFinancieres(dossier).Any(code => EstSigne(dossier, code));
                if (ligne.Fonds == Fonds.FIR && ligne.Montant > seuil && !isHeld)
                {
                    string pointeur = Dossier.Rang(Dossier.Rang("/annexes/financement/exercices", i) + "/lignes", j);
                    yield return new Constat("CPOM1224", pointeur + "/annexeLiee")
                    {
                        Valeurs = [ligne.Code, Montants.Ecrire(ligne.Montant), Montants.Ecrire(seuil),
                            string.Join(", ", AnnexesFinancieres(dossier))],
                        Lus = [pointeur + "/fonds", pointeur + "/montant", "/documents/*/code", "/documents/*/signataires"],
                    };
                }
            }
        }
    }

    private static IEnumerable<string> AnnexesFinancieres(Dossier dossier) => dossier.Profil.Documents
        .Where(document => document.SectionsImprimees().Contains("financement"))
        .Select(document => document.Code);

    private static bool EstSigne(Dossier dossier, string? code) =>
        dossier.Contrat.Documents.Any(document => document.Code == code && !document.Signataires.IsEmpty);
}
