using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs status</c>.</summary>
internal static class StatusCommand
{
    private static readonly Argument<string[]> Paths =
        new("PATH|ARCHIVE-ID") { Description = Messages.Get("ArgumentStatus"), Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Store = new("--store") { Description = Messages.Get("OptionStatusStore"), HelpName = "STORE" };

    public static Command Build(CliHost host)
    {
        var command = new Command("status", Messages.Get("Status")) { Paths, Store };
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            LiasseArchiver? archive = parsed.GetValue(Store) is { } store ? Archives.Open(host, store) : null;
            ImmutableArray<FileToRead> files =
                [.. parsed.GetRequiredValue(Paths).SelectMany(path => FileToRead.Under(io, archive, path)).DistinctBy(file => file.Name)];
            ArchivedStops? stops = archive is null ? null : new ArchivedStops(archive);
            ImmutableArray<DocumentStatusItem> items = [.. files.Select(file => Read(io, stops, file)).OfType<DocumentStatusItem>()];
            var document = new StatusDocument("cpomdocs/etat/1", items);
            io.Result(document, OutputJson.Indented.StatusDocument, text => StatusText.Write(text, document));
            return document.Documents.Length == files.Length ? ExitCode.Done : ExitCode.Usage;
        });
        return command;
    }

    private static DocumentStatusItem? Read(CommandIo io, ArchivedStops? stops, FileToRead file)
    {
        byte[] pdf = file.Read();
        Outcome<SignatureStatus> read = SignatureStatusReader.Read(pdf);
        foreach (Diagnostic diagnostic in read.Diagnostics)
        {
            io.Problem($"{file.Name}: {diagnostic.Code} {diagnostic.Message}");
        }

        if (!read.TryGet(out SignatureStatus? status))
        {
            return null;
        }

        var item = DocumentStatusItem.Of(file.Name, status);
        return stops?.Find(status.Descripteur.CodeContrat, pdf) is { } stop ? Stopped(item, stop) : item;
    }

    private static DocumentStatusItem Stopped(DocumentStatusItem item, EvenementDocument stop) => item with
    {
        Etat = CircuitEvents.StateOf(stop),
        Prochain = null,
        Complet = false,
        Motif = stop.Motif,
    };
}
