namespace CpomDocs.Tests.Archiving;

/// <summary>A folder that a test has to itself.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("cpomdocs-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
