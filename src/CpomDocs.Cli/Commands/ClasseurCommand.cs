using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Contrats.Classeurs;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;
using CpomDocs.Rendering.Xlsx;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs contrat import|export</c>: contracts from a workbook, and back.</summary>
internal static class ClasseurCommand
{
    private const string Xlsx = ".xlsx";

    private static readonly Argument<string> Source = new("SOURCE") { Description = Messages.Get("ArgumentClasseur") };
    private static readonly Argument<string[]> Files =
        new("FILE|DIR") { Description = Messages.Get("ArgumentContractsOrFolders"), Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> Into = new("-o") { Description = Messages.Get("OptionInto"), Required = true, HelpName = "DIR" };
    private static readonly Option<string> IntoClasseur =
        new("-o") { Description = Messages.Get("OptionIntoClasseur"), Required = true, HelpName = "FILE.xlsx|DIR" };
    private static readonly Option<string> Profil =
        new("--profil") { Description = Messages.Get("OptionProfilParDefaut"), HelpName = "P" };

    public static Command Import(CliHost host)
    {
        var command = new Command("import", Messages.Get("ContratImport")) { Source, Into, Profil, ContratCommand.FinessKey };
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            string source = parsed.GetRequiredValue(Source);
            Outcome<Classeur> sheets = ClasseurFiles.Read(io, source);
            Outcome<ContratsDuClasseur> read = sheets.TryGet(out Classeur? classeur)
                ? ReaderOf(host, parsed).Read(classeur)
                : Outcome.Failure<ContratsDuClasseur>([]);
            ImmutableArray<Diagnostic> diagnostics = [.. sheets.Diagnostics, .. read.Diagnostics];
            ImmutableArray<string> written = read.TryGet(out ContratsDuClasseur? contrats)
                ? Write(contrats, parsed.GetRequiredValue(Into))
                : [];
            DiagnosticsDocument judged = DiagnosticsDocument.Of([CheckedFileItem.Of(source, diagnostics)]);
            DiagnosticsDocument document = contrats is null ? judged : judged with
            {
                Ecrits = written,
                ReglesInactives = InactiveRuleItem.Of(contrats.Contrats.Select(contrat => contrat.Profil)),
            };
            io.Result(document, OutputJson.Indented.DiagnosticsDocument, text => DiagnosticsText.Write(text, document));
            return document.Valide ? ExitCode.Done : ExitCode.DataErrors;
        });
        return command;
    }

    public static Command Export(CliHost host)
    {
        var command = new Command("export", Messages.Get("ContratExport")) { Files, IntoClasseur };
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            var reader = new ContratReader(Profiles.Load(host).Profils);
            ImmutableArray<(string Path, Outcome<ContratValide> Read)> read =
                [.. Inputs.ContratsUnder(parsed.GetRequiredValue(Files)).Select(path => (path, reader.Read(path, io.Read(path))))];
            if (read.Any(item => item.Read.Value is null))
            {
                return Refuse(io, read.Select(item => CheckedFileItem.Of(item.Path, item.Read.Diagnostics)));
            }

            string into = parsed.GetRequiredValue(IntoClasseur);
            Outcome<Classeur> classeur = ClasseurWriter.Write(read.Select(item => item.Read.Value!.Contrat));
            Outcome<byte[]> xlsx = classeur.Value is { } sheets && IsWorkbook(into)
                ? XlsxWriter.Write(sheets)
                : Outcome.Failure<byte[]>([]);
            ImmutableArray<Diagnostic> faults = [.. classeur.Diagnostics, .. xlsx.Diagnostics];
            return faults.IsEmpty
                ? Tell(io, xlsx.TryGet(out byte[]? file) ? WriteFile(into, file) : ClasseurFiles.WriteFolder(into, classeur.Value!))
                : Refuse(io, [CheckedFileItem.Of(into, faults)]);
        });
        return command;
    }

    private static ClasseurReader ReaderOf(CliHost host, ParseResult parsed)
    {
        var options = new ReadingOptions
        {
            CleFiness = parsed.GetValue(ContratCommand.FinessKey) == "warning" ? Gravite.Avertissement : Gravite.Erreur,
        };
        return new ClasseurReader(Profiles.Load(host).Profils, options, parsed.GetValue(Profil)?.ToUpperInvariant());
    }

    private static ImmutableArray<string> Write(ContratsDuClasseur contrats, string into)
    {
        ImmutableArray<string>.Builder written = ImmutableArray.CreateBuilder<string>();
        foreach (ContratValide contrat in contrats.Contrats)
        {
            string path = Path.Combine(into, contrat.Contrat.CodeContrat + ".json");
            AtomicFile.Write(path, contrat.Json.Span);
            written.Add(path);
        }

        return written.ToImmutable();
    }

    private static ImmutableArray<string> WriteFile(string into, byte[] file)
    {
        AtomicFile.Write(into, file);
        return [into];
    }

    private static bool IsWorkbook(string into) => into.EndsWith(Xlsx, StringComparison.OrdinalIgnoreCase);

    private static int Tell(CommandIo io, ImmutableArray<string> written)
    {
        var document = new FichiersEcritsDocument("cpomdocs/fichiers/1", written);
        io.Result(document, OutputJson.Indented.FichiersEcritsDocument, text => ArchiveText.Files(text, document));
        return ExitCode.Done;
    }

    private static int Refuse(CommandIo io, IEnumerable<CheckedFileItem> items)
    {
        DiagnosticsDocument document = DiagnosticsDocument.Of(items);
        io.Result(document, OutputJson.Indented.DiagnosticsDocument, text => DiagnosticsText.Write(text, document));
        return ExitCode.DataErrors;
    }
}
