using System.Collections.Concurrent;
using System.Collections.Immutable;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Suivis;
using CpomDocs.Contrats.Classeurs;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Rendering.Csv;
using CpomDocs.Rendering.Xlsx;

namespace CpomDocs.Campagnes.Reports;

/// <summary>Every indicator of a campaign and its targets, one row a target, for a spreadsheet.</summary>
internal static class IndicateursCampagne
{
    private const string Name = "indicateurs";

    /// <summary>Writes them.</summary>
    /// <param name="modeles">Profiles.</param>
    /// <param name="demande">The campaign and its contracts.</param>
    /// <returns>Bytes by file name; a contract whose file cannot be read has no row.</returns>
    public static IEnumerable<KeyValuePair<string, byte[]>> Write(Modeles modeles, DemandeSuiviCampagne demande)
    {
        Feuille sheet = FeuilleTexte.Of(Name, Messages.Get("IndicatorsColumns"), RowsOf(modeles, demande));
        yield return KeyValuePair.Create(Name + ".csv", CsvSheetWriter.Write(sheet));
        if (XlsxWriter.Write(new Classeur([sheet])).TryGet(out byte[]? workbook))
        {
            yield return KeyValuePair.Create(Name + ".xlsx", workbook);
        }
    }

    private static IEnumerable<object?[]> RowsOf(Modeles modeles, DemandeSuiviCampagne demande)
    {
        var reader = new ContratReader(modeles.Profils, new ReadingOptions { Parametres = demande.Campagne.Parametres });
        var found = new ConcurrentDictionary<int, ImmutableArray<object?[]>>();
        Parallel.For(
            0,
            demande.Campagne.Contrats.Length,
            new ParallelOptions { MaxDegreeOfParallelism = demande.Parallelisme },
            rang => found[rang] = RowsOf(reader, demande, demande.Campagne.Contrats[rang]));
        return found.OrderBy(item => item.Key).SelectMany(item => item.Value);
    }

    private static ImmutableArray<object?[]> RowsOf(ContratReader reader, DemandeSuiviCampagne demande, ContratCampagne entree)
    {
        string path = Path.Combine(demande.DossierContrats, entree.Fichier);
        return File.Exists(path) && reader.Read(entree.Fichier, File.ReadAllBytes(path)).TryGet(out ContratValide? contrat)
            ? [.. RowsOf(contrat.Contrat, entree)]
            : [];
    }

    private static IEnumerable<object?[]> RowsOf(Contrat contrat, ContratCampagne entree)
    {
        return
            from objectif in contrat.Annexes.Orientations?.Objectifs ?? []
            from indicateur in objectif.Indicateur is { } only ? objectif.Indicateurs.Insert(0, only) : objectif.Indicateurs
            from cible in indicateur.Cibles
            select (object?[])
            [
                contrat.CodeContrat,
                contrat.Structure.Denomination(),
                entree.Groupe,
                contrat.Structure.TypeStructure.ToString(),
                objectif.Volet,
                objectif.Numero,
                objectif.Libelle,
                indicateur.Libelle,
                indicateur.TypeValeur.ToString(),
                indicateur.Unite,
                indicateur.Sens.ToString(),
                indicateur.Reference.Annee,
                ValueOf(indicateur.Reference.Valeur),
                cible.Annee,
                ValueOf(cible.Valeur),
            ];
    }

    private static object? ValueOf(ValeurIndicateur valeur) =>
        valeur.OuiNon is { } answer ? Messages.Get(answer ? "Yes" : "No") : valeur.Nombre;
}
