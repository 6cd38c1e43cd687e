using System.Diagnostics;

namespace CpomDocs.Conformance.Tests.Pdf;

/// <summary>An outside program that reads a PDF file and says what it thinks of it.</summary>
internal sealed class Judge
{
    private const string FilePlace = "{}";
    private readonly string _path;

    private Judge(string path) => _path = path;

    /// <summary>Finds a program in the path; the test is skipped, with its name, when it is absent.</summary>
    public static Judge Find(string name)
    {
        string? path = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
        Skip.If(path is null, $"{name} is not installed");
        return new Judge(path!);
    }

    /// <summary>Runs the program on a file, given last or in place of <c>{}</c>; it must end with 0 and without warnings.</summary>
    public string Accepts(byte[] file, params string[] arguments)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pdf");
        File.WriteAllBytes(path, file);
        try
        {
            string[] all = arguments.Contains(FilePlace)
                ? [.. arguments.Select(item => item == FilePlace ? path : item)]
                : [.. arguments, path];
            return Run(all).Output;
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Runs the program on a file that it rewrites: arguments, file read, file written.</summary>
    public byte[] Rewrites(byte[] file, params string[] arguments)
    {
        string written = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pdf");
        try
        {
            Accepts(file, [.. arguments, FilePlace, written]);
            return File.ReadAllBytes(written);
        }
        finally
        {
            File.Delete(written);
        }
    }

    /// <summary>Runs the program; it must end with 0 and without warnings.</summary>
    /// <returns>What it said, on both outputs.</returns>
    public string Runs(params string[] arguments)
    {
        (string output, string error) = Run(arguments);
        return output + error;
    }

    private (string Output, string Error) Run(string[] arguments)
    {
        var start = new ProcessStartInfo(_path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output + error.Result);
        Assert.DoesNotContain("warning", output + error.Result, StringComparison.OrdinalIgnoreCase);
        return (output, error.Result);
    }
}
