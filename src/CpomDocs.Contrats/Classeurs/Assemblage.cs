using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Classeurs;

/// <summary>Puts contracts together from the rows of the sheets.</summary>
/// <param name="feuilles">Sheets found, by what they are for.</param>
/// <param name="bag">Takes what is wrong.</param>
/// <param name="valeurs">Reads the cells.</param>
internal sealed class Assemblage(Dictionary<ModeleFeuille, FeuilleLue> feuilles, ClasseurBag bag, ValeursReader valeurs)
{
    private readonly Dictionary<string, ContratEnCours> _contrats = new(StringComparer.Ordinal);
    private readonly List<ContratEnCours> _ordre = [];

    /// <summary>Puts them together.</summary>
    /// <returns>The contracts, in the order of their sheet; what is missing in them is judged later.</returns>
    internal ImmutableArray<ContratEnCours> Assembler()
    {
        foreach (ModeleFeuille modele in ModeleClasseur.Contrats.Feuilles)
        {
            if (feuilles.TryGetValue(modele, out FeuilleLue? feuille))
            {
                foreach (LigneLue ligne in feuille.Lignes.Where(ligne => ligne.EstRenseignee))
                {
                    Traiter(ligne);
                }
            }
        }

        foreach (ContratEnCours contrat in _ordre)
        {
            Completude.Completer(contrat);
        }

        return [.. _ordre];
    }

    private void Traiter(LigneLue ligne)
    {
        if (ligne.Code.Length == 0)
        {
            if (ligne.Feuille.ColonneCode > 0)
            {
                Lieu lieu = ligne.Feuille.LieuDe(ligne.Numero, ligne.Feuille.ColonneCode);
                bag.Add(lieu, "CPOM1065", Gravite.Erreur);
            }
        }
        else if (ContratDe(ligne) is { } contrat)
        {
            contrat.Premieres.TryAdd(ligne.Feuille.Modele, ligne);
            Remplir(contrat, ligne);
        }
    }

    private ContratEnCours? ContratDe(LigneLue ligne)
    {
        Lieu lieu = ligne.Feuille.LieuDe(ligne.Numero, ligne.Feuille.ColonneCode);
        bool isKnown = _contrats.TryGetValue(ligne.Code, out ContratEnCours? contrat);
        if (ligne.Feuille.Modele.EstRacine && !isKnown)
        {
            contrat = new ContratEnCours(ligne.Code, ligne);
            _contrats.Add(ligne.Code, contrat);
            _ordre.Add(contrat);
            return contrat;
        }

        if (isKnown && !ligne.Feuille.Modele.EstListe && contrat!.Premieres.TryGetValue(ligne.Feuille.Modele, out LigneLue? premiere))
        {
            bag.Add(lieu, "CPOM1067", Gravite.Erreur, ligne.Code, Messages.Entier(premiere.Numero));
            return null;
        }

        // Without any contract each row would say so; the sheet of the contracts says it once.
        if (!isKnown && _ordre.Count > 0)
        {
            string meant = Spelling.Nearest(ligne.Code, _contrats.Keys) is { } near
                ? Messages.Format("VouliezVousDire", Quote.Text(near)) : "";
            bag.Add(lieu, "CPOM1066", Gravite.Erreur, Quote.Text(ligne.Code), meant);
        }

        return contrat;
    }

    private void Remplir(ContratEnCours contrat, LigneLue ligne)
    {
        ModeleFeuille modele = ligne.Feuille.Modele;
        bool hasValue = modele.Colonnes.Any(colonne =>
            colonne is { Chemin: not null, EstDeLaSection: false } && (colonne.Annees ? HasTarget(ligne) : ligne.De(colonne) is not null));
        if (hasValue || modele.Presence || modele.EstRacine)
        {
            RemplirElement(contrat, ligne);
        }

        foreach (ModeleColonne colonne in modele.Colonnes.Where(colonne => ligne.De(colonne) is not null))
        {
            if (colonne.EstDeLaSection)
            {
                PoserDansLaSection(contrat, ligne, colonne);
            }
            else if (colonne.Vide && FrenchForms.YesNo(ligne.De(colonne)!.Value.Valeur) == true)
            {
                OuvrirListe(contrat, modele);
            }
        }
    }

    private void RemplirElement(ContratEnCours contrat, LigneLue ligne)
    {
        ModeleFeuille modele = ligne.Feuille.Modele;
        bool isAlone = modele.Seul is not null && (modele.Rang is null || ligne.De(modele.Rang) is null);
        ImmutableArray<string> etapes = isAlone ? ModeleFeuille.Decouper(modele.Seul!) : modele.Etapes;
        int before = contrat.Lignes.Count;
        if (contrat.Ouvrir(etapes, ligne) is not { } element)
        {
            string cles = string.Join(' ', modele.Colonnes.Where(colonne => colonne.Cle is not null)
                .Select(colonne => ligne.De(colonne)?.Valeur ?? "?"));
            bag.Add(ligne.Lieu, "CPOM1068", Gravite.Erreur, Quote.Text(cles), NomDuParent(modele));
            return;
        }

        if (isAlone && before == contrat.Lignes.Count)
        {
            bag.Add(ligne.Lieu, "CPOM1067", Gravite.Erreur, ligne.Code, Messages.Entier(contrat.Lignes[element.Pointeur].Numero));
            return;
        }

        foreach (ModeleColonne colonne in modele.Colonnes.Where(colonne => colonne is { Chemin: not null, EstDeLaSection: false }))
        {
            if (colonne.Annees)
            {
                PoserCibles(contrat, element, ligne, colonne);
            }
            else if (ligne.De(colonne) is { } cellule)
            {
                Poser(contrat, element, colonne, (ligne, cellule));
            }
        }

        PoserNuls(contrat, element, ligne);
    }

