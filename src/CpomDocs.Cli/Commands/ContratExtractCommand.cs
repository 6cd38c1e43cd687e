using System.CommandLine;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Rendering.Pdf;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs contrat extract</c>.</summary>
internal static class ContratExtractCommand
{
    private static readonly Argument<string> File = new("FILE.pdf") { Description = Messages.Get("ArgumentPdf") };
    private static readonly Option<string?> Into = new("-o") { Description = Messages.Get("OptionExtractInto"), HelpName = "FILE" };

    public static Command Build(CliHost host)
    {
        var command = new Command("extract", Messages.Get("ContratExtract")) { File, Into };
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            string path = parsed.GetRequiredValue(File);
            Outcome<DonneesSource> read = SourceReader.Read(io.Read(path));
            return read.TryGet(out DonneesSource? source) ? Give(io, source, parsed.GetValue(Into)) : Refuse(io, path, read);
        });
        return command;
    }

    private static int Give(CommandIo io, DonneesSource source, string? into)
    {
        if (into is null)
        {
            io.File(source.Contenu.Span);
            return ExitCode.Done;
        }

        AtomicFile.Write(into, source.Contenu.Span);
        var document = new FichiersEcritsDocument("cpomdocs/fichiers/1", [into]);
        io.Result(document, OutputJson.Indented.FichiersEcritsDocument, text => ArchiveText.Files(text, document));
        return ExitCode.Done;
    }

    // Data that a later revision replaced is wrong data; a file without any is a missing input.
    private static int Refuse(CommandIo io, string path, Outcome<DonneesSource> read)
    {
        DiagnosticsDocument document = DiagnosticsDocument.Of([CheckedFileItem.Of(path, read.Diagnostics)]);
        io.Result(document, OutputJson.Indented.DiagnosticsDocument, text => DiagnosticsText.Write(text, document));
        return read.Diagnostics.Any(diagnostic => diagnostic.Code == "CPOM4005") ? ExitCode.DataErrors : ExitCode.Usage;
    }
}
