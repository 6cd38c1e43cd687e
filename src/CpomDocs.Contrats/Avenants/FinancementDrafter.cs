using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Classeurs;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Avenants;

/// <summary>Writes the avenant by which a contract takes the financing of a year (AVN-11), from the rows of a sheet. Stateless.</summary>
public static class FinancementDrafter
{
    /// <summary>Writes an avenant.</summary>
    /// <param name="depart">The version in force.</param>
    /// <param name="demande">What the sheet asks.</param>
    /// <param name="options">What the sheet does not say.</param>
    /// <param name="numero">Number of the avenant.</param>
    /// <returns>The avenant, to be judged as any other; without bytes where the contract has everything already.</returns>
    public static AvenantFinancier Rediger(
        ContratConsolide depart, FinancementDemande demande, OptionsRedaction options, int numero)
    {
        ArgumentNullException.ThrowIfNull(depart);
        ArgumentNullException.ThrowIfNull(demande);
        ArgumentNullException.ThrowIfNull(options);
        return new Redaction(depart.Contrat, demande, options).Ecrire(numero);
    }

    /// <summary>One avenant being written, with the cell of each of its values.</summary>
    private sealed class Redaction(ContratValide depart, FinancementDemande demande, OptionsRedaction options)
    {
        private const string Section = "financement";
        private static readonly ImmutableArray<string> Facultatifs = ["dateEffet", "consultations"];
        private static readonly ImmutableArray<string> Champs =
            ["fonds", "code", "objet", "montant", "reconductible", "referenceActe", "annexeLiee"];

        private static readonly ImmutableArray<string> Repris = ["fonds", "objet", "reconductible", "annexeLiee"];

        private readonly JsonArray _modifications = [];
        private readonly ClasseurBag _bag = new();
        private readonly Dictionary<string, Lieu> _lieux = new(demande.Lieux, StringComparer.Ordinal);
        private readonly ImmutableArray<JsonObject> _exercices = [.. ExercicesDe(depart)];
        private readonly string _piece = PieceModifiee.De(depart, Section, "").FirstOrDefault("");

        internal AvenantFinancier Ecrire(int numero)
        {
            foreach (IGrouping<int, LigneDemandee> annee in demande.Lignes
                .Where(ligne => ligne.Annee is not null && ligne.Code.Length > 0)
                .GroupBy(ligne => ligne.Annee!.Value))
            {
                if (_exercices.FirstOrDefault(exercice => Nombres.Entier(exercice["annee"]) == annee.Key) is { } present)
                {
                    Completer(present, annee);
                }
                else
                {
                    Ajouter(annee.Key, [.. annee]);
                }
            }

            bool isNothing = _modifications.Count == 0 && demande.Diagnostics.IsEmpty && !_bag.HasError;
            return new AvenantFinancier(
                isNothing ? ReadOnlyMemory<byte>.Empty : CanonicalJson.Write(Avenant(numero)), demande, _lieux)
            {
                Diagnostics = [.. demande.Diagnostics, .. _bag.ToImmutable()],
            };
        }

        private JsonObject Avenant(int numero)
        {
            IEnumerable<string> annees =
                demande.Lignes.Select(ligne => ligne.Annee).OfType<int>().Distinct().Order().Select(Messages.Entier);
            var avenant = new JsonObject
            {
                ["schema"] = ModelJson.Formats[typeof(Avenant)],
                ["codeContrat"] = depart.Contrat.CodeContrat,
                ["numero"] = numero,
                ["versionBase"] = depart.Contrat.Version,
                ["objet"] = options.Objet.Length > 0
                    ? options.Objet
                    : Messages.Format("Financement.Objet", string.Join(Messages.Get("Financement.Et"), annees)),
                ["causes"] = new JsonArray(CauseAvenant.EVOLUTION_FINANCEMENT.ToString()),
                ["dateEffet"] = options.DateEffet?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["consultations"] = null,
                ["modifications"] = _modifications,
                ["signataires"] = AvenantDrafter.Signataires(depart.Contrat, [_piece]),
            };
            foreach ((string pointer, ValeurSituee value) in demande.Avenant)
            {
                Poser(avenant, pointer, value.Valeur.DeepClone());
            }

            foreach (string absent in Facultatifs.Where(key => avenant[key] is null))
            {
                avenant.Remove(absent);
            }

            return avenant;
        }

        private static void Poser(JsonObject avenant, string pointer, JsonNode value)
        {
            string[] steps = [.. JsonPointer.Segments(pointer)];
            JsonObject holder = avenant;
            foreach (string step in steps[..^1])
            {
                holder[step] ??= new JsonObject();
                holder = holder[step]!.AsObject();
            }

            holder[steps[^1]] = value;
        }

