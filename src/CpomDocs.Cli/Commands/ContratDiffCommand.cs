using System.Collections.Immutable;
using System.CommandLine;
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

    public static Command Build(CliHost host)
    {
        var command = new Command("diff", Messages.Get("ContratDiff")) { Before, After };
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            var reader = new ContratReader(Profiles.Load(host).Profils);
            string[] paths = [parsed.GetRequiredValue(Before), parsed.GetRequiredValue(After)];
            (string Path, Outcome<ContratValide> Read)[] files = [.. paths.Select(path => (path, reader.Read(path, io.Read(path))))];
            if (files[0].Read.Value is not { } before || files[1].Read.Value is not { } after)
            {
                DiagnosticsDocument faults =
                    DiagnosticsDocument.Of(files.Select(file => CheckedFileItem.Of(file.Path, file.Read.Diagnostics)));
                io.Result(faults, OutputJson.Indented.DiagnosticsDocument, text => DiagnosticsText.Write(text, faults));
                return ExitCode.DataErrors;
            }

            ImmutableArray<Changement> changes = ContratDiff.Comparer(before.Contrat, after.Contrat);
            var document = new DiffDocument("cpomdocs/diff/1", [.. changes.Select(ChangementItem.Of)]);
            io.Result(document, OutputJson.Indented.DiffDocument, text => ReimportText.Write(text, document));
            return ExitCode.Done;
        });
        return command;
    }
}
