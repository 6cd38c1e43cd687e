using System.CommandLine;
using System.CommandLine.Help;
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
        if (parsed.Errors.Count > 0)
        {
            return ReportUsage(parsed, host);
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
            SignCommand.Build(host),
            StatusCommand.Build(host),
            VerifyCommand.Build(host),
            ArchiveCommand.Build(host),
            CampagneCommand.Build(host),
            PkiCommand.Build(host),
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

    private static int ReportUsage(ParseResult parsed, CliHost host)
    {
        foreach (System.CommandLine.Parsing.ParseError error in parsed.Errors)
        {
            host.Error.WriteLine(error.Message);
        }

        string command = string.Join(' ', Path(parsed.CommandResult));
        host.Error.WriteLine(Messages.Get("SeeHelp", command));
        return ExitCode.Usage;
    }

    private static IEnumerable<string> Path(System.CommandLine.Parsing.SymbolResult? result)
    {
        return result is System.CommandLine.Parsing.CommandResult command
            ? Path(command.Parent).Append(command.Command is RootCommand ? "cpomdocs" : command.Command.Name)
            : [];
    }
}
