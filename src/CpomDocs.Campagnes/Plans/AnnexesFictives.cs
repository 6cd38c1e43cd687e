using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Plans;

/// <summary>Makes the annexes that list: recognitions, credits, on-call lines, agreements.</summary>
internal sealed class AnnexesFictives(ContexteContrat contexte)
{
    private readonly Vocabulaire _mots = contexte.Mots;
    private readonly Tirage _tirage = contexte.Tirage;
    private readonly Silhouette _silhouette = contexte.Silhouette;

    public Annexes Make()
    {
        Annexes annexes = Lists();
        return annexes with
        {
            Autorisations = Prints("autorisations") ? Autorisations() : null,
            Volets = Prints("volets") ? new VoletsFictifs(contexte, annexes.Orientations!).Make() : [],
        };
    }

    private Annexes Lists() => new()
    {
        Orientations = Prints("orientations") ? new OrientationsFictives(contexte).Make() : null,
        Reconnaissances = Prints("reconnaissances") ? Reconnaissances() : null,
        Financement = Prints("financement") ? new Financement { Exercices = [Exercice()] } : null,
        Pds = _silhouette.Pds ? Pds() : null,
        Usld = contexte.SiteUsld is { } site ? new UsldFictive(contexte).Make(site) : null,
        ListeAccords = new ListeAccords { AccordsArs = Accords("ARS", 1, 3), AccordsFinanciersTiers = Accords("TIERS", 0, 2) },
        Reseau = Prints("reseau") ? new ReseauFictif(contexte).Make() : null,
    };

    private bool Prints(string section) =>
        contexte.Profil.Documents.Any(document => document.SectionsImprimees().Contains(section));

    private Autorisations Autorisations()
    {
        IEnumerable<LigneVocabulaire> suitable = _mots.Autorisations.Where(row => row.ConvientA(_silhouette.Type));
        int count = _silhouette.Type is TypeStructure.GCS or TypeStructure.TITULAIRE_AUTORISATION ? 1 : _tirage.Entier(3, 8);
        return new Autorisations { Lignes = [.. _tirage.Plusieurs(suitable, count).Select(Autorisation)] };
    }

    private Autorisation Autorisation(LigneVocabulaire row) => new()
    {
        Activite = row["activite"],
        Modalite = row["modalite"],
        FinessEt = Site(),
        DateEcheance = contexte.DateEffet.AddMonths(_tirage.Entier(10, 80)).AddDays(_tirage.Entier(0, 27)),
    };

    private Reconnaissances Reconnaissances()
    {
        if (_silhouette.Type is TypeStructure.GCS or TypeStructure.TITULAIRE_AUTORISATION || _tirage.Chance(20))
        {
            return new Reconnaissances { Neant = true };
        }

        return new Reconnaissances { Lignes = [.. _tirage.Plusieurs(_mots.Reconnaissances, _tirage.Entier(1, 4)).Select(Reconnaissance)] };
    }

    private Reconnaissance Reconnaissance(LigneVocabulaire row) => new()
    {
        Code = row["code"],
        Libelle = row["libelle"],
        Niveau = row.Membre<NiveauReconnaissance>("niveau"),
        FinessEt = Site(),
        Capacite = row["unite"].Length == 0
            ? null
            : new Capacite { Valeur = _tirage.Entier(row.Entier("min"), row.Entier("max")), Unite = row["unite"] },
        Caracteristiques = row["caracteristiques"],
        DateEffet = contexte.DateEffet.AddMonths(-_tirage.Entier(2, 80)),
        Referentiel = row["referentiel"],
        Evaluation = row["evaluation"],
        Financement = row["financement"],
    };

    private Exercice Exercice()
    {
        if (_silhouette.Type == TypeStructure.TITULAIRE_AUTORISATION)
        {
            return new Exercice { Annee = contexte.PremierExercice };
        }

        IEnumerable<LigneVocabulaire> bound = _mots.Financements.Where(row => row["annexe"] == "PDS" && _silhouette.Pds);
        IEnumerable<LigneVocabulaire> free = _mots.Financements.Where(row => row["annexe"].Length == 0);
        ImmutableArray<LigneFinancement> lines = [.. bound.Concat(_tirage.Plusieurs(free, _tirage.Entier(2, 6))).Select(Credit)];
        return new Exercice { Annee = contexte.PremierExercice, Lignes = lines, Total = lines.Sum(line => line.Montant) };
    }

    private LigneFinancement Credit(LigneVocabulaire row)
    {
        var fund = row.Membre<Fonds>("fonds");
        string act = _mots.Agence(fund == Fonds.FIR ? "decisionArs" : "arreteArs");
        return new LigneFinancement
        {
            Fonds = fund,
            Code = row["code"],
            Objet = row["objet"],
            Montant = Montant(row),
            Reconductible = row.Oui("reconductible"),
            ReferenceActe = string.Create(CultureInfo.InvariantCulture, $"{act} {contexte.PremierExercice}-{_tirage.Entier(1, 1999):0000}"),
            AnnexeLiee = row["annexe"].Length == 0 ? null : row["annexe"],
        };
    }

    /// <summary>An amount in whole thousands of euros one time in three, to the cent otherwise.</summary>
    private decimal Montant(LigneVocabulaire row)
    {
        int euros = _tirage.Entier(row.Entier("min"), row.Entier("max"));
        return _tirage.Chance(33) ? euros / 1000 * 1000m : euros + (_tirage.Entier(0, 99) / 100m);
    }

    private Pds Pds() => new()
    {
        ArticulationUrgences = _tirage.Un(_mots.Mots("articulation")),
        Lignes = [.. _tirage.Plusieurs(_mots.Specialites, _tirage.Entier(3, 9)).Select((row, rank) => LignePds(row, rank + 1))],
    };

    private LignePds LignePds(LigneVocabulaire row, int numero)
    {
        bool isShared = _tirage.Chance(20);
        return new LignePds
        {
            Numero = numero,
            FinessEt = Site(),
            Specialite = row["specialite"],
            Type = row.Membre<TypeLignePds>("type"),
            Nombre = isShared ? 0.5m : 1m,
            Plages = row["plages"],
            Mutualisation = isShared ? _mots.Agence("mutualisation") + " " + _silhouette.Departement["support"] : null,
        };
    }

    private ImmutableArray<Accord> Accords(string cote, int min, int max)
    {
        ImmutableArray<LigneVocabulaire> rows =
            _tirage.Plusieurs(_mots.Accords.Where(row => row["cote"] == cote), _tirage.Entier(min, max));
        return [.. rows.Select(Accord)];
    }

    private Accord Accord(LigneVocabulaire row)
    {
        DateOnly date = _tirage.Avant(contexte.DateEffet, 60, 900);
        return new Accord
        {
            Intitule = row["intitule"],
            Organisme = row["organisme"].Length == 0 ? null : row["organisme"],
            DateSignature = date,
            DateFin = _tirage.Chance(80) ? date.AddYears(_tirage.Entier(3, 5)).AddDays(-1) : null,
        };
    }

    private string Site() => contexte.SitesDeSoins[_tirage.Entier(0, contexte.SitesDeSoins.Count - 1)];
}
