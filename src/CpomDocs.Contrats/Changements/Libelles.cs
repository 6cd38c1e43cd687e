using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Changements;

/// <summary>How a person names each part of a contract, from <c>libelles.tsv</c>.</summary>
internal static class Libelles
{
    private const string Resource = "CpomDocs.Contrats.Changements.libelles.tsv";
    private const char WordMark = '=';
    private const string Rank = "{rang}";

    private static readonly string[][] Lines = Read();

    private static readonly FrozenDictionary<string, Libelle> Entries = Lines
        .Where(line => line[0][0] != WordMark)
        .ToFrozenDictionary(line => line[0], line => new Libelle(line[1], line[2]), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Words = Lines
        .Where(line => line[0][0] == WordMark)
        .ToFrozenDictionary(line => line[0][1..], line => line[2], StringComparer.Ordinal);

    /// <summary>Says how the items of a list are told apart.</summary>
    /// <param name="pattern">Pattern of the items.</param>
    /// <returns>Keys that name an item; empty when only its rank does.</returns>
    internal static string[] KeysOf(string pattern)
    {
        string keys = Entries.GetValueOrDefault(pattern)?.Cles ?? "";
        return keys.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Names a part of a contract.</summary>
    /// <param name="pattern">Its pattern.</param>
    /// <param name="node">Its value, whose fields complete the name.</param>
    /// <param name="rank">Rank in its list, from 1.</param>
    /// <returns>The name; empty when those around it say enough.</returns>
    internal static string Of(string pattern, JsonNode? node, int rank)
    {
        if (!Entries.TryGetValue(pattern, out Libelle? entry))
        {
            return Described(pattern);
        }

        string text = entry.Texte.Replace(Rank, rank.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        foreach ((string key, JsonNode? value) in node as JsonObject ?? [])
        {
            string word = value is JsonValue ? value.ToString() : "";
            text = text.Replace("{" + key + "}", Words.GetValueOrDefault(word, word), StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Names a field whatever the contract: « Cible », « Action, échéance ».</summary>
    /// <param name="pointer">Pointer or pattern.</param>
    /// <returns>The name, with a capital.</returns>
    internal static string Generic(string pointer)
    {
        string[] steps = JsonPointer.Pattern(pointer).Split('/');
        string[] names = [.. Enumerable.Range(2, Math.Max(0, steps.Length - 1))
            .Select(count => string.Join('/', steps.Take(count)))
            .Select(pattern => Entries.GetValueOrDefault(pattern)?.Texte ?? "")
            .Select(WithoutSlots)
            .Where(name => name.Length > 0)];
        string whole = string.Join(", ", names.Length > 1 ? names[1..] : names);
        return whole.Length == 0 ? whole : char.ToUpper(whole[0], CultureInfo.InvariantCulture) + whole[1..];
    }

    // A field without a name of its own goes by what the format says to write in it.
    private static string Described(string pattern)
    {
        return ContratFormat.Trouver(pattern) is { Genre: not (GenreChamp.Objet or GenreChamp.Liste) } champ
            ? champ.Description.Split(',')[0]
            : "";
    }

    private static string WithoutSlots(string text)
    {
        int slot = text.IndexOf('{', StringComparison.Ordinal);
        return (slot < 0 ? text : text[..slot]).Trim(' ', '«', '\u00A0');
    }

    private static string[][] Read()
    {
        using Stream stream = typeof(Libelles).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException(Resource);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ThreeOf)];
    }

    private static string[] ThreeOf(string line)
    {
        string[] parts = line.TrimEnd('\r').Split('\t');
        return [parts[0], parts.Length > 2 ? parts[1] : "", parts[^1]];
    }

    private sealed record Libelle(string Cles, string Texte);
}
