using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs contrat</c> and its commands; <c>check</c> and <c>render</c> are here.</summary>
internal static class ContratCommand
{
    private static readonly Argument<string[]> Files =
        new("FILE") { Description = Messages.Get("ArgumentContracts"), Arity = ArgumentArity.OneOrMore };
    private static readonly Argument<string> File = new("FILE") { Description = Messages.Get("ArgumentContract") };
    private static readonly Option<bool> Import = new("--import") { Description = Messages.Get("OptionImport") };

    internal static readonly Option<string> FinessKey = WordOption("--finess-key", "OptionFinessKey", ["error", "warning"]);

    private static readonly Option<string> Into = new("-o") { Description = Messages.Get("OptionInto"), Required = true, HelpName = "DIR" };

    private static readonly Option<string[]> Documents = new("--document")
    {
        Description = Messages.Get("OptionDocument"),
        HelpName = "CODE",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> Data = new("--data") { Description = Messages.Get("OptionData") };

    public static Command Build(CliHost host) => new("contrat", Messages.Get("Contrat")) 
    {
        Check(host),
        Render(host), ClasseurCommand.Import(host), ClasseurCommand.Export(host),
        ContratExtractCommand.Build(host),
        ContratReimportCommand.Build(host),
        ContratDiffCommand.Build(host),
        ContratConsolideCommand.Build(host),
    };

    private static Command Check(CliHost host)
    {
        var command = new Command("check", Messages.Get("ContratCheck")) { Files, Import, FinessKey };
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            var reader = new ContratReader(Profiles.Load(host).Profils, OptionsOf(parsed));
            string[] paths = parsed.GetRequiredValue(Files);
            var families = new List<Profil>();
            ImmutableArray<CheckedFileItem> items = [.. paths.Select(path => Judge(io, reader, path, families)).OfType<CheckedFileItem>()];
            bool isWhole = items.Length == paths.Length;
            DiagnosticsDocument judged = DiagnosticsDocument.Of(items);
            DiagnosticsDocument document = judged with
            {
                Valide = judged.Valide && isWhole,
                ReglesInactives = InactiveRuleItem.Of(families),
            };
            io.Result(document, OutputJson.Indented.DiagnosticsDocument, text => DiagnosticsText.Write(text, document));
            return !isWhole ? ExitCode.Usage : document.Valide ? ExitCode.Done : ExitCode.DataErrors;
        });
        return command;
    }

    // A file that cannot be read is told beside the result, and the others are judged all the same.
    private static CheckedFileItem? Judge(CommandIo io, ContratReader reader, string path, List<Profil> families)
    {
        try
        {
            Outcome<ContratValide> read = reader.Read(path, io.Read(path), out Profil? family);
            families.AddRange(family is null ? [] : [family]);
            return CheckedFileItem.Of(path, read.Diagnostics);
        }
        catch (InputException error)
        {
            io.Problem(error.Message);
            return null;
        }
    }

    private static Command Render(CliHost host)
    {
        var command = new Command("render", Messages.Get("ContratRender")) { File, Into, RenderOptions.Formats, Documents, Data };
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            string path = parsed.GetRequiredValue(File);
            Modeles modeles = Profiles.Load(host);
            var producer = new LiasseProducer(modeles);
            Outcome<ContratValide> read = producer.Read(path, io.Read(path));
            Outcome<LiasseProduite> produced = read.TryGet(out ContratValide? contrat)
                ? producer.Produce(contrat, ProductionOf(parsed))
                : Outcome.Failure<LiasseProduite>(read.Diagnostics);
            return produced.TryGet(out LiasseProduite? liasse)
                ? RenderOptions.Write(io, liasse, parsed.GetRequiredValue(Into))
                : DiagnosticsText.Refuse(io, path, produced.Diagnostics);
        });
        return command;
    }

    private static ReadingOptions OptionsOf(ParseResult parsed) => new()
    {
        Import = parsed.GetValue(Import),
        CleFiness = parsed.GetValue(FinessKey) == "warning" ? Gravite.Avertissement : Gravite.Erreur,
    };

    private static ProductionOptions ProductionOf(ParseResult parsed) => RenderOptions.ProductionOf(parsed) with
    {
        Documents = [.. parsed.GetValue(Documents) ?? []],
        Donnees = parsed.GetValue(Data),
    };

    private static Option<string> WordOption(string name, string description, string[] words)
    {
        var option =
            new Option<string>(name) { Description = Messages.Get(description), HelpName = string.Join('|', words),
                DefaultValueFactory = _ => words[0] };
        option.AcceptOnlyFromAmong(words);
        return option;
    }
}
