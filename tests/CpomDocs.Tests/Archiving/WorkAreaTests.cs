using System.Collections.Concurrent;
using CpomDocs.Archiving.Stores;

namespace CpomDocs.Tests.Archiving;

public sealed class WorkAreaTests : IDisposable
{
    private const int Writers = 8;
    private const int WorksOfAWriter = 1_500;

    private readonly string _folder = Directory.CreateTempSubdirectory("cpomdocs-chantiers-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Begin_WhileOthersEndTheirs_AlwaysFindsAPlace()
    {
        string root = Directory.CreateDirectory(Path.Combine(_folder, "archive")).FullName;
        var failures = new ConcurrentBag<Exception>();

        Thread[] writers = [.. Enumerable.Range(0, Writers).Select(_ => new Thread(() => Work(root, failures)))];
        Array.ForEach(writers, writer => writer.Start());
        Array.ForEach(writers, writer => writer.Join());

        Assert.Empty(failures.Select(failure => failure.ToString()));
        Assert.Equal([root], Directory.GetFileSystemEntries(_folder));
    }

    private static void Work(string root, ConcurrentBag<Exception> failures)
    {
        try
        {
            for (int i = 0; i < WorksOfAWriter; i++)
            {
                using var work = WorkArea.Begin(root, isMountPoint: false);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            failures.Add(failure);
        }
    }
}
