using System.Collections.Immutable;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Tests.Contrats.Avenants;

/// <summary>Changes that an agency could agree, drawn at random and always within the rules.</summary>
internal sealed class EditionsAuHasard(int seed)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, int> _numeros = new(StringComparer.Ordinal) { ["STRATEGIQUE"] = 4, ["COOPERATION"] = 1 };
    private int _serial;

    public Contrat Change(Contrat contrat)
    {
        _serial++;
        Func<Contrat, Contrat>[] all = [Cible, Echeance, Texte, Objectif, Reconnaissance, Exercice, Ligne, Pds, Usld];
        Contrat changed = contrat;
        foreach (Func<Contrat, Contrat> one in _random.GetItems(all, 1 + _random.Next(4)).Distinct())
        {
            changed = one(changed);
        }

        return Cible(changed);
    }

    private Contrat Cible(Contrat contrat) => UnObjectif(contrat, objectif => objectif.Indicateur!.TypeValeur == TypeValeur.OUI_NON
        ? objectif with { Libelle = $"Objectif révisé {_serial}." }
        : objectif with { Indicateur = Moved(objectif.Indicateur) });

    private Indicateur Moved(Indicateur indicateur)
    {
        int rank = _random.Next(indicateur.Cibles.Length);
        Cible cible = indicateur.Cibles[rank];
        Cible moved = cible with { Valeur = new ValeurIndicateur(_serial + 0.5m, null) };
        return indicateur with { Cibles = indicateur.Cibles.SetItem(rank, moved) };
    }

    private Contrat Echeance(Contrat contrat) => UnObjectif(contrat, objectif => objectif with
    {
        Actions = objectif.Actions.SetItem(0, objectif.Actions[0] with { Echeance = new DateOnly(2027, 1, 1).AddDays(_serial) }),
    });

    private Contrat Texte(Contrat contrat) => UnObjectif(contrat, objectif => _random.Next(3) switch
    {
        0 => objectif with { Libelle = $"Libellé {_serial}." },
        1 => objectif with { Indicateur = objectif.Indicateur! with { Source = $"Source {_serial}" } },
        _ => objectif with
        {
            Actions = objectif.Actions.Add(new ActionPrevue { Libelle = $"Action {_serial}", Echeance = new DateOnly(2028, 1, 1), Pilote = "Direction" }),
        },
    });

    private Contrat Objectif(Contrat contrat)
    {
        ImmutableArray<Objectif> all = contrat.Annexes.Orientations!.Objectifs;
        int strategic = all.Count(objectif => objectif.Volet == "STRATEGIQUE");
        if (strategic > 4 && _random.Next(2) == 0)
        {
            return Avec(contrat, all.RemoveAt(_random.Next(strategic)));
        }

        if (strategic == 8)
        {
            return contrat;
        }

        int numero = ++_numeros["STRATEGIQUE"];
        Objectif added = all[0] with { Numero = numero, Libelle = $"Objectif nouveau {numero}." };
        return Avec(contrat, all.Insert(strategic, added));
    }

    private Contrat Reconnaissance(Contrat contrat)
    {
        Reconnaissances present = contrat.Annexes.Reconnaissances!;
        ImmutableArray<Reconnaissance> lines = present.Lignes;
        lines = (lines.Length, _random.Next(3)) switch
        {
            ( > 0, 0) => lines.RemoveAt(_random.Next(lines.Length)),
            ( > 0, 1) => lines.SetItem(0, lines[0] with { Capacite = lines[0].Capacite is null ? new Capacite { Valeur = _serial, Unite = "lits" } : null }),
            _ => lines.Add(new Reconnaissance
            {
                Code = $"R{_serial}", Libelle = $"Reconnaissance {_serial}", FinessEt = "349900027", Caracteristiques = "Unité",
                DateEffet = new DateOnly(2026, 1, 1), Referentiel = "Cahier des charges",
                Evaluation = "Rapport annuel", Financement = "MIG",
            }),
        };
        return contrat with { Annexes = contrat.Annexes with { Reconnaissances = present with { Lignes = lines, Neant = lines.IsEmpty } } };
    }

    private Contrat Exercice(Contrat contrat)
    {
        ImmutableArray<Exercice> years = contrat.Annexes.Financement!.Exercices;
        int year = years.Max(exercice => exercice.Annee) + 1;
        return year > 2029 ? contrat : Avec(contrat, years.Add(Total(years[0] with { Annee = year })));
    }

    private Contrat Ligne(Contrat contrat)
    {
        ImmutableArray<Exercice> years = contrat.Annexes.Financement!.Exercices;
        int rank = _random.Next(years.Length);
        ImmutableArray<LigneFinancement> lines = years[rank].Lignes;
        lines = (lines.Length, _random.Next(3)) switch
        {
            ( > 1, 0) => lines.RemoveAt(_random.Next(lines.Length)),
            ( > 0, 1) => lines.SetItem(0, lines[0] with { Montant = 1000.25m * _serial, ReferenceActe = $"Décision {_serial}" }),
            _ => lines.Add(lines[0] with { Code = $"L{_serial}", Montant = _serial }),
        };
        return Avec(contrat, years.SetItem(rank, Total(years[rank] with { Lignes = lines })));
    }

    private Contrat Pds(Contrat contrat)
    {
        Pds present = contrat.Annexes.Pds!;
        ImmutableArray<LignePds> lines = present.Lignes;
        lines = (lines.Length, _random.Next(3)) switch
        {
            ( > 1, 0) => lines.RemoveAt(_random.Next(lines.Length)),
            ( > 0, 1) => lines.SetItem(0, lines[0] with { Nombre = _serial % 3 + 0.5m, Mutualisation = lines[0].Mutualisation is null ? "Avec un autre" : null }),
            _ => lines.Add(lines[0] with { Numero = lines.Max(line => line.Numero) + 1, Specialite = $"Spécialité {_serial}" }),
        };
        return contrat with { Annexes = contrat.Annexes with { Pds = present with { Lignes = lines } } };
    }

    private Contrat Usld(Contrat contrat)
    {
        Usld usld = contrat.Annexes.Usld!;
        usld = _random.Next(3) switch
        {
            0 => usld with { Autorisation = usld.Autorisation with { CapaciteInstallee = _serial } },
            1 => usld with { Engagements = usld.Engagements.Add($"Engagement {_serial}") },
            _ => usld with
            {
                IndicateursCharge = usld.IndicateursCharge is null
                    ? new IndicateursCharge { Gmp = 800, Pmp = _serial, DateValidation = new DateOnly(2024, 1, 1) }
                    : null,
            },
        };
        return contrat with { Annexes = contrat.Annexes with { Usld = usld } };
    }

    private Contrat UnObjectif(Contrat contrat, Func<Objectif, Objectif> change)
    {
        ImmutableArray<Objectif> all = contrat.Annexes.Orientations!.Objectifs;
        int rank = _random.Next(all.Length);
        return Avec(contrat, all.SetItem(rank, change(all[rank])));
    }

    private static Exercice Total(Exercice exercice) => exercice with { Total = exercice.Lignes.Sum(ligne => ligne.Montant) };

    private static Contrat Avec(Contrat contrat, ImmutableArray<Objectif> objectifs) =>
        contrat with { Annexes = contrat.Annexes with { Orientations = new Orientations { Objectifs = objectifs } } };

    private static Contrat Avec(Contrat contrat, ImmutableArray<Exercice> exercices) =>
        contrat with { Annexes = contrat.Annexes with { Financement = contrat.Annexes.Financement! with { Exercices = exercices } } };
}
