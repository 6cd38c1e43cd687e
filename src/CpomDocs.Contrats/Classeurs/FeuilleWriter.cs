using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;
using NJsonSchema;

namespace CpomDocs.Contrats.Classeurs;

/// <summary>Writes one sheet of the workbook of contracts.</summary>
/// <param name="modele">What the sheet is for.</param>
/// <param name="annees">Years of the targets.</param>
internal sealed class FeuilleWriter(ModeleFeuille modele, ImmutableArray<int> annees)
{
    private const int LongestNumber = 15;
    private const int WideColumn = 50;
    private readonly ImmutableArray<(ModeleColonne Colonne, int Annee)> _colonnes =
        [.. modele.Colonnes.SelectMany(colonne => colonne.Annees
            ? annees.Select(annee => (colonne, annee))
            : [(colonne, 0)])];

    /// <summary>Rank of the sheet's first own column: the code of the contract comes before, but on the first sheet.</summary>
    private int Premiere => modele.EstRacine ? 1 : 2;

    /// <summary>Writes the rows of contracts.</summary>
    /// <param name="racines">Contracts, as JSON.</param>
    /// <returns>The sheet: titles, then rows.</returns>
    internal Feuille Write(ImmutableArray<JsonNode> racines)
    {
        IEnumerable<ImmutableArray<Cellule>> rows = racines.SelectMany(Rows);
        ImmutableArray<Ligne> lignes = [new Ligne(1, Titres()), .. rows.Select((cellules, rang) => new Ligne(rang + 2, cellules))];
        return new Feuille(modele.Nom, lignes) { Colonnes = [.. Formes()] };
    }

    private ImmutableArray<Cellule> Titres()
    {
        IEnumerable<string> titres = _colonnes.Select(item =>
            string.Format(CultureInfo.InvariantCulture, item.Colonne.Titre, Messages.Entier(item.Annee)));
        IEnumerable<string> all = modele.EstRacine ? titres : titres.Prepend(ModeleClasseur.Contrats.CodeContrat);
        return [.. all.Select((titre, rang) => new Cellule(rang + 1, NatureCellule.Texte, titre))];
    }

    private IEnumerable<Colonne> Formes()
    {
        if (!modele.EstRacine)
        {
            yield return new Colonne(LisezMoi.LargeurDuCode, FormeColonne.Texte);
        }

        foreach ((ModeleColonne colonne, _) in _colonnes)
        {
            ImmutableArray<string> valeurs = ValeursDe(colonne);
            yield return new Colonne(colonne.Largeur, FormeDe(colonne)) { Valeurs = valeurs, EstLibre = colonne.Libre };
        }
    }

    /// <summary>How a column looks.</summary>
    internal static FormeColonne FormeDe(ModeleColonne colonne)
    {
        JsonObjectType type = colonne.Schema?.Type ?? JsonObjectType.String;
        return colonne.Montant ? FormeColonne.Montant
            : colonne.EstDate ? FormeColonne.Date
            : type.HasFlag(JsonObjectType.Number) || type.HasFlag(JsonObjectType.Integer) || colonne.Rang ? FormeColonne.Nombre
            : colonne.Largeur >= WideColumn || colonne.EstListe ? FormeColonne.TexteLong : FormeColonne.Texte;
    }

    /// <summary>Values offered in a column; empty where anything goes.</summary>
    internal static ImmutableArray<string> ValeursDe(ModeleColonne colonne)
    {
        bool isYesNo = colonne.Vide || (colonne.Schema?.Type & ~JsonObjectType.Null) == JsonObjectType.Boolean;
        return isYesNo ? [OuiNon(true), OuiNon(false)]
            : !colonne.Valeurs.IsEmpty ? colonne.Valeurs
            : [.. colonne.Schema?.Enumeration.OfType<string>() ?? []];
    }

    private IEnumerable<ImmutableArray<Cellule>> Rows(JsonNode racine)
    {
        IEnumerable<Rangee> items = Rangees(racine, modele.Etapes);
        IEnumerable<Rangee> alone = modele.Seul is { } seul ? Rangees(racine, ModeleFeuille.Decouper(seul)) : [];
        ImmutableArray<ImmutableArray<Cellule>> rows = [.. alone.Concat(items).Select(rangee => Row(racine, rangee))];
        ImmutableArray<ImmutableArray<Cellule>> written =
            [.. rows.Where(row => row.Length >= Premiere || modele.Presence)];
        if (written.IsEmpty && modele.EstListe)
        {
            ImmutableArray<Cellule> empty = Row(racine, new Rangee(null, [], 0));
            return empty.Length >= Premiere ? [empty] : [];
        }

        return written;
    }

    private static IEnumerable<Rangee> Rangees(JsonNode racine, ImmutableArray<string> etapes)
    {
        IEnumerable<Rangee> current = [new Rangee(racine, [], 0)];
        foreach (string etape in etapes)
        {
            current = etape.StartsWith('{') ? current.SelectMany(rangee => Items(rangee, etape.Trim('{', '}').Split(',')))
                : etape == JsonPointer.Any ? current.SelectMany(rangee => Items(rangee, []))
                : current.Select(rangee => rangee with { Noeud = (rangee.Noeud as JsonObject)?[etape], Rang = 0 })
                    .Where(rangee => rangee.Noeud is not null);
        }

        return current;
    }

