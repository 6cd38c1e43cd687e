using System.Collections.Immutable;
using System.Text;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Plans;

/// <summary>
/// Invented names, places and texts of a demonstration, from the tables embedded in the assembly. A family speaks the words of its region,
/// the one its départements are in.
/// </summary>
internal sealed class Vocabulaire
{
    private static readonly ImmutableArray<LigneVocabulaire> TousLesDepartements = Read("departements");
    private static readonly ImmutableArray<LigneVocabulaire> TextesDesAgences = Read("agence");

    private static readonly ImmutableDictionary<string, ImmutableArray<string>> Listes =
        Read("mots").GroupBy(row => row["liste"])
            .ToImmutableDictionary(group => group.Key, group => group.Select(row => row["mot"]).ToImmutableArray());

    private readonly string _region;

    /// <summary>Makes the vocabulary of a family.</summary>
    /// <param name="departements">Codes of its départements; those of the first region when there is none.</param>
    /// <param name="annee">Year of effect of the contracts: what an agency says changes with time.</param>
    public Vocabulaire(ImmutableArray<string> departements, int annee)
    {
        Departements = [.. TousLesDepartements.Where(row => departements.Contains(row["code"]))];
        _region = Departements.Select(row => row["region"]).FirstOrDefault() ?? TousLesDepartements[0]["region"];
        if (Departements.IsEmpty)
        {
            Departements = [.. TousLesDepartements.Where(row => row["region"] == _region)];
        }

        TextesDeLAgence = TextesDe(_region, annee);
        Voisines = [.. Mots("agenceVoisine").Where(region => region != _region).Select(region => TextesDe(region, annee))];
    }

    /// <summary>What the agency of the region says, by key.</summary>
    public ImmutableDictionary<string, string> TextesDeLAgence { get; }

    /// <summary>What each agency of the regions around says, by key.</summary>
    public ImmutableArray<ImmutableDictionary<string, string>> Voisines { get; }

    /// <summary>Départements of the region.</summary>
    public ImmutableArray<LigneVocabulaire> Departements { get; }

    public ImmutableArray<LigneVocabulaire> Silhouettes { get; } = Read("silhouettes");

    public ImmutableArray<LigneVocabulaire> Objectifs { get; } = Read("objectifs");

    public ImmutableArray<LigneVocabulaire> Reconnaissances { get; } = Read("reconnaissances");

    public ImmutableArray<LigneVocabulaire> Financements { get; } = Read("financements");

    public ImmutableArray<LigneVocabulaire> Specialites { get; } = Read("specialites-pds");

    public ImmutableArray<LigneVocabulaire> Accords { get; } = Read("accords");

    public ImmutableArray<LigneVocabulaire> Autorisations { get; } = Read("autorisations");

    public ImmutableArray<LigneVocabulaire> Volets { get; } = Read("volets");

    /// <summary>Whether the region of some départements has a vocabulary.</summary>
    public static bool Knows(ImmutableArray<string> departements) =>
        departements.IsEmpty || TousLesDepartements.Any(row => departements.Contains(row["code"]));

    /// <summary>Words of a list: those of the region where it has its own.</summary>
    public ImmutableArray<string> Mots(string liste) => Listes.GetValueOrDefault(liste + "@" + _region, Listes[liste]);

    /// <summary>A text of the agency's.</summary>
    public string Agence(string cle) => TextesDeLAgence[cle];

    private static ImmutableDictionary<string, string> TextesDe(string region, int annee)
    {
        return TextesDesAgences
            .Where(row => row["region"].Length == 0 || row["region"] == region)
            .Where(row => row.Entier("depuis") <= annee)
            .GroupBy(row => row["cle"])
            .ToImmutableDictionary(group => group.Key, group => group.MaxBy(row => row.Entier("depuis"))!["valeur"]);
    }

    private static ImmutableArray<LigneVocabulaire> Read(string table)
    {
        using Stream stream = typeof(Vocabulaire).Assembly.GetManifestResourceStream($"vocabulaire/{table}.tsv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        string[] lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string[] header = lines[0].Split('\t');
        return [.. lines.Skip(1).Select(line => new LigneVocabulaire(header, line.Split('\t')))];
    }
}

/// <summary>A row of a table.</summary>
internal sealed class LigneVocabulaire(string[] columns, string[] values)
{
    /// <summary>Value of a column.</summary>
    public string this[string column] => values[Array.IndexOf(columns, column)];

    /// <summary>Whether the row suits a kind of structure: its column « types » names it, or is « * ».</summary>
    public bool ConvientA(TypeStructure type) => this["types"].Split(' ') is var types
        && (types.Contains("*") || types.Contains(type.ToString()));

    /// <summary>Value of a column as a yes or no.</summary>
    public bool Oui(string column) => this[column] == "oui";

    /// <summary>Value of a column as a whole number.</summary>
    public int Entier(string column) => (int)Nombre(column);

    /// <summary>Value of a column as a number, with a decimal comma.</summary>
    public decimal Nombre(string column)
    {
        return decimal.Parse(this[column].Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Value of a column as a member of an enumeration.</summary>
    public T Membre<T>(string column)
        where T : struct, Enum
    {
        return Enum.Parse<T>(this[column]);
    }
}
