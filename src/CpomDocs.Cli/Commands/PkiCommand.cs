using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs pki demo</c>.</summary>
internal static class PkiCommand
{
    private static readonly Option<string> Into = new("-o") { Description = Messages.Get("OptionInto"), Required = true, HelpName = "DIR" };

    private static readonly Option<int> Port = new("--port")
    {
        Description = Messages.Get("OptionPort"),
        HelpName = "N",
        DefaultValueFactory = _ => new DemonstrationPkiOptions().Port,
    };

    public static Command Build(CliHost host) => new("pki", Messages.Get("Pki")) { Demo(host) };

    private static Command Demo(CliHost host)
    {
        var command = new Command("demo", Messages.Get("PkiDemo")) { Into, Port };
        command.SetAction(parsed =>
        {
            string folder = parsed.GetRequiredValue(Into);
            if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            {
                throw new InputException(Messages.Get("PkiInTheWay", folder));
            }

            var files = DemonstrationPki.Create(new DemonstrationPkiOptions { Port = parsed.GetValue(Port), Clock = host.Clock }).Files;
            ImmutableArray<string> written = [.. files.Select(file => Path.Combine(folder, file.Key))];
            foreach ((string name, ReadOnlyMemory<byte> bytes) in files)
            {
                AtomicFile.Write(Path.Combine(folder, name), bytes.Span);
            }

            var document = new FichiersEcritsDocument("cpomdocs/fichiers/1", written);
            new CommandIo(host, parsed).Result(document, OutputJson.Indented.FichiersEcritsDocument,
                text => ArchiveText.Files(text, document));
            return ExitCode.Done;
        });
        return command;
    }
}
