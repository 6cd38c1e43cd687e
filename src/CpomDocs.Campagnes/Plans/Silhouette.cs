using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Plans;

/// <summary>What is decided about one establishment before anything is written: its kind, its place, its numbers.</summary>
internal sealed class Silhouette
{
    // Numbers from xx99 2000 on, then xx98, xx97…: ranges of the register that no département of the region has reached.
    private const int FirstNumber = 2000;
    private const int NumbersPerContract = 10;
    private const int FirstRange = 99;
    private const int NumbersPerRange = 10_000;
    private const int CommuneStep = 37;

    private readonly LigneVocabulaire _row;
    private readonly int _rankInDepartement;
    private readonly int _mostAgencies;

    public Silhouette(Vocabulaire mots, Tirage tirage, int rang, Profil profil)
    {
        ImmutableArray<LigneVocabulaire> rows =
            [.. mots.Silhouettes.Where(row => profil.TypesStructure.Contains(row.Membre<TypeStructure>("type")))];
        _row = rang < rows.Length ? rows[rang] : tirage.Un(rows);
        _mostAgencies = profil.Bornes.Ars.Max;
        Departement = mots.Departements[rang % mots.Departements.Length];
        _rankInDepartement = rang / mots.Departements.Length;
        Commune = CommuneOf(mots, rang);
        Pds = _row.Oui("pds") && Prints(profil, "pds");
        Usld = _row.Oui("usld") && Prints(profil, "usld");
        NombreSites = tirage.Entier(_row.Entier("sitesMin"), _row.Entier("sitesMax"));
    }

    public TypeStructure Type => _row.Membre<TypeStructure>("type");

    public LigneVocabulaire Departement { get; }

    public string Commune { get; }

    public int NombreSites { get; }

    public bool Pds { get; }

    public bool Usld { get; }

    public bool Ght => _row.Oui("ght");

    public bool DelegationStructure => _row.Oui("delegationStructure");

    /// <summary>Whether nothing was negotiated yet.</summary>
    public bool SocleCommun => _row.Oui("socleCommun");

    /// <summary>Number of natural persons who hold the authorisation; 0 when a legal person does.</summary>
    public int Titulaires => _row.Entier("titulaires");

    /// <summary>Number of agencies that are parties.</summary>
    public int Agences => Math.Min(_row.Entier("agences"), _mostAgencies);

    public bool DelegationAgence => _row.Oui("delegationAgence");

    public string FinessEj => Finess(0);

    public string CodePostal => Departement["code"] + "99" + (_rankInDepartement % 10).ToString(CultureInfo.InvariantCulture);

    /// <summary>FINESS of a site, from 1.</summary>
    public string FinessEt(int site) => Finess(site);

    /// <summary>SIRET of the seat: an invented SIREN with its key, then the first establishment with its own.</summary>
    public string Siret()
    {
        string siren = CleLuhn.Completer("99" + Departement["code"] + _rankInDepartement.ToString("0000", CultureInfo.InvariantCulture));
        return CleLuhn.Completer(siren + "0001");
    }

    private static bool Prints(Profil profil, string section) => profil.Documents.Any(document => document.Sections.Contains(section));

    private string Finess(int place)
    {
        int number = FirstNumber + (_rankInDepartement * NumbersPerContract) + place;
        int range = FirstRange - (number / NumbersPerRange);
        string inRange = (number % NumbersPerRange).ToString("0000", CultureInfo.InvariantCulture);
        return CleLuhn.Completer(Departement["code"] + range.ToString("00", CultureInfo.InvariantCulture) + inRange);
    }

    private static string CommuneOf(Vocabulaire mots, int rang)
    {
        ImmutableArray<string> starts = mots.Mots("debutCommune");
        ImmutableArray<string> ends = mots.Mots("finCommune");
        int place = rang * CommuneStep % (starts.Length * ends.Length);
        return starts[place % starts.Length] + ends[place / starts.Length];
    }
}
