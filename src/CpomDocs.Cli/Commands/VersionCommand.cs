using System.CommandLine;
using System.Reflection;
using System.Runtime.InteropServices;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs version</c>.</summary>
internal static class VersionCommand
{
    public static Command Build(CliHost host)
    {
        var command = new Command("version", Messages.Get("Version"));
        command.SetAction(parsed =>
        {
            var document =
                new VersionDocument("cpomdocs/version/1", Current, RuntimeInformation.FrameworkDescription,
                    RuntimeInformation.RuntimeIdentifier);
            new CommandIo(host, parsed).Result(document, OutputJson.Indented.VersionDocument,
                text => text.WriteLine($"CpomDocs {document.Version} ({document.Dotnet})"));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Version of the program, without build metadata.</summary>
    public static string Current { get; } =
        typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
