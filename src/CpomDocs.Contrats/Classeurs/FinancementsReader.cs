using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;
using NJsonSchema;

namespace CpomDocs.Contrats.Classeurs;

/// <summary>
/// Reads the sheet of a year's financing: a row a line of financing, the rows of a contract make one avenant. A wrong cell refuses its
/// contract alone. Stateless.
/// </summary>
public static class FinancementsReader
{
    private static readonly ModeleFeuille Modele = ModeleClasseur.Financements.Feuilles[0];

    /// <summary>Reads a sheet.</summary>
    /// <param name="classeur">Workbook that has it, or the only sheet of a file, whatever its name.</param>
    /// <param name="contrats">Codes of the contracts of the campaign, by code and by FINESS of their entity.</param>
    /// <returns>
    /// What is asked for each contract, in the order of its first row; or every reason to refuse the sheet itself (<c>CPOM106x</c>,
    /// <c>CPOM107x</c>). Each diagnostic has its sheet.
    /// </returns>
    public static Outcome<FinancementsDemandes> Read(Classeur classeur, IReadOnlyDictionary<string, string> contrats)
    {
        ArgumentNullException.ThrowIfNull(classeur);
        ArgumentNullException.ThrowIfNull(contrats);
        var bag = new ClasseurBag();
        if (FeuilleDe(classeur, bag) is not { } feuille || bag.HasError)
        {
            return Outcome.Failure<FinancementsDemandes>(bag.ToImmutable());
        }

        LigneLue[] lignes = [.. feuille.Lignes.Where(ligne => ligne.EstRenseignee)];
        if (lignes.Length == 0)
        {
            bag.Add(feuille.Lieu, "CPOM1072", Gravite.Erreur);
            return Outcome.Failure<FinancementsDemandes>(bag.ToImmutable());
        }

        ImmutableArray<FinancementDemande> demandes = [.. lignes
            .GroupBy(ligne => CodeDe(ligne, contrats), StringComparer.Ordinal)
            .Select(groupe => new DemandeReader(classeur.Depuis1904).Lire(groupe.Key, [.. groupe], contrats))];
        return Outcome.Of(new FinancementsDemandes(demandes), bag.ToImmutable());
    }

    private static FeuilleLue? FeuilleDe(Classeur classeur, ClasseurBag bag)
    {
        var titres = new TitresReader(bag, ModeleClasseur.Financements);
        Feuille[] remplies = [.. classeur.Feuilles.Where(feuille => !feuille.Lignes.IsEmpty)];
        return remplies.Length == 1
            ? titres.LireFeuille(Modele, remplies[0], 0)
            : titres.Lire(classeur).GetValueOrDefault(Modele);
    }

    private static string CodeDe(LigneLue ligne, IReadOnlyDictionary<string, string> contrats) =>
        ligne.Code.Length == 0 ? Messages.Format("Financement.Ligne", Messages.Entier(ligne.Numero))
        : contrats.GetValueOrDefault(ligne.Code, ligne.Code);
}

/// <summary>What a sheet of financing asks.</summary>
/// <param name="Contrats">One entry a contract, in the order of its first row.</param>
public sealed record FinancementsDemandes(ImmutableArray<FinancementDemande> Contrats);

/// <summary>Reads the rows of one contract.</summary>
/// <param name="depuis1904">Whether dates that are plain numbers count from 1904.</param>
internal sealed class DemandeReader(bool depuis1904)
{
    private readonly ClasseurBag _bag = new();
    private readonly Dictionary<string, ValeurSituee> _avenant = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Lieu> _lieux = new(StringComparer.Ordinal);

