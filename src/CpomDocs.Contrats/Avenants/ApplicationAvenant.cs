using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Contrats.Rules;

namespace CpomDocs.Contrats.Avenants;

/// <summary>Applies the changes of an avenant to the tree of a contract, in their order, and notes everything wrong with them.</summary>
internal sealed class ApplicationAvenant
{
    private readonly ContratEnRevision _revision;
    private readonly ContratConsolide _depart;
    private readonly Avenant _avenant;
    private readonly ClausesEnVigueur _clauses;
    private readonly ImmutableArray<Constat>.Builder _constats = ImmutableArray.CreateBuilder<Constat>();
    private readonly ImmutableArray<ModificationAppliquee>.Builder _appliquees = ImmutableArray.CreateBuilder<ModificationAppliquee>();
    private readonly Dictionary<string, int> _numeros;

    internal ApplicationAvenant(ContratEnRevision revision, ContratConsolide depart, AvenantLu lu)
    {
        _revision = revision;
        _depart = depart;
        _avenant = lu.Avenant;
        _clauses = new ClausesEnVigueur(revision, _avenant.Numero, lu.Articles);
        _numeros = new Dictionary<string, int>(depart.NumerosUtilises, StringComparer.Ordinal);
        for (int rang = 0; rang < _avenant.Modifications.Length; rang++)
        {
            ModificationAvenant modification = _avenant.Modifications[rang];
            if (!lu.Illisibles.Contains(rang))
            {
                Appliquer(new ChangementDemande(rang, modification, OperationCatalogue.De(modification.Operation)));
            }
        }
    }

    /// <summary>What is wrong with the changes; pointers are those of the avenant.</summary>
    internal ImmutableArray<Constat> Constats => _constats.ToImmutable();

    /// <summary>The changes that were applied.</summary>
    internal ImmutableArray<ModificationAppliquee> Appliquees => _appliquees.ToImmutable();

    /// <summary>Whether every change was applied, so that the result can be judged.</summary>
    internal bool EstEntiere => _appliquees.Count == _avenant.Modifications.Length;

    /// <summary>Greatest number ever given by volet.</summary>
    internal ImmutableSortedDictionary<string, int> Numeros => _numeros.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private void Appliquer(ChangementDemande change)
    {
        JugerPiece(change);
        string[] absents = [.. change.Spec.Cles.Where(cle => !change.Donne(cle))];
        foreach (string cle in absents)
        {
            Note(change, "CPOM1507", "/cible", change.Modification.Operation, cle);
        }

        if (absents.Length > 0)
        {
            return;
        }

        switch (change.Spec.Verbe)
        {
            case VerbeOperation.AJOUTER:
                Ajouter(change);
                break;
            case VerbeOperation.RETIRER:
                Retirer(change);
                break;
            case VerbeOperation.FINANCER:
                Financer(change);
                break;
            case VerbeOperation.REMPLACER:
                Remplacer(change);
                break;
            default:
                Modifier(change, Enregistrements.Trouver(_revision, change));
                break;
        }
    }

    private void JugerPiece(ChangementDemande change)
    {
        string volet = change.Modification.Cible?.Volet is { Length: > 0 } named ? named : change.Nouvelle is JsonObject added
            ? added["volet"]?.ToString() ?? ""
            : "";
        ImmutableArray<string> attendues = PieceModifiee.De(_depart.Contrat, change.Spec.Section, volet);
        if (!attendues.Contains(change.Modification.Annexe))
        {
            Note(change, "CPOM1506", "/annexe", Quote.Text(change.Modification.Annexe), change.Modification.Operation,
                attendues.IsEmpty ? Messages.Get("Avenant.AucunePiece") : string.Join(", ", attendues));
        }
    }

    private void Ajouter(ChangementDemande change)
    {
        if (change.Nouvelle is not JsonObject record)
        {
            Note(change, "CPOM1510", "/nouvelleValeur", change.Modification.Operation, "nouvelleValeur");
            return;
        }

        JugerAbsente(change, "ancienneValeur", change.Modification.AncienneValeur);
        if (Enregistrements.ListeDe(_revision, change.Spec.Section, cree: true) is not { } liste)
        {
            Introuvable(change, change.Spec.Section);
            return;
        }

        if (Enregistrements.Semblable(liste, change.Spec.Section, record) is { } present)
        {
            Note(change, "CPOM1528", "/nouvelleValeur", NomDe(present));
            return;
        }

        JugerNumero(change, record);
        Enregistrements.Inserer(liste, change.Spec.Section, record);
        _revision.MarkItem(record, change.Origine(_avenant, "/nouvelleValeur"));
        Reconnaitre(change.Spec.Section);
        Garder(change, record, Enregistrements.CleDe(change.Spec.Section, record), isAdded: true);
    }

