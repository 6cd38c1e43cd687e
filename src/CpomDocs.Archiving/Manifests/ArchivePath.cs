namespace CpomDocs.Archiving.Manifests;

/// <summary>Rules of logical and content paths (OCFL 1.1 §3.5.2, §3.5.3.1).</summary>
internal static class ArchivePath
{
    /// <summary>Whether a path is relative, without an empty, <c>.</c> or <c>..</c> part.</summary>
    /// <param name="path">Path with <c>/</c>.</param>
    /// <returns>True when it cannot leave its folder.</returns>
    public static bool IsSafe(string path) =>
        path.Length > 0 && path.Split('/').All(part => part is not ("" or "." or "..") && !part.Contains('\\', StringComparison.Ordinal));
}
