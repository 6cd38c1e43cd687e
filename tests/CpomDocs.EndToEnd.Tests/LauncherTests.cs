using System.Diagnostics;

namespace CpomDocs.EndToEnd.Tests;

/// <summary>The script at the root: from anywhere, two at once, and on a machine without the SDK.</summary>
public sealed class LauncherTests
{
    [Fact]
    public void Launcher_FromAnotherFolder_KeepsRelativePaths()
    {
        string folder = Directory.CreateTempSubdirectory("cpomdocs-ailleurs-").FullName;

        Command.CpomdocsIn(folder, "pki", "demo", "-o", "ici").Expect(0);

        Assert.True(File.Exists(Path.Combine(folder, "ici", "racine.pem")));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Launcher_StartedTwiceAtOnce_AnswersTwice()
    {
        Task<Command.Spoken>[] both = [Task.Run(() => Command.Cpomdocs("version")), Task.Run(() => Command.Cpomdocs("version"))];

        Command.Spoken[] spoken = await Task.WhenAll(both);

        Assert.All(spoken, answer => answer.Expect(0));
        Assert.Equal(spoken[0].Output, spoken[1].Output);
    }

    [Fact]
    public void Launcher_WithoutTheSdk_SaysWhatToInstall()
    {
        string tools = Directory.CreateTempSubdirectory("cpomdocs-outils-").FullName;
        foreach (string tool in new[] { "bash", "env", "dirname", "readlink", "cat" })
        {
            File.CreateSymbolicLink(Path.Combine(tools, tool), Path.Combine("/usr/bin", tool));
        }

        var start = new ProcessStartInfo(Path.Combine(Command.Root, "cpomdocs"), ["version"]);
        start.Environment["PATH"] = tools;
        Command.Spoken spoken = Command.Run(start, "demo");

        spoken.Expect(127);
        Assert.Contains("SDK .NET 10", spoken.Error, StringComparison.Ordinal);
        Directory.Delete(tools, recursive: true);
    }
}
