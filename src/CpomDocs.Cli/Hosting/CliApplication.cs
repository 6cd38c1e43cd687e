using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Commands;
using CpomDocs.Signing.Keys;

namespace CpomDocs.Cli.Hosting;

/// <summary>Runs the program once: arguments in, exit code out.</summary>
internal static class CliApplication
{
    /// <summary>Runs a command.</summary>
    /// <param name="args">Arguments.</param>
    /// <param name="host">Process around it.</param>
    /// <returns>Exit code.</returns>
    public static int Run(string[] args, CliHost host)
    {
        CultureInfo.DefaultThreadCurrentUICulture = Messages.French;
        ParseResult parsed = Root(host).Parse(args);
        ImmutableArray<string> faults = FaultsOf(parsed);
        if (!faults.IsEmpty)
        {
            return ReportUsage(parsed, faults, host);
        }

        try
        {
            var configuration =
                new InvocationConfiguration { Output = host.Out, Error = host.Error, EnableDefaultExceptionHandler = false };
            return parsed.InvokeAsync(configuration).GetAwaiter().GetResult();
        }
        catch (Exception error) when (ExitCodeOf(error) is { } code)
        {
            host.Error.WriteLine(error is OperationCanceledException ? Messages.Get("Interrupted") : error.Message);
            return code;
        }
        catch (Exception error)
        {
            host.Error.WriteLine(Messages.Get("InternalError", error.GetType().Name, error.Message));
            if (parsed.GetValue(GlobalOptions.Verbose))
            {
                host.Error.WriteLine(error.StackTrace);
            }

            return ExitCode.Internal;
        }
    }

    /// <summary>The tree of commands, which help and documentation are made from.</summary>
    /// <param name="host">Process around it.</param>
    /// <returns>Root command.</returns>
    public static RootCommand Root(CliHost host)
    {
        var root = new RootCommand(Messages.Get("Root"))
        {
            GlobalOptions.Output,
            GlobalOptions.Quiet,
            GlobalOptions.Verbose,
            DemoCommand.Build(host),
            ContratCommand.Build(host),
            AvenantCommand.Build(host),
            SealCommand.Build(host),
            SignCommand.Build(host),
            StatusCommand.Build(host),
            VerifyCommand.Build(host),
            ArchiveCommand.Build(host),
            CampagneCommand.Build(host),
            TemplateCommand.Build(host),
            PkiCommand.Build(host),
            ConfigCommand.Build(host),
            VersionCommand.Build(host),
        };
        foreach (HelpOption help in root.Options.OfType<HelpOption>())
        {
            help.Description = Messages.Get("OptionHelp");
        }

        return root;
    }

    private static int? ExitCodeOf(Exception error) => error switch
    {
        InputException or DemoFolderTakenException or InvalidDataException => ExitCode.Usage,
        SigningKeyUnavailableException => ExitCode.Unavailable,
        ArchiveUnavailableException => ExitCode.Unavailable,
        IOException or UnauthorizedAccessException => ExitCode.Unavailable,
        OperationCanceledException => ExitCode.Interrupted,
        _ => null,
    };

    // An unknown option makes other errors, which repeat what follows it: it may be a secret.
    private static ImmutableArray<string> FaultsOf(ParseResult parsed)
    {
        ImmutableArray<string> unknown = [.. UnknownOptions(parsed)];
        return unknown.IsEmpty ? [.. parsed.Errors.Select(error => error.Message)] : unknown;
    }

    // An option that a command does not have would otherwise be taken for a path. After « -- » anything is one.
    // What follows its name may be a secret.
    private static IEnumerable<string> UnknownOptions(ParseResult parsed) =>
        parsed.Tokens
            .TakeWhile(token => token.Type != TokenType.DoubleDash)
            .Where(token => token.Type == TokenType.Argument && LooksLikeAnOption(token.Value))
            .Select(token => Messages.Get("OptionUnknown", NameIn(token.Value)));

    // A reason that begins with a dash and a space, a number below zero are values.
    private static bool LooksLikeAnOption(string value) => value is ['-', '-' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'), ..];

    // « -pSECRET » is an option of one letter with its value.
    private static string NameIn(string token) => token.StartsWith("--", StringComparison.Ordinal) ? token.Split('=')[0] : token[..2];

    private static int ReportUsage(ParseResult parsed, ImmutableArray<string> faults, CliHost host)
    {
        foreach (string fault in faults)
        {
            host.Error.WriteLine(fault);
        }

        string command = string.Join(' ', Path(parsed.CommandResult));
        host.Error.WriteLine(Messages.Get("SeeHelp", command));
        return ExitCode.Usage;
    }

    private static IEnumerable<string> Path(SymbolResult? result)
    {
        return result is CommandResult command
            ? Path(command.Parent).Append(command.Command is RootCommand ? "cpomdocs" : command.Command.Name)
            : [];
    }
}