    // A number removed by an earlier avenant is never given again (OBJ-07).
    private void JugerNumero(ChangementDemande change, JsonObject record)
    {
        if (change.Spec.Section != Enregistrements.Orientations || Nombres.Entier(record["numero"]) is not { } numero)
        {
            return;
        }

        string volet = record["volet"]?.ToString() ?? "";
        int attendu = _numeros.GetValueOrDefault(volet) + 1;
        if (numero != attendu)
        {
            Note(change, "CPOM1524", "/nouvelleValeur/numero", numero, attendu);
        }

        _numeros[volet] = Math.Max(numero, attendu);
    }

    private void Retirer(ChangementDemande change)
    {
        if (Enregistrements.Trouver(_revision, change) is not { Parent: JsonArray liste } record)
        {
            Introuvable(change);
            return;
        }

        JugerAbsente(change, "nouvelleValeur", change.Modification.NouvelleValeur);
        string pointer = ContratEnRevision.PointeurDe(record);
        JugerAncienne(change, record[change.Spec.Titre], pointer + "/" + change.Spec.Titre);
        Garder(change, record, Enregistrements.CleDe(change.Spec.Section, record), isAdded: false);
        liste.Remove(record);
        Reconnaitre(change.Spec.Section);
    }

    private void Modifier(ChangementDemande change, JsonObject? record)
    {
        string champ = change.Modification.Cible?.Champ ?? "";
        if (record is null || Enregistrements.PlaceVisee(record, change) is not { } place)
        {
            Introuvable(change);
            return;
        }

        if (Enregistrements.NommeLEnregistrement(change.Spec.Section, champ))
        {
            Note(change, "CPOM1527", "/cible/champ", Quote.Text(champ), NomDe(record));
            return;
        }

        string cle = Enregistrements.CleDe(change.Spec.Section, record);
        Changer(change, place, cle + ContratEnRevision.PointeurDe(place)[ContratEnRevision.PointeurDe(record).Length..]);
    }

    private void Financer(ChangementDemande change)
    {
        if (Enregistrements.Exercice(_revision, change) is not { } exercice)
        {
            Introuvable(change);
            return;
        }

        JsonObject? ligne = Enregistrements.Ligne(exercice, change);
        bool isNew = change.Modification.AncienneValeur.ValueKind == JsonValueKind.Null;
        if (isNew && ligne is null)
        {
            AjouterLigne(change, exercice);
        }
        else if (ligne is null)
        {
            Introuvable(change);
            return;
        }
        else if (change.Modification.NouvelleValeur.ValueKind == JsonValueKind.Null && change.Modification.Cible!.Champ.Length == 0)
        {
            JugerAncienne(change, ligne["montant"], ContratEnRevision.PointeurDe(ligne) + "/montant");
            Garder(change, ligne, Enregistrements.CleDeLigne(exercice, ligne), isAdded: false);
            ligne.Parent!.AsArray().Remove(ligne);
        }
        else if (Place.Find(ligne, change.Modification.Cible!.Champ is { Length: > 0 } champ ? champ : "/montant") is { } place)
        {
            Changer(change, place, Enregistrements.CleDeLigne(exercice, ligne) + "/" + place.Key);
        }
        else
        {
            Introuvable(change);
        }

        var total = new Place(exercice, "total");
        total.Set(JsonValue.Create(Enregistrements.TotalDe(exercice)), keepsNull: false);
        _revision.Mark(total, change.Origine(_avenant, "/nouvelleValeur"));
    }

    private void AjouterLigne(ChangementDemande change, JsonObject exercice)
    {
        if (change.Nouvelle is not JsonObject ligne)
        {
            Note(change, "CPOM1510", "/nouvelleValeur", change.Modification.Operation, "nouvelleValeur");
            return;
        }

        Enregistrements.LignesDe(exercice).Add(ligne);
        _revision.MarkItem(ligne, change.Origine(_avenant, "/nouvelleValeur"));
        Garder(change, ligne, Enregistrements.CleDeLigne(exercice, ligne), isAdded: true);
    }

    private void Remplacer(ChangementDemande change)
    {
        int article = change.Modification.Cible!.Article!.Value;
        if (change.Nouvelle is null || change.Ancienne is null)
        {
            string cle = change.Nouvelle is null ? "nouvelleValeur" : "ancienneValeur";
            Note(change, "CPOM1510", "/" + cle, change.Modification.Operation, cle);
            return;
        }

        if (!_clauses.Existe(article))
        {
            Introuvable(change, "/clausesSocle");
            return;
        }

        string ancienne = change.Ancienne.ToString();
        if (_clauses.TexteDe(article) is { } enVigueur && !ClausesEnVigueur.Dit(enVigueur, ancienne))
        {
            Note(change, "CPOM1509", "/ancienneValeur", Messages.Format("Avenant.Article", article),
                Quote.Text(ancienne), Quote.Text(enVigueur));
        }

        JsonObject clause = _clauses.Remplacer(article, change.Nouvelle.ToString());
        _revision.MarkItem(clause, change.Origine(_avenant, ""));
        _appliquees.Add(new ModificationAppliquee(
            change.Rang, change.Modification, ContratEnRevision.PointeurDe(clause), Messages.Format("Avenant.Article", article))
        {
            Avant = ancienne,
            Apres = change.Nouvelle.ToString(),
            Cle = "/clausesSocle/" + article.ToString(CultureInfo.InvariantCulture),
        });
    }

