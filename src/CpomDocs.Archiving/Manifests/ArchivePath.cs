using System.Security.Cryptography;
using System.Text;

namespace CpomDocs.Archiving.Manifests;

/// <summary>Rules of logical and content paths (OCFL 1.1 §3.5.2, §3.5.3.1).</summary>
internal static class ArchivePath
{
    private const int LongestPart = 200;

    private static readonly char[] Forbidden = ['\\', '\0'];

    /// <summary>Whether a path is relative, without an empty, <c>.</c> or <c>..</c> part.</summary>
    /// <param name="path">Path with <c>/</c>.</param>
    /// <returns>True when it cannot leave its folder.</returns>
    public static bool IsSafe(string path) =>
        path.IndexOfAny(Forbidden) < 0 && path.Split('/').All(part => part is not ("" or "." or ".."));

    /// <summary>Path that any file system can hold: a part too long for one is cut, and ends with its digest.</summary>
    /// <param name="path">Logical path, safe.</param>
    /// <returns>The path, the same where it can be.</returns>
    public static string Portable(string path) => string.Join('/', path.Split('/').Select(PortablePart));

    private static string PortablePart(string part)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(part);
        return bytes.Length <= LongestPart
            ? part
            : string.Concat(part.EnumerateRunes().Take(LongestPart / 8)) + "~" + Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