    /// <summary>Reads the rows.</summary>
    /// <param name="contrat">Code of the contract, as it is to be told.</param>
    /// <param name="lignes">Its rows.</param>
    /// <param name="contrats">Codes of the campaign.</param>
    /// <returns>What they ask for, and what is wrong in them.</returns>
    internal FinancementDemande Lire(string contrat, ImmutableArray<LigneLue> lignes, IReadOnlyDictionary<string, string> contrats)
    {
        JugerCode(lignes[0], contrats);
        ImmutableArray<LigneDemandee> demandees = [.. lignes.Select(Lire)];
        JugerDoubles(demandees);
        return new FinancementDemande
        {
            Contrat = contrat,
            Diagnostics = _bag.ToImmutable(),
            Lignes = demandees,
            Avenant = _avenant.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Lieux = _lieux.ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    }

    private void JugerCode(LigneLue ligne, IReadOnlyDictionary<string, string> contrats)
    {
        Lieu lieu = ligne.Feuille.LieuDe(ligne.Numero, ligne.Feuille.ColonneCode);
        if (ligne.Code.Length == 0)
        {
            _bag.Add(lieu, "CPOM1065", Gravite.Erreur);
        }
        else if (!contrats.ContainsKey(ligne.Code))
        {
            string meant = Spelling.Nearest(ligne.Code, contrats.Values.Distinct()) is { } near
                ? Messages.Format("VouliezVousDire", Quote.Text(near)) : "";
            _bag.Add(lieu, "CPOM1078", Gravite.Erreur, Quote.Text(ligne.Code), meant);
        }
    }

    private LigneDemandee Lire(LigneLue ligne)
    {
        var valeurs = ImmutableDictionary.CreateBuilder<string, ValeurSituee>(StringComparer.Ordinal);
        var lieux = ImmutableDictionary.CreateBuilder<string, Lieu>(StringComparer.Ordinal);
        foreach ((ModeleColonne colonne, int rang) in ligne.Feuille.Colonnes)
        {
            Lieu lieu = ligne.Feuille.LieuDe(ligne.Numero, rang);
            string nom = colonne.Chemin ?? colonne.Role ?? colonne.Avenant!;
            lieux[nom] = lieu;
            ValeurSituee? lue = colonne.Schema is not null && ligne.De(rang) is { } cellule
                && LireCellule(colonne, cellule, lieu) is { } valeur
                    ? new ValeurSituee(valeur, lieu)
                    : null;
            if (colonne.Avenant is { } place && colonne.Role is null)
            {
                Garder(colonne, place, lue, lieu);
            }
            else if (lue is { } given)
            {
                valeurs[nom] = given;
            }
        }

        var demandee = new LigneDemandee { Lieu = ligne.Lieu, Valeurs = valeurs.ToImmutable(), Lieux = lieux.ToImmutable() };
        JugerLigne(demandee);
        return demandee;
    }

    // A number or a day typed as text is one all the same, as in a CSV file.
    private JsonNode? LireCellule(ModeleColonne colonne, Cellule cellule, Lieu lieu)
    {
        Cellule typed = cellule.Nature == NatureCellule.Texte ? cellule with { Nature = NatureCellule.Brut } : cellule;
        JsonNode? valeur = new ValeursReader(_bag, depuis1904).Lire(colonne, typed, lieu);
        bool isText = valeur?.GetValueKind() == System.Text.Json.JsonValueKind.String;
        return isText && Spelling.Same(valeur!.ToString(), Offertes(colonne.Schema!)) is { } word ? JsonValue.Create(word) : valeur;
    }

    private static IEnumerable<string> Offertes(JsonSchema schema) => schema.Enumeration.OfType<string>();

    // The avenant is one for all the rows: what they say of it must agree.
    private void Garder(ModeleColonne colonne, string place, ValeurSituee? lue, Lieu lieu)
    {
        for (string pointer = place; pointer.Length > 0; pointer = pointer[..pointer.LastIndexOf('/')])
        {
            _lieux.TryAdd(pointer, lieu);
        }

        if (lue is not { } given || _avenant.TryAdd(place, given))
        {
            return;
        }

        if (!JsonNode.DeepEquals(_avenant[place].Valeur, given.Valeur))
        {
            Lieu first = _avenant[place].Lieu;
            _bag.Add(lieu, "CPOM1071", Gravite.Erreur, colonne.Titre, AdresseCellule.De(first.Ligne, first.Colonne));
        }
    }

    private void JugerLigne(LigneDemandee ligne)
    {
        string[] needed = ligne.EstRetiree ? ["annee", "code"] : ["annee", "code", "montant"];
        foreach (string champ in needed.Where(champ => !ligne.Valeurs.ContainsKey(champ) && !IsTold(ligne.LieuDe(champ))))
        {
            ModeleColonne colonne = ModeleClasseur.Financements.Feuilles[0].Colonnes
                .First(item => (item.Chemin ?? item.Role) == champ);
            _bag.Add(ligne.LieuDe(champ), "CPOM1079", Gravite.Erreur, colonne.Titre, colonne.Aide!);
        }

        if (ligne.Valeurs.TryGetValue("annee", out ValeurSituee annee) && ligne.Annee is null)
        {
            _bag.Add(annee.Lieu, "CPOM1080", Gravite.Erreur, Quote.Text(annee.Valeur.ToString()));
        }

        if (ligne.EstRetiree && ligne.Valeurs.TryGetValue("montant", out ValeurSituee montant))
        {
            _bag.Add(montant.Lieu, "CPOM1084", Gravite.Erreur, ligne.Code);
        }
    }

    private bool IsTold(Lieu lieu) =>
        _bag.ToImmutable().Any(item => (item.Ligne, item.Colonne) == (lieu.Ligne, lieu.Colonne));

    private void JugerDoubles(ImmutableArray<LigneDemandee> lignes)
    {
        foreach (IGrouping<(int?, string), LigneDemandee> same in lignes
            .Where(ligne => ligne.Annee is not null && ligne.Code.Length > 0)
            .GroupBy(ligne => (ligne.Annee, ligne.Code)))
        {
            foreach (LigneDemandee again in same.Skip(1))
            {
                _bag.Add(again.LieuDe("code"), "CPOM1081", Gravite.Erreur, again.Code, Messages.Entier(again.Annee!.Value),
                    Messages.Entier(same.First().Lieu.Ligne));
            }
        }
    }
}