        private void Ajouter(int annee, ImmutableArray<LigneDemandee> lignes)
        {
            int rang = _modifications.Count;
            var list = new JsonArray();
            foreach (LigneDemandee ligne in lignes)
            {
                if (ligne.EstRetiree)
                {
                    _bag.Add(ligne.LieuDe("retiree"), "CPOM1083", Gravite.Erreur, ligne.Code, Messages.Entier(annee));
                    continue;
                }

                JsonObject? modele = DerniereLigne(ligne.Code);
                JugerEnVigueur(ligne, modele);
                Situer(ligne, Dossier(rang) + "/nouvelleValeur/lignes/" + Messages.Entier(list.Count));
                list.Add(NouvelleLigne(ligne, modele));
            }

            decimal total = list.Sum(ligne => Nombres.Decimal(ligne!["montant"]) ?? 0);
            JsonObject change = Debut(OperationAvenant.AJOUTER_EXERCICE, lignes);
            change["nouvelleValeur"] = new JsonObject { ["annee"] = annee, ["lignes"] = list, ["total"] = total };
            Finir(change, lignes);
        }

        private void Completer(JsonObject exercice, IEnumerable<LigneDemandee> lignes)
        {
            foreach (LigneDemandee ligne in lignes)
            {
                JsonObject? presente = LigneDe(exercice, ligne.Code);
                JugerEnVigueur(ligne, presente ?? DerniereLigne(ligne.Code));
                if (ligne.EstRetiree && presente is null)
                {
                    _bag.Add(ligne.LieuDe("retiree"), "CPOM1083", Gravite.Erreur, ligne.Code, Messages.Entier(ligne.Annee!.Value));
                }
                else if (presente is null)
                {
                    Situer(ligne, Dossier(_modifications.Count) + "/nouvelleValeur");
                    Modifier(ligne, "", null, NouvelleLigne(ligne, DerniereLigne(ligne.Code)));
                }
                else if (ligne.EstRetiree)
                {
                    Modifier(ligne, "", presente["montant"], null);
                }
                else
                {
                    Modifier(ligne, presente);
                }
            }
        }

        // A cell left empty leaves the line as it is.
        private void Modifier(LigneDemandee ligne, JsonObject presente)
        {
            foreach (string champ in Repris.Prepend("referenceActe").Prepend("montant"))
            {
                if (ligne.De(champ) is { } value && !JsonNode.DeepEquals(value, presente[champ]))
                {
                    _lieux[Dossier(_modifications.Count) + "/nouvelleValeur"] = ligne.LieuDe(champ);
                    Modifier(ligne, champ == "montant" ? "" : "/" + champ, presente[champ], value);
                }
            }
        }

        private void Modifier(LigneDemandee ligne, string champ, JsonNode? ancienne, JsonNode? nouvelle)
        {
            JsonObject change = Debut(OperationAvenant.MODIFIER_LIGNE_FINANCEMENT, [ligne]);
            var cible = new JsonObject { ["annee"] = ligne.Annee, ["code"] = ligne.Code };
            if (champ.Length > 0)
            {
                cible["champ"] = champ;
            }

            change["cible"] = cible;
            change["ancienneValeur"] = ancienne?.DeepClone();
            change["nouvelleValeur"] = nouvelle;
            Finir(change, [ligne]);
        }

        private JsonObject Debut(OperationAvenant operation, ImmutableArray<LigneDemandee> lignes)
        {
            _lieux[Dossier(_modifications.Count)] = lignes[0].Lieu;
            return new JsonObject { ["annexe"] = _piece, ["operation"] = operation.ToString() };
        }

        private void Finir(JsonObject change, ImmutableArray<LigneDemandee> lignes)
        {
            change["motif"] = lignes.Select(ligne => ligne.De("motif")).FirstOrDefault(motif => motif is not null)
                ?? (options.Motif.Length > 0 ? options.Motif : Messages.Get("Financement.Motif"));
            _modifications.Add(change);
        }

        private static JsonObject NouvelleLigne(LigneDemandee ligne, JsonObject? modele)
        {
            var line = new JsonObject();
            foreach (string champ in Champs)
            {
                JsonNode? value = ligne.De(champ) ?? (Repris.Contains(champ) ? modele?[champ]?.DeepClone() : null);
                if (value is not null || champ == "annexeLiee")
                {
                    line[champ] = value;
                }
            }

            return line;
        }

        private void Situer(LigneDemandee ligne, string pointer)
        {
            _lieux[pointer] = ligne.Lieu;
            foreach ((string champ, Lieu lieu) in ligne.Lieux)
            {
                _lieux[pointer + "/" + champ] = lieu;
            }
        }