    private void Changer(ChangementDemande change, Place place, string cle)
    {
        if (change.Modification.NouvelleValeur.ValueKind == JsonValueKind.Undefined)
        {
            Note(change, "CPOM1510", "/nouvelleValeur", change.Modification.Operation, "nouvelleValeur");
            return;
        }

        string pointer = ContratEnRevision.PointeurDe(place);
        JsonNode? avant = place.Value;
        JugerAncienne(change, avant, pointer);
        if (JsonNode.DeepEquals(avant, change.Nouvelle))
        {
            Note(change, "CPOM1512", "/nouvelleValeur", PlaceNommee.NomDe(_revision.Racine, pointer), PlaceNommee.Ecrire(avant, pointer));
        }

        var applied = new ModificationAppliquee(change.Rang, change.Modification, pointer, PlaceNommee.NomDe(_revision.Racine, pointer))
        {
            Avant = PlaceNommee.Afficher(avant, pointer),
            Apres = PlaceNommee.Afficher(change.Nouvelle, pointer),
            Cle = cle,
        };
        place.Set(change.Nouvelle, FieldCatalogue.AdmetNull(place.Key));
        _revision.Mark(place, change.Origine(_avenant, "/nouvelleValeur"));
        _appliquees.Add(applied);
    }

    private void Garder(ChangementDemande change, JsonObject record, string cle, bool isAdded)
    {
        string pointer = ContratEnRevision.PointeurDe(record);
        _appliquees.Add(new ModificationAppliquee(change.Rang, change.Modification, pointer, NomDe(record))
        {
            Avant = isAdded ? null : PlaceNommee.Afficher(record, pointer),
            Apres = isAdded ? PlaceNommee.Afficher(record, pointer) : null,
            Cle = cle,
        });
    }

    // A list of recognitions says by itself that it is empty.
    private void Reconnaitre(string section)
    {
        if (section == Enregistrements.Reconnaissances && _revision.Section(section) is { } reconnaissances)
        {
            reconnaissances["neant"] = reconnaissances["lignes"] is not JsonArray { Count: > 0 };
        }
    }

    private void JugerAncienne(ChangementDemande change, JsonNode? enVigueur, string pointer)
    {
        bool isGiven = change.Modification.AncienneValeur.ValueKind != JsonValueKind.Undefined;
        if (!isGiven && enVigueur is not null)
        {
            Note(change, "CPOM1510", "/ancienneValeur", change.Modification.Operation, "ancienneValeur");
        }
        else if (isGiven && !JsonNode.DeepEquals(enVigueur, change.Ancienne))
        {
            Note(change, "CPOM1509", "/ancienneValeur", PlaceNommee.NomDe(_revision.Racine, pointer),
                PlaceNommee.Ecrire(change.Ancienne, pointer), PlaceNommee.Ecrire(enVigueur, pointer));
        }
    }

    private void JugerAbsente(ChangementDemande change, string key, JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
        {
            Note(change, "CPOM1511", "/" + key, change.Modification.Operation, key);
        }
    }

    private void Introuvable(ChangementDemande change, string? place = null) => Note(
        change, "CPOM1508", "/cible", change.EcrireCible() is { Length: > 0 } cible ? cible : place ?? "", _depart.Contrat.Contrat.Version);

    private void Note(ChangementDemande change, string code, string field, params object[] values) =>
        _constats.Add(new Constat(code, change.Pointeur + field) { Valeurs = values });

    private string NomDe(JsonObject record) => PlaceNommee.NomDe(_revision.Racine, ContratEnRevision.PointeurDe(record));
}

/// <summary>An avenant to apply.</summary>
/// <param name="Avenant">The avenant.</param>
internal sealed record AvenantLu(Avenant Avenant)
{
    /// <summary>Text of the articles of the socle as composed, or <see langword="null"/> when it is not at hand.</summary>
    internal ImmutableSortedDictionary<int, string>? Articles { get; init; }

    /// <summary>Ranks of the changes that cannot be read: they are not applied.</summary>
    internal ImmutableHashSet<int> Illisibles { get; init; } = [];
}
