using System.Collections.Immutable;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Plans;

/// <summary>Makes the objectives, each with an indicator whose targets move one way, and its actions.</summary>
internal sealed class OrientationsFictives(ContexteContrat contexte)
{
    private const string Cooperation = "COOPERATION";
    private const decimal HighestPercentage = 98;
    private const int YearsBeforeReference = 2;

    private readonly Vocabulaire _mots = contexte.Mots;
    private readonly Tirage _tirage = contexte.Tirage;

    public Orientations Make()
    {
        if (contexte.Profil.Bornes.Objectifs is { } bounds)
        {
            return new Orientations { Objectifs = contexte.EstSocleCommun ? [] : Negotiated(bounds) };
        }

        // The catalogue sorts volets by code; a contract lists the strategic ones first.
        IEnumerable<KeyValuePair<string, Intervalle>> volets = contexte.Profil.Bornes.ObjectifsParVolet.Reverse();
        return new Orientations { Objectifs = [.. volets.SelectMany(volet => Make(volet.Key, volet.Value))] };
    }

    /// <summary>Engagements of any volet, bounded in all and not volet by volet; few where few suit the structure.</summary>
    private ImmutableArray<Objectif> Negotiated(Intervalle bounds)
    {
        IEnumerable<LigneVocabulaire> suitable = _mots.Objectifs.Where(row =>
            contexte.Profil.Bornes.ObjectifsParVolet.ContainsKey(row["volet"]) && row.ConvientA(contexte.Silhouette.Type) && Rejoint(row));
        ImmutableArray<LigneVocabulaire> rows = _tirage.Plusieurs(suitable, _tirage.Entier(bounds.Min, bounds.Max));
        return [.. rows.GroupBy(row => row["volet"]).SelectMany(volet => volet.Select((row, rank) => Make(row, rank + 1)))];
    }

    // Who is not a member of a groupement hospitalier de territoire promises nothing of it (PAR-14).
    private bool Rejoint(LigneVocabulaire row) =>
        contexte.Silhouette.Ght || !row["libelle"].Contains("groupement hospitalier de territoire", StringComparison.OrdinalIgnoreCase);

    private ImmutableArray<Objectif> Make(string volet, Intervalle bounds)
    {
        int count = _tirage.Entier(bounds.Min, bounds.Max);
        ImmutableArray<LigneVocabulaire> rows = _tirage.Plusieurs(_mots.Objectifs.Where(row => row["volet"] == volet), count);
        return [.. rows.Select((row, rank) => Make(row, rank + 1))];
    }

    private Objectif Make(LigneVocabulaire row, int numero) => new()
    {
        Numero = numero,
        Volet = row["volet"],
        OrientationPrs = row["orientation"].Length == 0 ? null : row["orientation"],
        Nature = _tirage.Chance(50) ? NatureObjectif.GENERIQUE : NatureObjectif.SPECIFIQUE,
        Finess = Perimetre(),
        Libelle = row["libelle"],
        Partenaires = row["volet"] == Cooperation ? Partenaires() : [],
        Actions = Actions(row),
        Indicateur = HasOneIndicator ? IndicateurOf(row) : null,
        Indicateurs = HasOneIndicator ? [] : [IndicateurOf(row)],
    };

    // IND-01: a family that asks for exactly one indicator names it alone; the others list theirs.
    private bool HasOneIndicator => contexte.Profil.Regles.ContainsKey("IND-01");

    private ImmutableArray<string> Perimetre()
    {
        if (_tirage.Chance(60))
        {
            return [contexte.Silhouette.FinessEj];
        }

        return _tirage.Plusieurs(contexte.SitesDeSoins, _tirage.Entier(1, Math.Min(3, contexte.SitesDeSoins.Count)));
    }

    private ImmutableArray<string> Partenaires()
    {
        string support = contexte.Silhouette.Departement["support"];
        string community = _mots.Agence("pilotePartenaire") + " " + contexte.Silhouette.Commune;
        return _tirage.Chance(50) ? [support] : [support, community];
    }

    private ImmutableArray<ActionPrevue> Actions(LigneVocabulaire row)
    {
        if (row["action1"].Length == 0)
        {
            return [];
        }

        string[] ranks = _tirage.Chance(65) ? ["1", "2"] : ["1"];
        return [.. ranks.Select(rank => new ActionPrevue
        {
            Libelle = row["action" + rank],
            Pilote = row["pilote" + rank],
            Echeance = contexte.DateEffet.AddMonths(6 * _tirage.Entier(1, 9)).AddDays(-1),
        })];
    }

    private Indicateur IndicateurOf(LigneVocabulaire row)
    {
        var type = row.Membre<TypeValeur>("type");
        ImmutableArray<ValeurIndicateur> values = type == TypeValeur.OUI_NON ? YesNoValues() : NumberValues(row, type);
        return new Indicateur
        {
            Libelle = row["indicateur"],
            TypeValeur = type,
            Unite = type == TypeValeur.OUI_NON ? null : row["unite"],
            Sens = type != TypeValeur.OUI_NON && row.Nombre("gain") < 0 ? SensIndicateur.BAISSE : SensIndicateur.HAUSSE,
            ModeCalcul = row["modeCalcul"],
            Source = row["source"],
            Reference = new ValeurReference { Annee = contexte.DateEffet.Year - YearsBeforeReference, Valeur = values[0] },
            Cibles = [.. Years.Select((year, rank) => new Cible { Annee = year, Valeur = values[rank + 1] })],
        };
    }

    private ImmutableArray<int> Years => contexte.Profil.AnneesCibles switch
    {
        AnneesCibles.N_PLUS_1_A_N_PLUS_5 => [.. Enumerable.Range(contexte.DateEffet.Year + 1, 5)],
        _ => [.. Enumerable.Range(contexte.DateEffet.Year, contexte.DateFin.Year - contexte.DateEffet.Year + 1)],
    };

    /// <summary>No, then yes from a year drawn on.</summary>
    private ImmutableArray<ValeurIndicateur> YesNoValues()
    {
        int firstYes = _tirage.Entier(1, Years.Length);
        return [.. Enumerable.Range(0, Years.Length + 1).Select(rank => new ValeurIndicateur(null, rank >= firstYes))];
    }

    /// <summary>The reference, then even steps towards the gain, never turning back.</summary>
    private ImmutableArray<ValeurIndicateur> NumberValues(LigneVocabulaire row, TypeValeur type)
    {
        int decimals = row.Entier("decimales");
        decimal reference = _tirage.Nombre(row.Nombre("referenceMin"), row.Nombre("referenceMax"), decimals);
        decimal gain = row.Nombre("gain") * _tirage.Entier(75, 110) / 100;
        decimal highest = type == TypeValeur.POURCENTAGE ? HighestPercentage : decimal.MaxValue;
        int years = Years.Length;
        return
        [
            .. Enumerable.Range(0, years + 1)
                .Select(rank => decimal.Round(reference + (gain * rank / years), decimals, MidpointRounding.AwayFromZero))
                .Select(value => new ValeurIndicateur(Math.Clamp(value, 0, highest), null)),
        ];
    }
}
