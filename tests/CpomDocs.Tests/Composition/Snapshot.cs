using CpomDocs.Tests.Contrats;

namespace CpomDocs.Tests.Composition;

/// <summary>Text snapshots beside the tests; <c>CPOMDOCS_REGENERER=1</c> writes them, a reviewer reads the difference.</summary>
internal static class Snapshot
{
    internal static void Matches(string name, string received)
    {
        string path = ContratsFixtures.PathOf("tests/CpomDocs.Tests/Composition/__snapshots__/" + name);
        if (ContratsFixtures.IsRegenerating)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, received);
        }

        Assert.Equal(File.ReadAllText(path), received);
    }
}
