using System.Collections.Frozen;
using System.Text.Json;

namespace CpomDocs.Contrats.Reading;

/// <summary>What the data model asks of a field, beyond its type.</summary>
internal sealed record Champ
{
    /// <summary>Whether the field must be there.</summary>
    public bool Requis { get; init; }

    /// <summary>Whether <c>null</c> is a value of the field; it is then always written.</summary>
    public bool Nullable { get; init; }

    /// <summary>Whether it is an amount in euros, written with two decimals.</summary>
    public bool Montant { get; init; }

    /// <summary>Whether the parties negotiate its value, or each text of its list: a Word file lets it be edited.</summary>
    public bool Negocie { get; init; }

    /// <summary>Rule that asks for the field, or <see langword="null"/>.</summary>
    public string? Regle { get; init; }

    /// <summary>Rule that asks for the type of the field, when another one asks that it be there.</summary>
    public string? RegleType { get; init; }

    /// <summary>What to write in it, in French.</summary>
    public string Texte { get; init; } = "";

    /// <summary>Regular expression of its text.</summary>
    public string? Motif { get; init; }

    /// <summary>Most characters of its text.</summary>
    public int? Longueur { get; init; }

    /// <summary>Whether a text may be blank, as when it is not known yet; the rule of the field then judges it.</summary>
    public bool VideAdmis { get; init; }

    /// <summary>Least number.</summary>
    public int? Min { get; init; }

    /// <summary>Greatest number.</summary>
    public long? Max { get; init; }

    /// <summary>Number it must be above.</summary>
    public int? MinExclu { get; init; }

    /// <summary>Least number of items.</summary>
    public int? ElementsMin { get; init; }

    /// <summary>Greatest number of items.</summary>
    public int? ElementsMax { get; init; }

    /// <summary>Regular expression of each item.</summary>
    public string? MotifElement { get; init; }

    /// <summary>Most characters of each item.</summary>
    public int? LongueurElement { get; init; }
}

/// <summary>The fields of the data model, by record then JSON key; read from <c>champs.json</c>.</summary>
internal static class FieldCatalogue
{
    private const string Resource = "CpomDocs.Contrats.Reading.champs.json";

    private static readonly FrozenDictionary<string, FrozenDictionary<string, Champ>> Champs = Load();

    /// <summary>Rules that ask for a field, in no order.</summary>
    internal static IEnumerable<string> Regles => Champs.Values
        .SelectMany(fields => fields.Values)
        .Select(champ => champ.Regle)
        .OfType<string>()
        .Distinct();

    /// <summary>Gives a field of a record.</summary>
    /// <param name="type">Name of the record.</param>
    /// <param name="key">JSON key.</param>
    /// <returns>The field, or <see langword="null"/> when the data model says nothing of it.</returns>
    internal static Champ? Find(string type, string key)
    {
        return Champs.TryGetValue(type, out FrozenDictionary<string, Champ>? fields) ? fields.GetValueOrDefault(key) : null;
    }

    /// <summary>Whether a field of some record may say by <c>null</c> that it has no value.</summary>
    /// <param name="key">JSON key.</param>
    /// <returns><see langword="true"/> when a record has such a field of that name.</returns>
    internal static bool AdmetNull(string key) =>
        Champs.Values.Any(fields => fields.TryGetValue(key, out Champ? champ) && champ.Nullable);

    private static FrozenDictionary<string, FrozenDictionary<string, Champ>> Load()
    {
        using Stream stream = typeof(FieldCatalogue).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException(Resource);
        Dictionary<string, Dictionary<string, Champ>>? read =
            JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, Champ>>>(stream, JsonSerializerOptions.Web);
        return (read ?? []).ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenDictionary());
    }
}
