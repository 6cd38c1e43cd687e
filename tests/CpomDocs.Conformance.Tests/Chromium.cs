using System.Diagnostics;

namespace CpomDocs.Conformance.Tests;

/// <summary>A real browser without a window.</summary>
internal static class Chromium
{
    private const string Browser = "chromium";

    /// <summary>Runs it to its end; skips the test where it is absent.</summary>
    /// <param name="folder">Where it keeps its profile.</param>
    /// <param name="arguments">What it is asked.</param>
    /// <returns>What it wrote.</returns>
    public static string Run(string folder, params string[] arguments)
    {
        string? program = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(place => Path.Combine(place, Browser))
            .FirstOrDefault(File.Exists);
        Skip.If(program is null, Browser + " is not installed");
        string profile = "--user-data-dir=" + Path.Combine(folder, "profil");
        string[] all = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", profile, .. arguments];
        var start = new ProcessStartInfo(program!, all) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.GetAwaiter().GetResult());
        return output;
    }
}
