using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Campagnes.Reports;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Contrats.Changements;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs contrat diff</c>.</summary>
internal static class ContratDiffCommand
{
    private static readonly Argument<string> Before = new("A") { Description = Messages.Get("ArgumentBefore") };
    private static readonly Argument<string> After = new("B") { Description = Messages.Get("ArgumentAfter") };
    private static readonly Option<string?> Into = new("-o") { Description = Messages.Get("OptionDiffInto"), HelpName = "FILE.html" };

    public static Command Build(CliHost host)
    {
        var command = new Command("diff", Messages.Get("ContratDiff")) { Before, After, ContratSource.Store, Into };
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            var producer = new AvenantProducer(Profiles.Load(host));
            string? store = parsed.GetValue(ContratSource.Store);
            string[] paths = [parsed.GetRequiredValue(Before), parsed.GetRequiredValue(After)];
            (string Path, Outcome<ContratValide> Read)[] files =
                [.. paths.Select(path => (path, ContratSource.ReadVersion(host, io, (path, store), producer)))];
            if (files[0].Read.Value is not { } before || files[1].Read.Value is not { } after)
            {
                DiagnosticsDocument faults =
                    DiagnosticsDocument.Of(files.Select(file => CheckedFileItem.Of(file.Path, file.Read.Diagnostics)));
                io.Result(faults, OutputJson.Indented.DiagnosticsDocument, text => DiagnosticsText.Write(text, faults));
                return ExitCode.DataErrors;
            }

            if (parsed.GetValue(Into) is { } into)
            {
                AtomicFile.Write(into, DiffHtml.Write(before, after));
                io.Note(Messages.Get("DiffWritten", into));
            }

            ImmutableArray<Changement> changes = ContratDiff.Comparer(before.Contrat, after.Contrat);
            var document = new DiffDocument("cpomdocs/diff/1", [.. changes.Select(ChangementItem.Of)]);
            io.Result(document, OutputJson.Indented.DiffDocument, text => ReimportText.Write(text, document));
            return ExitCode.Done;
        });
        return command;
    }
}
