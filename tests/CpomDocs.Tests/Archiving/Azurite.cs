using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CpomDocs.Tests.Archiving;

/// <summary>The blob emulator, on a port of this machine that the system chooses; nothing is kept on disk.</summary>
public sealed partial class Azurite : IDisposable
{
    private const string Account = "devstoreaccount1";

    // The key that every copy of the emulator has: it opens nothing else.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Process? _process;

    public Azurite()
    {
        if (Program is not { } program)
        {
            return;
        }

        string[] arguments =
            ["--inMemoryPersistence", "--disableTelemetry", "--skipApiVersionCheck", "--blobHost", "127.0.0.1", "--blobPort", "0"];
        _process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        Address = ReadAddress(_process.StandardOutput);
        _ = _process.StandardOutput.ReadToEndAsync();
    }

    /// <summary>Address of the account, without a slash at its end; empty where the emulator is not installed.</summary>
    public string Address { get; } = "";

    /// <summary>Connection string of the account.</summary>
    public string Connection => $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint={Address};";

    private static string? Program => Candidates().FirstOrDefault(File.Exists);

    /// <summary>Skips the test, by name, where there is no emulator.</summary>
    public void Require() => Skip.If(_process is null, "azurite is not installed (./test installs it where npm is)");

    public void Dispose()
    {
        _process?.Kill(entireProcessTree: true);
        _process?.WaitForExit();
        _process?.Dispose();
    }

    private static IEnumerable<string> Candidates()
    {
        yield return Path.Combine(House.Tree.Root, "out", "outils", "node_modules", ".bin", "azurite-blob");
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            yield return Path.Combine(folder, "azurite-blob");
        }
    }

    private static string ReadAddress(StreamReader output)
    {
        while (output.ReadLine() is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
            {
                return match.Groups[1].Value + "/" + Account;
            }
        }

        throw new InvalidOperationException("azurite stopped before it listened");
    }

    [GeneratedRegex(@"listens on (http://127\.0\.0\.1:\d+)", RegexOptions.CultureInvariant)]
    private static partial Regex Listening();
}
