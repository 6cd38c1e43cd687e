using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Demonstration;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs pki demo|serve</c>.</summary>
internal static class PkiCommand
{
    private static readonly Option<string> Into = new("-o") { Description = Messages.Get("OptionInto"), Required = true, HelpName = "DIR" };

    private static readonly Option<int> Port = new("--port")
    {
        Description = Messages.Get("OptionPort"),
        HelpName = "N",
        DefaultValueFactory = _ => new DemonstrationPkiOptions().Port,
    };

    private static readonly Argument<string> Folder = new("DIR") { Description = Messages.Get("ArgumentPkiFolder") };

    private static readonly Option<int?> ServePort = new("--port") { Description = Messages.Get("OptionServePort"), HelpName = "N" };

    public static Command Build(CliHost host) => new("pki", Messages.Get("Pki")) { Demo(host), Serve(host) };

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

    private static Command Serve(CliHost host)
    {
        var command = new Command("serve", Messages.Get("PkiServe")) { Folder, ServePort };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            DemonstrationServices services = Open(parsed.GetRequiredValue(Folder), host.Clock);
            using var server = new DemonstrationServer(services, parsed.GetValue(ServePort) ?? services.Port);
            var document = new ServicesDocument(
                "cpomdocs/services/1",
                server.TimestampAuthority.AbsoluteUri,
                new Uri(server.BaseAddress, "ocsp").AbsoluteUri,
                new Uri(server.BaseAddress, "crl/").AbsoluteUri);
            new CommandIo(host, parsed).Result(document, OutputJson.Indented.ServicesDocument, text => Write(text, document));
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    private static DemonstrationServices Open(string folder, TimeProvider clock)
    {
        try
        {
            return DemonstrationServices.Open(folder, clock);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(Messages.Get("PkiNotFound", folder), error);
        }
    }

    private static void Write(TextWriter text, ServicesDocument document)
    {
        text.WriteLine(Messages.Get("PkiServing"));
        text.WriteLine(Messages.Get("PkiServingTsa", document.Horodatage));
        text.WriteLine(Messages.Get("PkiServingOcsp", document.Ocsp));
        text.WriteLine(Messages.Get("PkiServingLists", document.Listes));
        text.WriteLine(Messages.Get("PkiServingEnd"));
    }
}
