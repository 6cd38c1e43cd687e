using System.Collections.Immutable;
using System.Text;

namespace CpomDocs.Campagnes.Plans;

/// <summary>Invented names, places and texts of a demonstration, read once from the tables embedded in the assembly.</summary>
internal sealed class Vocabulaire
{
    private readonly ImmutableDictionary<string, ImmutableArray<string>> _mots =
        Read("mots").GroupBy(row => row["liste"])
            .ToImmutableDictionary(group => group.Key, group => group.Select(row => row["mot"]).ToImmutableArray());

    private readonly ImmutableDictionary<string, string> _agence =
        Read("agence").ToImmutableDictionary(row => row["cle"], row => row["valeur"]);

    /// <summary>The one vocabulary; it never changes.</summary>
    public static Vocabulaire Standard { get; } = new();

    public ImmutableArray<LigneVocabulaire> Departements { get; } = Read("departements");

    public ImmutableArray<LigneVocabulaire> Silhouettes { get; } = Read("silhouettes");

    public ImmutableArray<LigneVocabulaire> Objectifs { get; } = Read("objectifs");

    public ImmutableArray<LigneVocabulaire> Reconnaissances { get; } = Read("reconnaissances");

    public ImmutableArray<LigneVocabulaire> Financements { get; } = Read("financements");

    public ImmutableArray<LigneVocabulaire> Specialites { get; } = Read("specialites-pds");

    public ImmutableArray<LigneVocabulaire> Accords { get; } = Read("accords");

    /// <summary>Words of a list.</summary>
    public ImmutableArray<string> Mots(string liste) => _mots[liste];

    /// <summary>A text of the agency's.</summary>
    public string Agence(string cle) => _agence[cle];

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
