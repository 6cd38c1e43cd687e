using System.Text;

namespace CpomDocs.Archiving.Checks;

/// <summary>Codes of what may be wrong with a declaration of conformance (NAMASTE).</summary>
/// <param name="Name">What is declared: <c>ocfl_object_</c> or <c>ocfl_</c>.</param>
/// <param name="Count">There is none, or there are several.</param>
/// <param name="Pattern">The name has no <c>=</c>.</param>
internal sealed record DeclarationKind(string Name, string Count, string Pattern)
{
    /// <summary>The tag is not 0.</summary>
    public required string Tag { get; init; }

    /// <summary>The value is no version of OCFL.</summary>
    public required string Value { get; init; }

    /// <summary>The text is not the value and an end of line.</summary>
    public required string Content { get; init; }

    /// <summary>Declaration of an object (OCFL 1.1 §3.2).</summary>
    public static DeclarationKind OfObject { get; } =
        new("ocfl_object_", "E003", "E004") { Tag = "E005", Value = "E006", Content = "E007" };

    /// <summary>Declaration of a storage root (OCFL 1.1 §4.1).</summary>
    public static DeclarationKind OfRoot { get; } =
        new("ocfl_", "E076", "E077") { Tag = "E078", Value = "E079", Content = "E080" };
}

/// <summary>Declarations of conformance of a folder.</summary>
internal static class Declarations
{
    /// <summary>Version of OCFL assumed when none is declared.</summary>
    public const string Latest = "1.1";

    private const int LongestText = 64;

    /// <summary>Whether an entry is meant to declare something.</summary>
    public static bool IsOne(TreeEntry entry, DeclarationKind kind) =>
        entry.Kind == EntryKind.File
        && (entry.Name.StartsWith("0=", StringComparison.Ordinal) || Meaning(entry.Name).StartsWith(kind.Name, StringComparison.Ordinal));

    /// <summary>Checks the declarations of a folder.</summary>
    /// <returns>The newest version declared, or <see langword="null"/>.</returns>
    public static string? Check(TreePlace place, DeclarationKind kind, FindingList findings)
    {
        TreeEntry[] declared = [.. place.Entries.Where(entry => IsOne(entry, kind))];
        string? newest = null;
        foreach (TreeEntry entry in declared)
        {
            string path = place.Child(entry.Name);
            if (VersionOf(entry.Name, kind) is { } version)
            {
                newest = string.CompareOrdinal(version, newest) > 0 ? version : newest;
                if (entry.Length > LongestText || Text(place.Tree, path) != entry.Name[2..] + "\n")
                {
                    findings.Add(kind.Content, path);
                }
            }
            else
            {
                findings.Add(FaultOf(entry.Name, kind), path);
            }
        }

        if (declared.Length > 1)
        {
            findings.Add(kind.Count, place.Path);
        }

        return newest;
    }

    private static string? VersionOf(string name, DeclarationKind kind)
    {
        string prefix = "0=" + kind.Name;
        return name.StartsWith(prefix, StringComparison.Ordinal) && name[prefix.Length..] is "1.0" or "1.1" ? name[prefix.Length..] : null;
    }

    private static string FaultOf(string name, DeclarationKind kind)
    {
        int equal = name.IndexOf('=', StringComparison.Ordinal);
        return equal < 0 ? kind.Pattern : name[..equal] != "0" ? kind.Tag : kind.Value;
    }

    // What follows the tag, whether or not the tag is well written.
    private static string Meaning(string name)
    {
        int start = name.IndexOf("ocfl_", StringComparison.Ordinal);
        return start is >= 0 and <= 2 && name != "ocfl_layout.json" ? name[start..] : "";
    }

    private static string Text(IOcflTree tree, string path)
    {
        using var reader = new StreamReader(tree.OpenRead(path), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
