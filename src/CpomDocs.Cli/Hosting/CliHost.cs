using System.Text;

namespace CpomDocs.Cli.Hosting;

/// <summary>The process around the program: its streams, clock, environment and templates.</summary>
internal sealed record CliHost
{
    /// <summary>Result of the command.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Progress, notes and logs.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Opens standard input, for the path <c>-</c>.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Whether a person reads standard error on a terminal.</summary>
    public required bool IsTerminal { get; init; }

    /// <summary>Clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>Asks a secret on the terminal, without echo; gives <see langword="null"/> where nobody can answer.</summary>
    public Func<string, string?> AskSecret { get; init; } = _ => null;

    /// <summary>Folder of the profiles and their templates.</summary>
    public required string Templates { get; init; }

    /// <summary>The host of a real process.</summary>
    /// <returns>The host.</returns>
    public static CliHost ForProcess()
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new CliHost
        {
            Out = Console.Out,
            Error = Console.Error,
            OpenInput = Console.OpenStandardInput,
            IsTerminal = !Console.IsErrorRedirected,
            Clock = TimeProvider.System,
            Environment = System.Environment.GetEnvironmentVariable,
            AskSecret = TerminalSecret.Ask,
            Templates = Path.Combine(AppContext.BaseDirectory, "templates"),
        };
    }
}