    private static IEnumerable<Rangee> Items(Rangee rangee, string[] cles) =>
        ((JsonArray)rangee.Noeud!).Select((item, rang) => new Rangee(
            item, rangee.Cles.AddRange(cles.Select(cle => KeyValuePair.Create(cle, item![cle]))), rang + 1));

    private ImmutableArray<Cellule> Row(JsonNode racine, Rangee rangee)
    {
        ImmutableArray<Cellule>.Builder row = ImmutableArray.CreateBuilder<Cellule>();
        if (!modele.EstRacine)
        {
            row.Add(new Cellule(1, NatureCellule.Texte, racine["codeContrat"]!.GetValue<string>()));
        }

        for (int i = 0; i < _colonnes.Length; i++)
        {
            (NatureCellule nature, string valeur) = CelluleDe(racine, rangee, _colonnes[i]);
            if (valeur.Length > 0)
            {
                row.Add(new Cellule(Premiere + i, nature, valeur));
            }
        }

        return row.ToImmutable();
    }

    private (NatureCellule Nature, string Valeur) CelluleDe(JsonNode racine, Rangee rangee, (ModeleColonne Colonne, int Annee) de) =>
        de.Colonne switch
        {
            { Cle: { } cle } => Valeur(rangee.Cles.FirstOrDefault(pair => pair.Key == cle).Value, de.Colonne),
            { Rang: true } => (NatureCellule.Nombre, rangee.Rang > 0 ? Messages.Entier(rangee.Rang) : ""),
            { Vide: true } => (NatureCellule.Texte, rangee.Noeud is null && IsEmptyList(racine) ? OuiNon(true) : ""),
            { EstDeLaSection: true } => DeLaSection(racine, de.Colonne),
            { Annees: true } => Valeur(Cible(rangee.Noeud, de.Colonne.Chemin!, de.Annee), de.Colonne),
            _ => DeLaLigne(rangee.Noeud, de.Colonne),
        };

    private bool IsEmptyList(JsonNode racine) =>
        Atteindre(racine, modele.MotifListe[1..]) is JsonArray { Count: 0 };

    private static (NatureCellule Nature, string Valeur) DeLaSection(JsonNode racine, ModeleColonne colonne)
    {
        (NatureCellule nature, string valeur) = Valeur(Atteindre(racine, colonne.Chemin![1..]), colonne);
        (_, string usual) = Valeur(JsonNode.Parse(colonne.Defaut ?? "null"), colonne);
        return valeur == usual ? (nature, "") : (nature, valeur);
    }

    private static (NatureCellule Nature, string Valeur) DeLaLigne(JsonNode? item, ModeleColonne colonne)
    {
        if (colonne.Chemin!.Length == 0)
        {
            return Valeur(item, colonne);
        }

        string holder = colonne.Chemin.Contains('/', StringComparison.Ordinal) ? colonne.Chemin[..colonne.Chemin.LastIndexOf('/')] : "";
        bool isNull = colonne.MotNul is not null && item is JsonObject objet && objet.ContainsKey(holder) && objet[holder] is null;
        return isNull ? (NatureCellule.Texte, colonne.MotNul!) : Valeur(Atteindre(item, colonne.Chemin), colonne);
    }

    private static JsonNode? Atteindre(JsonNode? node, string chemin)
    {
        foreach (string key in chemin.Split('/'))
        {
            node = (node as JsonObject)?[key];
        }

        return node;
    }

    private static JsonNode? Cible(JsonNode? item, string chemin, int annee) =>
        ((item as JsonObject)?[chemin] as JsonArray)?.FirstOrDefault(cible => cible!["annee"]!.GetValue<int>() == annee)?["valeur"];

    private static (NatureCellule Nature, string Valeur) Valeur(JsonNode? node, ModeleColonne colonne) => node switch
    {
        null => (NatureCellule.Texte, ""),
        JsonArray list => (NatureCellule.Texte, Joined(list, colonne)),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => (NatureCellule.Texte, OuiNon(true)),
            JsonValueKind.False => (NatureCellule.Texte, OuiNon(false)),
            JsonValueKind.Number => Nombre(node.ToJsonString()),
            _ when colonne.EstJourMois => (NatureCellule.Texte, DayFirst(node.GetValue<string>())),
            _ => (colonne.EstDate ? NatureCellule.Date : NatureCellule.Texte, node.GetValue<string>()),
        },
    };

    // A spreadsheet keeps fifteen digits of a number: a longer one is kept as text.
    private static (NatureCellule Nature, string Valeur) Nombre(string json) =>
        (json.Count(char.IsAsciiDigit) > LongestNumber ? NatureCellule.Texte : NatureCellule.Nombre, json);

    private static string Joined(JsonArray list, ModeleColonne colonne)
    {
        IEnumerable<string> items = list.Select(item => item!.GetValue<string>());
        return colonne.Separateur == ";"
            ? string.Join("; ", items)
            : string.Join('\n', items.Select(item => item.Replace('\n', ListesEnLigne.SautDansUnElement)));
    }

    // « --03-31 » is « 31/03 » to a person.
    private static string DayFirst(string day) => day[5..] + "/" + day[2..4];

    private static string OuiNon(bool valeur) => Messages.Get(valeur ? "Ecrit.Oui" : "Ecrit.Non");

    private sealed record Rangee(JsonNode? Noeud, ImmutableArray<KeyValuePair<string, JsonNode?>> Cles, int Rang);
}