    private void Poser(ContratEnCours contrat, Element element, ModeleColonne colonne, (LigneLue Ligne, Cellule Cellule) ou)
    {
        Lieu lieu = ou.Ligne.Feuille.LieuDe(ou.Ligne.Numero, ou.Cellule.Colonne);
        string chemin = colonne.Chemin!;
        if (colonne.MotNul is { } word && Spelling.Key(word) == Spelling.Key(ou.Cellule.Valeur))
        {
            contrat.Poser(element, chemin[..chemin.LastIndexOf('/')], null, lieu);
            return;
        }

        JsonNode? valeur = valeurs.Lire(colonne, ou.Cellule, lieu);
        if (chemin.Length == 0)
        {
            element.Noeud.ReplaceWith(valeur);
            contrat.Situer(element.Pointeur, lieu);
            if (valeur is null)
            {
                contrat.Fautives.Add(element.Pointeur);
            }
        }
        else if (valeur is not null)
        {
            contrat.Poser(element, chemin, valeur, lieu);
        }
        else
        {
            contrat.Fautives.Add(element.Pointeur + "/" + chemin);
        }
    }

    private void PoserCibles(ContratEnCours contrat, Element element, LigneLue ligne, ModeleColonne colonne)
    {
        var cibles = new JsonArray();
        string pointeur = JsonPointer.Append(element.Pointeur, colonne.Chemin!);
        foreach ((int rang, int annee) in ligne.Feuille.Annees
            .Where(item => ligne.De(item.Colonne) is not null)
            .OrderBy(item => item.Annee))
        {
            Lieu lieu = ligne.Feuille.LieuDe(ligne.Numero, rang);
            string item = JsonPointer.Append(pointeur, cibles.Count.ToString(CultureInfo.InvariantCulture));
            cibles.Add(new JsonObject
            {
                ["annee"] = annee,
                ["valeur"] = valeurs.Lire(colonne, ligne.De(rang)!.Value, lieu),
            });
            contrat.Situer(item, lieu);
            contrat.Situer(item + "/annee", lieu);
            contrat.Situer(item + "/valeur", lieu);
        }

        ((JsonObject)element.Noeud)[colonne.Chemin!] = cibles;
    }

    // A field that may be null, left empty, is null where its object exists.
    private static void PoserNuls(ContratEnCours contrat, Element element, LigneLue ligne)
    {
        foreach (ModeleColonne colonne in ligne.Feuille.Modele.Colonnes.Where(colonne =>
            colonne is { EstNullable: true, EstDeLaSection: false, MotNul: null } && ligne.De(colonne) is null))
        {
            JsonNode? own = ContratEnCours.Trouver(element, colonne.Chemin!, out JsonObject? conteneur);
            if (own is null && conteneur is not null)
            {
                int rang = ligne.Feuille.Colonnes.GetValueOrDefault(colonne);
                contrat.Poser(element, colonne.Chemin!, null, rang > 0 ? ligne.Feuille.LieuDe(ligne.Numero, rang) : ligne.Lieu);
            }
        }
    }

    private void PoserDansLaSection(ContratEnCours contrat, LigneLue ligne, ModeleColonne colonne)
    {
        Cellule cellule = ligne.De(colonne)!.Value;
        Lieu lieu = ligne.Feuille.LieuDe(ligne.Numero, cellule.Colonne);
        var racine = new Element(contrat.Racine, "");
        string chemin = colonne.Chemin![1..];
        JsonNode? valeur = valeurs.Lire(colonne, cellule, lieu);
        JsonNode? autre = ContratEnCours.Trouver(racine, chemin, out _);
        if (autre is not null && !JsonNode.DeepEquals(autre, valeur))
        {
            Lieu premier = contrat.Cellules[colonne.Chemin!];
            bag.Add(lieu, "CPOM1071", Gravite.Erreur, colonne.Titre, AdresseCellule.De(premier.Ligne, premier.Colonne));
        }
        else if (valeur is not null)
        {
            contrat.Poser(racine, chemin, valeur, lieu);
        }
    }

    private static void OuvrirListe(ContratEnCours contrat, ModeleFeuille modele)
    {
        string[] keys = modele.MotifListe[1..].Split('/');
        JsonObject objet = contrat.Racine;
        foreach (string key in keys[..^1])
        {
            objet[key] ??= new JsonObject();
            objet = (JsonObject)objet[key]!;
        }

        objet[keys[^1]] ??= new JsonArray();
    }

    private static bool HasTarget(LigneLue ligne) => ligne.Feuille.Annees.Exists(item => ligne.De(item.Colonne) is not null);

    private static string NomDuParent(ModeleFeuille modele)
    {
        string list = modele.Motif[..modele.Motif.LastIndexOf("/*/", StringComparison.Ordinal)];
        return ModeleClasseur.Contrats.Feuilles.First(feuille => feuille.MotifListe == list).Nom;
    }
}
