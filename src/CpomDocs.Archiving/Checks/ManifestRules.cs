using System.Text.Json;

namespace CpomDocs.Archiving.Checks;

/// <summary>What could be read of a manifest.</summary>
/// <param name="IsPresent">Whether there is a manifest to speak of.</param>
/// <param name="Written">Digests exactly as written.</param>
/// <param name="Paths">Digests in lower case, by content path.</param>
internal sealed record ManifestBlock(bool IsPresent, IReadOnlySet<string> Written, IReadOnlyDictionary<string, string> Paths);

/// <summary>Rules of the manifest: which content path has which digest (OCFL 1.1 §3.5.2).</summary>
internal static class ManifestRules
{
    private static readonly ManifestBlock None =
        new(IsPresent: false, new HashSet<string>(), new Dictionary<string, string>(StringComparer.Ordinal));

    /// <summary>Reads the manifest.</summary>
    public static ManifestBlock Read(JsonElement root, DigestAlgorithm? algorithm, RulePlace place)
    {
        if (!root.TryGetProperty("manifest", out JsonElement manifest))
        {
            place.Add("E041");
            return None;
        }

        if (manifest.ValueKind != JsonValueKind.Object)
        {
            place.Add(("E106", "E041"));
            return None;
        }

        var written = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty entry in manifest.EnumerateObject())
        {
            written.Add(entry.Name);
            StateRules.CheckForm(entry.Name, algorithm, place);
            if (!seen.Add(entry.Name))
            {
                place.Add("E096", entry.Name);
            }

            AddPaths(entry, paths, "E092", place);
        }

        foreach (string path in PathRules.Conflicts(paths.Keys))
        {
            place.Add("E101", path);
        }

        return new ManifestBlock(IsPresent: true, written, paths);
    }

    /// <summary>Adds the content paths of a digest.</summary>
    /// <param name="entry">The digest and its paths.</param>
    /// <param name="paths">Takes the paths that are well written.</param>
    /// <param name="noList">Code of a digest without a list of paths.</param>
    /// <param name="place">Takes what is wrong.</param>
    public static void AddPaths(JsonProperty entry, Dictionary<string, string> paths, string noList, RulePlace place)
    {
        if (entry.Value.ValueKind != JsonValueKind.Array)
        {
            place.Add(noList, entry.Name);
            return;
        }

        foreach (JsonElement item in entry.Value.EnumerateArray())
        {
            string? path = item.ValueKind == JsonValueKind.String ? item.GetString() : null;
            string? fault = path switch
            {
                null => "E098",
                "" => "E099",
                _ when PathRules.HasEdge(path) => "E100",
                _ when PathRules.HasForbiddenPart(path) => "E099",
                _ when path.Contains('\\', StringComparison.Ordinal) && !path.Contains('/', StringComparison.Ordinal) => "E035",
                _ => paths.TryAdd(path, entry.Name.ToLowerInvariant()) ? null : "E101",
            };
            if (fault is not null)
            {
                place.Add(fault, path);
            }
        }
    }

    /// <summary>Content paths lie in the content folder of a version of the inventory.</summary>
    public static void CheckPlaces(ManifestBlock manifest, VersionSequence versions, string? content, RulePlace place)
    {
        var names = versions.Names.ToHashSet(StringComparer.Ordinal);
        var numbers = versions.Names.Select(VersionRules.NumberOf).ToHashSet();
        foreach (string path in manifest.Paths.Keys)
        {
            string[] parts = path.Split('/', 3);
            if (!names.Contains(parts[0]))
            {
                place.Add(VersionRules.NumberOf(parts[0]) is { } number && numbers.Contains(number) ? "E014" : "E042", path);
            }
            else if (parts.Length < 3)
            {
                place.Add("E042", path);
            }
            else if (parts[1] != (content ?? "content"))
            {
                place.Add(content is null ? "E021" : "E042", path);
            }
        }
    }
}
