using System.Text.Json;

namespace CpomDocs.Archiving.Checks;

/// <summary>Rules of the fixity block: further digests of content (OCFL 1.1 §3.5.4).</summary>
internal static class FixityRules
{
    /// <summary>Reads the fixity block.</summary>
    /// <returns>Digests in lower case, by content path, by algorithm known.</returns>
    public static IReadOnlyDictionary<DigestAlgorithm, IReadOnlyDictionary<string, string>> Read(
        JsonElement root,
        ManifestBlock manifest,
        RulePlace place)
    {
        var fixity = new Dictionary<DigestAlgorithm, IReadOnlyDictionary<string, string>>();
        if (!root.TryGetProperty("fixity", out JsonElement block))
        {
            return fixity;
        }

        if (block.ValueKind != JsonValueKind.Object)
        {
            place.Add(("E111", "E056"));
            return fixity;
        }

        foreach (JsonProperty entry in block.EnumerateObject())
        {
            if (DigestAlgorithm.Find(entry.Name) is not { } algorithm)
            {
                place.Add("E056", entry.Name);
            }
            else if (entry.Value.ValueKind != JsonValueKind.Object)
            {
                place.Add("E057", entry.Name);
            }
            else
            {
                fixity[algorithm] = PathsOf(entry, algorithm, manifest, place);
            }
        }

        return fixity;
    }

    private static Dictionary<string, string> PathsOf(
        JsonProperty block,
        DigestAlgorithm algorithm,
        ManifestBlock manifest,
        RulePlace place)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty entry in block.Value.EnumerateObject())
        {
            if (!algorithm.HasForm(entry.Name))
            {
                place.Add(algorithm.FormCode, entry.Name);
            }

            if (!seen.Add(entry.Name))
            {
                place.Add("E097", entry.Name);
            }

            ManifestRules.AddPaths(entry, paths, "E057", place);
        }

        foreach (string path in paths.Keys.Where(path => !manifest.Paths.ContainsKey(path)))
        {
            place.Add("E057", path);
        }

        return paths;
    }
}
