using System.Security.Cryptography;
using System.Text;

namespace CpomDocs.Archiving.Checks;

/// <summary>An inventory with the bytes it was read from.</summary>
/// <param name="Folder">Folder that holds it.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Content">What could be read of it.</param>
internal sealed record InventoryFile(TreePlace Folder, byte[] Bytes, SpecInventory Content)
{
    private const int LongestSidecar = 4096;

    /// <summary>Path of the inventory.</summary>
    public string Path => Folder.Child(SpecInventory.FileName);

    /// <summary>Name of its sidecar.</summary>
    public string Sidecar => SpecInventory.FileName + "." + Content.AlgorithmName;

    /// <summary>Reads the inventory of a folder that has one.</summary>
    /// <returns>The inventory, or <see langword="null"/> when it cannot be read.</returns>
    public static InventoryFile? Read(TreePlace folder, string declared, FindingList findings)
    {
        string path = folder.Child(SpecInventory.FileName);
        if (folder.Read(SpecInventory.FileName, InventoryRules.Largest) is not { } bytes)
        {
            findings.Add(CheckCodes.Limit, path);
            return null;
        }

        return InventoryRules.Read(bytes, path, declared, findings) is { } content ? new InventoryFile(folder, bytes, content) : null;
    }

    /// <summary>Checks the sidecar (OCFL 1.1 §3.7).</summary>
    public void CheckSidecar(FindingList findings)
    {
        if (!Folder.HasFile(Sidecar))
        {
            bool hasOther = Folder.Entries.Any(entry => entry.Name.StartsWith(SpecInventory.FileName + ".", StringComparison.Ordinal));
            findings.Add(hasOther ? "E059" : "E058", Folder.Child(Sidecar));
        }
        else if (DigestIn(Folder.Read(Sidecar, LongestSidecar)) is not { } digest)
        {
            findings.Add("E061", Folder.Child(Sidecar));
        }
        else if (Content.Algorithm is { } algorithm && !digest.Equals(DigestBy(algorithm), StringComparison.OrdinalIgnoreCase))
        {
            findings.Add("E060", Folder.Child(Sidecar));
        }
    }

    /// <summary>Whether a name is that of a sidecar.</summary>
    public static bool IsSidecar(string name) => name is SpecInventory.FileName + ".sha512" or SpecInventory.FileName + ".sha256";

    private static string? DigestIn(byte[]? sidecar)
    {
        if (sidecar is null)
        {
            return null;
        }

        string[] words = Encoding.UTF8.GetString(sidecar).Split((char[])[' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
        return words is [var digest, SpecInventory.FileName] ? digest : null;
    }

    private string DigestBy(DigestAlgorithm algorithm) =>
        Convert.ToHexStringLower(algorithm.Name == "sha256" ? SHA256.HashData(Bytes) : SHA512.HashData(Bytes));
}
