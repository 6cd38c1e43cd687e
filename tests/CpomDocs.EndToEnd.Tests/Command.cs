using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace CpomDocs.EndToEnd.Tests;

/// <summary>Runs a program as a person would, and keeps what it said.</summary>
internal static class Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Directory of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary><c>./cpomdocs</c> with the demonstration password in the environment.</summary>
    public static Spoken Cpomdocs(params string[] arguments) => CpomdocsIn(Root, arguments);

    public static Spoken CpomdocsIn(string directory, params string[] arguments) =>
        Run(new ProcessStartInfo(Path.Combine(Root, "cpomdocs"), arguments) { WorkingDirectory = directory }, "demo");

    public static Spoken CpomdocsWithPassword(string password, params string[] arguments) =>
        Run(new ProcessStartInfo(Path.Combine(Root, "cpomdocs"), arguments) { WorkingDirectory = Root }, password);

    /// <summary>A tool of others; the test is skipped, by name, where it is not installed.</summary>
    public static Spoken Judge(string tool, params string[] arguments)
    {
        Skip.IfNot(IsInstalled(tool), $"{tool} is not installed");
        return Run(new ProcessStartInfo(tool, arguments), "demo");
    }

    public static Spoken Run(ProcessStartInfo start, string password)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardOutputEncoding = start.StandardErrorEncoding = Encoding.UTF8;
        start.Environment["CPOMDOCS_P12_PASSWORD"] = password;
        start.Environment["NO_COLOR"] = "1";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{start.FileName} {string.Join(' ', start.ArgumentList)}");
        }

        return new Spoken(process.ExitCode, output.Result, error.Result);
    }

    private static bool IsInstalled(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, tool)));

    private static string FindRoot()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "CpomDocs.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("CpomDocs.sln is not above the tests");
    }

    /// <summary>What a process left.</summary>
    internal sealed record Spoken(int ExitCode, string Output, string Error)
    {
        public JsonElement Json => JsonDocument.Parse(Output).RootElement;

        /// <summary>Fails with everything the process said.</summary>
        public Spoken Expect(int exitCode)
        {
            Assert.True(ExitCode == exitCode,
                $"exit code {ExitCode}, expected {exitCode}{Environment.NewLine}{Output}{Environment.NewLine}{Error}");
            return this;
        }
    }
}
