using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace CpomDocs.Archiving.Checks;

/// <summary>Versions of an inventory.</summary>
/// <param name="Names">Names, in the order of their numbers.</param>
/// <param name="Blocks">What could be read of each.</param>
/// <param name="States">Digests of each state exactly as written.</param>
internal sealed record VersionSequence(
    ImmutableArray<string> Names,
    IReadOnlyDictionary<string, SpecVersion> Blocks,
    IReadOnlyDictionary<string, ImmutableArray<string>> States);

/// <summary>Rules of the versions of an inventory: their names, their instants, who made them (OCFL 1.1 §3.5.3).</summary>
internal static class VersionRules
{
    private static readonly HashSet<string> Keys = ["created", "state", "message", "user"];

    /// <summary>Reads the versions.</summary>
    public static VersionSequence Read(JsonElement root, DigestAlgorithm? algorithm, RulePlace place)
    {
        var blocks = new Dictionary<string, SpecVersion>(StringComparer.Ordinal);
        var states = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        if (!root.TryGetProperty("versions", out JsonElement versions))
        {
            place.Add("E043");
            return new VersionSequence([], blocks, states);
        }

        if (versions.ValueKind != JsonValueKind.Object)
        {
            place.Add("E045");
            return new VersionSequence([], blocks, states);
        }

        ImmutableArray<string> names = NamesOf(versions, place);
        foreach (string name in names)
        {
            JsonElement block = versions.GetProperty(name);
            if (block.ValueKind == JsonValueKind.Object)
            {
                var state = StateRules.Read(block, name, algorithm, place);
                blocks[name] = new SpecVersion(state.Paths, Description(block));
                states[name] = state.Digests;
                CheckBlock(block, name, place);
            }
            else
            {
                place.Add("E047", name);
            }
        }

        return new VersionSequence(names, blocks, states);
    }

    /// <summary>Number of a version folder.</summary>
    /// <param name="name">Name (<c>v3</c>, <c>v003</c>).</param>
    /// <returns>Number from 1, or <see langword="null"/> when the name is not that of a version.</returns>
    public static int? NumberOf(string name)
    {
        return name.Length > 1
            && name[0] == 'v'
            && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number > 0 ? number : null;
    }

    private static ImmutableArray<string> NamesOf(JsonElement versions, RulePlace place)
    {
        string[] names = [.. versions.EnumerateObject().Select(version => version.Name)];
        if (names.Length == 0)
        {
            place.Add("E008");
        }

        foreach (string name in names.Where(name => NumberOf(name) is null))
        {
            place.Add("E046", name);
            place.Add((name.StartsWith('v') ? "E105" : "E104", "E046"), name);
        }

        ImmutableArray<string> sequence = [.. names.Where(name => NumberOf(name) is not null).OrderBy(name => NumberOf(name))];
        if (!sequence.IsEmpty)
        {
            CheckSequence([.. sequence.Select(name => NumberOf(name)!.Value)], place);
            CheckPadding(sequence, place);
        }

        return sequence;
    }

    private static void CheckSequence(ImmutableArray<int> numbers, RulePlace place)
    {
        if (numbers[0] != 1)
        {
            place.Add("E009");
        }

        if (numbers.Distinct().Count() != numbers.Length)
        {
            place.Add("E012");
        }
        else if (numbers[^1] - numbers[0] != numbers.Length - 1)
        {
            place.Add("E010");
        }
    }

    private static void CheckPadding(ImmutableArray<string> names, RulePlace place)
    {
        if (!names.Any(IsPadded))
        {
            return;
        }

        place.Add("W001");
        if (names.Any(name => name.Length != names[0].Length))
        {
            place.Add("E012");
        }
        else if (!names.All(IsPadded))
        {
            place.Add("E011");
            place.Add("E013");
        }
    }

    private static bool IsPadded(string name) => name[1] == '0';

    private static void CheckBlock(JsonElement block, string name, RulePlace place)
    {
        foreach (JsonProperty key in block.EnumerateObject().Where(key => !Keys.Contains(key.Name)))
        {
            place.Add("E102", $"{name}/{key.Name}");
        }

        if (!block.TryGetProperty("created", out JsonElement created))
        {
            place.Add("E048", $"{name}/created");
        }
        else if (created.ValueKind != JsonValueKind.String || !Rfc3339.IsInstant(created.GetString()!))
        {
            place.Add("E049", $"{name}/{created}");
        }

        if (!block.TryGetProperty("message", out JsonElement message))
        {
            place.Add("W007", $"{name}/message");
        }
        else if (message.ValueKind != JsonValueKind.String)
        {
            place.Add("E094", name);
        }

        CheckUser(block, name, place);
    }

    private static void CheckUser(JsonElement block, string name, RulePlace place)
    {
        if (!block.TryGetProperty("user", out JsonElement user))
        {
            place.Add("W007", $"{name}/user");
            return;
        }

        if (user.ValueKind != JsonValueKind.Object
            || !user.TryGetProperty("name", out JsonElement userName)
            || userName.ValueKind != JsonValueKind.String)
        {
            place.Add("E054", name);
            return;
        }

        foreach (JsonProperty key in user.EnumerateObject().Where(key => key.Name is not ("name" or "address")))
        {
            place.Add("E102", $"{name}/user/{key.Name}");
        }

        if (!user.TryGetProperty("address", out JsonElement address))
        {
            place.Add("W008", name);
        }
        else if (address.ValueKind != JsonValueKind.String)
        {
            place.Add("E054", $"{name}/address");
        }
        else if (!PathRules.IsUri(address.GetString()!))
        {
            place.Add("W009", $"{name}/{address.GetString()}");
        }
    }

    private static string Description(JsonElement block) =>
        string.Join('\n', Part(block, "created"), Part(block, "message"), Part(block, "user"));

    private static string Part(JsonElement block, string name)
    {
        return !block.TryGetProperty(name, out JsonElement value) ? ""
            : value.ValueKind == JsonValueKind.Object
                ? string.Join('\t', value.EnumerateObject().OrderBy(item => item.Name, StringComparer.Ordinal)
                    .Select(item => $"{item.Name}={item.Value}"))
                : value.ToString();
    }
}
