using System.Collections.Immutable;
using System.Text.Json;

namespace CpomDocs.Archiving.Checks;

/// <summary>Rules of the state of a version: which logical path has which digest (OCFL 1.1 §3.5.3.1).</summary>
internal static class StateRules
{
    /// <summary>Reads a state.</summary>
    /// <returns>Digests in lower case by logical path, and digests as written.</returns>
    public static (IReadOnlyDictionary<string, string> Paths, ImmutableArray<string> Digests) Read(
        JsonElement block,
        string version,
        DigestAlgorithm? algorithm,
        RulePlace place)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!block.TryGetProperty("state", out JsonElement state))
        {
            place.Add("E048", $"{version}/state");
            return (paths, []);
        }

        if (state.ValueKind != JsonValueKind.Object)
        {
            place.Add("E050", version);
            return (paths, []);
        }

        foreach (JsonProperty entry in state.EnumerateObject())
        {
            CheckForm(entry.Name, algorithm, place);
            if (entry.Value.ValueKind == JsonValueKind.Array)
            {
                AddPaths(entry, version, paths, place);
            }
            else
            {
                place.Add("E050", $"{version}/{entry.Name}");
            }
        }

        foreach (string path in PathRules.Conflicts(paths.Keys))
        {
            place.Add("E095", $"{version}/{path}");
        }

        return (paths, [.. state.EnumerateObject().Select(entry => entry.Name)]);
    }

    /// <summary>Digests of states are those of the manifest, to the letter; those of the manifest serve.</summary>
    public static void CheckDigests(VersionSequence versions, ManifestBlock manifest, RulePlace place)
    {
        if (!manifest.IsPresent)
        {
            return;
        }

        foreach ((string version, ImmutableArray<string> digests) in versions.States)
        {
            foreach (string digest in digests.Where(digest => !manifest.Written.Contains(digest)))
            {
                place.Add("E050", $"{version}/{digest}");
            }
        }

        if (place.IsLatest)
        {
            var used = versions.States.Values.SelectMany(digests => digests).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (string digest in manifest.Written.Where(digest => !used.Contains(digest)))
            {
                place.Add("E107", digest);
            }
        }
    }

    /// <summary>A digest has the length of its algorithm and hexadecimal digits.</summary>
    public static bool CheckForm(string digest, DigestAlgorithm? algorithm, RulePlace place)
    {
        if (algorithm is null || algorithm.HasForm(digest))
        {
            return true;
        }

        place.Add(algorithm.HasLength(digest) ? algorithm.FormCode : "E039", digest);
        return false;
    }

    private static void AddPaths(JsonProperty entry, string version, Dictionary<string, string> paths, RulePlace place)
    {
        foreach (JsonElement item in entry.Value.EnumerateArray())
        {
            string? path = item.ValueKind == JsonValueKind.String ? item.GetString() : null;
            string? fault = path switch
            {
                null => "E051",
                "" => "E052",
                _ when PathRules.HasEdge(path) => "E053",
                _ when PathRules.HasForbiddenPart(path) => "E052",
                _ => paths.TryAdd(path, entry.Name.ToLowerInvariant()) ? null : "E095",
            };
            if (fault is not null)
            {
                place.Add(fault, $"{version}/{path}");
            }
        }
    }
}