        // A sheet made before another avenant was signed starts from amounts that are no longer those of the contract.
        private void JugerEnVigueur(LigneDemandee ligne, JsonObject? presente)
        {
            if (ligne.Valeurs.TryGetValue("enVigueur", out ValeurSituee given)
                && (Nombres.Decimal(given.Valeur) is not { } amount || amount != Nombres.Decimal(presente?["montant"])))
            {
                _bag.Add(given.Lieu, "CPOM1082", Gravite.Erreur, ligne.Code, Ecrire(given.Valeur), Ecrire(presente?["montant"]));
            }
        }

        private static string Ecrire(JsonNode? montant) =>
            PlaceNommee.Ecrire(montant, "/annexes/financement/exercices/0/lignes/0/montant");

        private JsonObject? DerniereLigne(string code) => _exercices
            .OrderByDescending(exercice => Nombres.Entier(exercice["annee"]))
            .Select(exercice => LigneDe(exercice, code))
            .FirstOrDefault(ligne => ligne is not null);

        private static JsonObject? LigneDe(JsonObject exercice, string code) =>
            (exercice["lignes"] as JsonArray ?? []).OfType<JsonObject>().FirstOrDefault(ligne => ligne["code"]?.ToString() == code);

        private static IEnumerable<JsonObject> ExercicesDe(ContratValide contrat) =>
            (AvenantDrafter.NodeOf(contrat.Contrat)["annexes"]?[Section]?["exercices"] as JsonArray ?? []).OfType<JsonObject>();

        private static string Dossier(int rang) => Rules.Dossier.Rang("/modifications", rang);
    }
}

/// <summary>An avenant that a sheet of financing makes.</summary>
public sealed class AvenantFinancier
{
    private readonly FinancementDemande _demande;
    private readonly Dictionary<string, Lieu> _lieux;

    internal AvenantFinancier(ReadOnlyMemory<byte> json, FinancementDemande demande, Dictionary<string, Lieu> lieux)
    {
        Json = json;
        _demande = demande;
        _lieux = lieux;
    }

    /// <summary>Its file, in canonical form; empty where the contract has already everything that is asked.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>What is wrong in the sheet, each with its cell.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; internal init; } = [];

    /// <summary>Brings what is said of the avenant back to the cells it was made from.</summary>
    /// <param name="diagnostics">Diagnostics of the avenant.</param>
    /// <returns>The same, each with its sheet and cell; one whose cell is already told to be wrong is left out.</returns>
    public ImmutableArray<Diagnostic> Situer(IEnumerable<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        HashSet<string?> told = [.. Diagnostics.Where(item => item.Gravite == Gravite.Erreur).Select(item => item.Cellule)];
        var bag = new ClasseurBag();
        foreach (Diagnostic diagnostic in diagnostics.Where(item => !EstDuTotal(item)))
        {
            Lieu lieu = LieuDe(diagnostic.Pointeur);
            Diagnostic placed = lieu.Placer(diagnostic);
            if (placed.Cellule is null || !told.Contains(placed.Cellule))
            {
                bag.Add(lieu, EnClair(diagnostic, lieu));
            }
        }

        return [.. Diagnostics, .. bag.ToImmutable()];
    }

    // The program makes the total of a year: what is wrong with it is wrong with one of its lines, and told there.
    private static bool EstDuTotal(Diagnostic diagnostic) =>
        diagnostic.Pointeur.EndsWith("/nouvelleValeur/total", StringComparison.Ordinal);

    // Where a field has its column, the reader is told of the column.
    private static Diagnostic EnClair(Diagnostic diagnostic, Lieu lieu)
    {
        ModeleColonne? colonne = ModeleClasseur.Financements.Feuilles[0].Colonnes.FirstOrDefault(item =>
            lieu.Titre is { } titre && Spelling.Key(item.Titre) == Spelling.Key(titre));
        return diagnostic.Code == "CPOM1020" && colonne is not null
            ? Manque(colonne, diagnostic)
            : ClasseurReader.EnClair(diagnostic);
    }

    private static Diagnostic Manque(ModeleColonne colonne, Diagnostic diagnostic)
    {
        var note = new Note("CPOM1079", diagnostic.Pointeur, 0) { Regle = diagnostic.Regle, Values = [colonne.Titre, colonne.Aide!] };
        return note.ToDiagnostic() with { Source = diagnostic.Source };
    }

    private Lieu LieuDe(string pointer)
    {
        for (string place = pointer; place.Length > 0; place = place[..place.LastIndexOf('/')])
        {
            if (_lieux.TryGetValue(place, out Lieu? lieu))
            {
                return lieu;
            }
        }

        return _demande.Lignes[0].Lieu;
    }
}
