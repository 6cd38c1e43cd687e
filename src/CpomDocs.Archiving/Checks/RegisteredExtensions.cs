using System.Collections.Immutable;

namespace CpomDocs.Archiving.Checks;

/// <summary>Extensions registered by the OCFL community, from the file <c>extensions-ocfl.txt</c> of this folder.</summary>
internal static class RegisteredExtensions
{
    private static readonly ImmutableHashSet<string> Names = Read();

    /// <summary>Whether an extension is registered.</summary>
    public static bool Contains(string name) => Names.Contains(name);

    private static ImmutableHashSet<string> Read()
    {
        using Stream stream = typeof(RegisteredExtensions).Assembly.GetManifestResourceStream("CpomDocs.Archiving.extensions-ocfl.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }
}
