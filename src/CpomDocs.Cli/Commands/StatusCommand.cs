using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs status</c>.</summary>
internal static class StatusCommand
{
    private static readonly Argument<string[]> Paths =
        new("PATH") { Description = Messages.Get("ArgumentPaths"), Arity = ArgumentArity.OneOrMore };

    public static Command Build(CliHost host)
    {
        var command = new Command("status", Messages.Get("Status")) { Paths };
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            ImmutableArray<string> files = Inputs.PdfsUnder(parsed.GetRequiredValue(Paths));
            ImmutableArray<(string File, Outcome<SignatureStatus> Read)> read =
                [.. files.Select(file => (file, SignatureStatusReader.Read(io.Read(file))))];
            foreach ((string file, Outcome<SignatureStatus> outcome) in read)
            {
                ReportFaults(io, file, outcome);
            }

            var items = read.Where(item => item.Read.Value is not null).Select(item => DocumentStatusItem.Of(item.File, item.Read.Value!));
            var document = new StatusDocument("cpomdocs/etat/1", [.. items]);
            io.Result(document, OutputJson.Indented.StatusDocument, text => StatusText.Write(text, document));
            return document.Documents.Length == files.Length ? ExitCode.Done : ExitCode.Usage;
        });
        return command;
    }

    private static void ReportFaults(CommandIo io, string file, Outcome<SignatureStatus> outcome)
    {
        foreach (Diagnostic diagnostic in outcome.Diagnostics)
        {
            io.Problem($"{file}: {diagnostic.Code} {diagnostic.Message}");
        }
    }
}
