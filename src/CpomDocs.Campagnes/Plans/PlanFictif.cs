using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Plans;

/// <summary>What all contracts of an invented campaign share: family, dates, stages.</summary>
internal sealed class PlanFictif(Profil profil)
{
    private const int DefaultFirstYear = 2025;
    private const int MonthsToExchanges = 4;
    private const int MonthsToLastSignature = 6;

    private static readonly ImmutableHashSet<string> KnownSections =
        ["orientations", "autorisations", "volets", "reconnaissances", "financement", "pds", "usld", "listeAccords", "reseau"];

    private readonly DateOnly _dateEffet = FirstDay(profil);
    private readonly Vocabulaire _mots = new(profil.Bornes.Departements, FirstDay(profil).Year);

    private DateOnly DateFin => profil.Bornes.DateFin ?? _dateEffet.AddYears(profil.Bornes.DureeMaxAnnees).AddDays(-1);

    private string Id => string.Create(CultureInfo.InvariantCulture, $"DEMO-{profil.Code}-{_dateEffet.Year}-{DateFin.Year}");

    /// <summary>Whether every annexe of the family is one that the makers know.</summary>
    public static bool CanInvent(Profil profil)
    {
        bool hasObjectives = profil.Documents.Any(document => document.SectionsImprimees().Contains("orientations"));
        return (!hasObjectives || profil.Bornes.ObjectifsParVolet.Count > 0)
            && Vocabulaire.Knows(profil.Bornes.Departements)
            && profil.Documents.SelectMany(document => document.SectionsImprimees()).All(KnownSections.Contains);
    }

    private static DateOnly FirstDay(Profil profil) =>
        profil.Bornes.DateEffet ?? profil.DateEffetUsuelle ?? new DateOnly(DefaultFirstYear, 1, 1);

    /// <summary>Makes the contract of a rank, from 0.</summary>
    public Contrat Make(int seed, int rang)
    {
        var tirage = new Tirage(seed, rang);
        var silhouette = new Silhouette(_mots, tirage, rang, profil);
        int careSites = Math.Max(1, silhouette.NombreSites - (silhouette.Usld ? 1 : 0));
        var contexte = new ContexteContrat
        {
            Mots = _mots,
            Profil = profil,
            Tirage = tirage,
            Silhouette = silhouette,
            DateEffet = _dateEffet,
            DateFin = DateFin,
            SitesDeSoins = [.. Enumerable.Range(1, careSites).Select(silhouette.FinessEt)],
            SiteUsld = silhouette.Usld ? silhouette.FinessEt(careSites + 1) : null,
            Titulaires = [.. Enumerable.Range(0, silhouette.Titulaires).Select(_ => PersonneFictive.Draw(_mots, tirage))],
        };
        return new ContratFictif(contexte).Make(Id);
    }

    /// <summary>The campaign that lists the contracts.</summary>
    public Campagne CampagneOf(IEnumerable<Contrat> contrats)
    {
        ImmutableArray<ContratCampagne> entries = [.. contrats.Select(Entry)];
        return CampagneOf(entries);
    }

    private Campagne CampagneOf(ImmutableArray<ContratCampagne> contrats) => new()
    {
        Id = Id,
        Libelle = _mots.Agence("libelleCampagne") + " " + profil.Intitule,
        Profil = profil.Code,
        Region = _mots.Agence("region"),
        DateEffet = _dateEffet,
        DateFin = DateFin,
        EffectifAttendu = contrats.Length,
        Modeles = new ModelesCampagne { Jeu = profil.Code.ToLowerInvariant(), Version = profil.Version },
        Etapes = Etapes(),
        Contrats = contrats,
    };

    private static ContratCampagne Entry(Contrat contrat) => new()
    {
        FinessEj = contrat.Structure.FinessEj,
        Fichier = "contrats/" + contrat.CodeContrat + ".json",
        Groupe = contrat.Structure.Departement,
    };

    /// <summary>First signature, exchanges on what is left, last signature (SIG-08).</summary>
    private ImmutableArray<EtapeCampagne> Etapes()
    {
        ImmutableArray<DocumentProfil> first = [.. profil.Documents.Where(document => (document.Etape ?? 1) == 1)];
        ImmutableArray<DocumentProfil> last = [.. profil.Documents.Except(first)];
        EtapeCampagne signature = Etape(1, first, ActionEtape.SIGNATURE, _dateEffet.AddDays(-1));
        if (last.IsEmpty)
        {
            return [signature];
        }

        ImmutableArray<DocumentProfil> discussed = [.. last.Where(document => !document.Circuit.IsEmpty)];
        return
        [
            signature,
            Etape(2, discussed, ActionEtape.ECHANGES, _dateEffet.AddMonths(MonthsToExchanges).AddDays(-1)),
            Etape(3, last, ActionEtape.SIGNATURE, _dateEffet.AddMonths(MonthsToLastSignature).AddDays(-1)),
        ];
    }

    private static EtapeCampagne Etape(int numero, ImmutableArray<DocumentProfil> documents, ActionEtape action, DateOnly echeance) => new()
    {
        Numero = numero,
        Documents = [.. documents.Select(document => document.Code)],
        Action = action,
        Echeance = echeance,
    };
}
