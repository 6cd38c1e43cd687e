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

/// <summary>REC-03: each recognition says its reference text, its evaluation and its funding.</summary>
internal sealed class Rec03Modalites() : Regle("REC-03")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        ImmutableArray<Reconnaissance> lignes = dossier.Contrat.Annexes.Reconnaissances?.Lignes ?? [];
        return lignes.SelectMany((ligne, i) => Modalites(ligne)
            .Where(modalite => string.IsNullOrWhiteSpace(modalite.Texte))
            .Select(modalite => new Constat("CPOM1202", Dossier.Rang("/annexes/reconnaissances/lignes", i) + "/" + modalite.Cle)
            {
                Valeurs = [ligne.Code, Messages.Get("Reconnaissance." + modalite.Cle),
                    Messages.Get("Reconnaissance." + modalite.Cle + ".Exemple")],
            }));
    }

    private static (string Cle, string Texte)[] Modalites(Reconnaissance ligne) =>
        [("referentiel", ligne.Referentiel), ("evaluation", ligne.Evaluation), ("financement", ligne.Financement)];
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
