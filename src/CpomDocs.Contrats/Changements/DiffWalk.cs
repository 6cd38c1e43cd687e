using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Changements;

/// <summary>Walks two versions of a contract side by side.</summary>
internal sealed class DiffWalk
{
    // Mark of a list whose items have no name: they keep their rank while their number does not change.
    private const string ByRank = "#";

    private readonly ImmutableArray<Changement>.Builder _found = ImmutableArray.CreateBuilder<Changement>();

    /// <summary>What was found.</summary>
    internal ImmutableArray<Changement> Found => _found.ToImmutable();

    /// <summary>Compares what stands at a place.</summary>
    internal void Compare(JsonNode? before, JsonNode? after, DiffPlace place)
    {
        if (JsonNode.DeepEquals(before, after))
        {
            return;
        }

        switch (before, after)
        {
            case (JsonObject was, JsonObject becomes) when IsOnePiece(place) is false:
                CompareMembers(was, becomes, place);
                break;
            case (JsonArray or null, JsonArray or null) when before is not null || after is not null:
                CompareItems(before as JsonArray ?? [], after as JsonArray ?? [], place);
                break;
            default:
                Report(before, after, place);
                break;
        }
    }

    // A capacity is read as one: « 6 lits ».
    private static bool IsOnePiece(DiffPlace place) => ContratFormat.Trouver(place.Pattern) is { Negocie: true };

    private void CompareMembers(JsonObject before, JsonObject after, DiffPlace place)
    {
        foreach (string key in before.Select(member => member.Key).Concat(after.Select(member => member.Key)).Distinct())
        {
            Compare(before[key], after[key], place.Member(key, after[key] ?? before[key]));
        }
    }

    private void CompareItems(JsonArray before, JsonArray after, DiffPlace place)
    {
        string[] keys = Libelles.KeysOf(place.Pattern + "/" + JsonPointer.Any);
        keys = keys is [ByRank] && before.Count != after.Count ? [] : keys;
        Dictionary<string, int> ranks = RanksOf(after, keys);
        var kept = new HashSet<int>();
        for (int index = 0; index < before.Count; index++)
        {
            int found = ranks.GetValueOrDefault(NameOf(before[index], index, keys), -1);
            JsonNode? now = found < 0 ? null : after[found];
            kept.Add(found);
            Compare(before[index], now, place.Item(index, found, now ?? before[index]));
        }

        foreach (int index in Enumerable.Range(0, after.Count).Where(index => !kept.Contains(index)))
        {
            Compare(null, after[index], place.Item(-1, index, after[index]));
        }
    }

    private static Dictionary<string, int> RanksOf(JsonArray items, string[] keys)
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int index = 0; index < items.Count; index++)
        {
            ranks.TryAdd(NameOf(items[index], index, keys), index);
        }

        return ranks;
    }

    private static string NameOf(JsonNode? item, int index, string[] keys) => item switch
    {
        JsonObject record when keys.Length > 0 && keys[0] != ByRank => string.Join('\n', keys.Select(key => record[key]?.ToJsonString())),
        JsonValue value when keys is not [ByRank] => value.ToJsonString(),
        _ => index.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private void Report(JsonNode? before, JsonNode? after, DiffPlace place)
    {
        string? was = ValeurAffichee.Of(before, place.Pattern);
        string? becomes = ValeurAffichee.Of(after, place.Pattern);
        bool isPart = place.Pattern.EndsWith(JsonPointer.Any, StringComparison.Ordinal);
        NatureChangement nature = (before, after, isPart) switch
        {
            (null, _, true) => NatureChangement.Ajoute,
            (_, null, true) => NatureChangement.Retire,
            _ => NatureChangement.Modifie,
        };
        string pointer = nature == NatureChangement.Retire ? place.Before : place.After;
        _found.Add(new Changement(nature, pointer, place.Name, was, becomes));
    }
}
