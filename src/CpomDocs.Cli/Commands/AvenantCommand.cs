using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs avenant</c> and its commands; <c>check</c> and <c>render</c> are here.</summary>
internal static class AvenantCommand
{
    private static readonly Argument<string[]> Files =
        new("FILE") { Description = Messages.Get("ArgumentAvenants"), Arity = ArgumentArity.OneOrMore };
    private static readonly Argument<string> File = new("FILE") { Description = Messages.Get("ArgumentAvenant") };
    private static readonly Option<string[]> Pending =
        new("--en-attente") { Description = Messages.Get("OptionPending"), HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string> Into = new("-o") { Description = Messages.Get("OptionInto"), Required = true, HelpName = "DIR" };

    public static Command Build(CliHost host) => new("avenant", Messages.Get("Avenant"))
    {
        Check(host),
        AvenantDraftCommand.Build(host),
        Render(host),
    };

    private static Command Check(CliHost host)
    {
        var command = new Command("check", Messages.Get("AvenantCheck"))
        {
            Files, ContratSource.Contrat, ContratSource.Store, Pending,
        };
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            var producer = new AvenantProducer(Profiles.Load(host));
            string source = parsed.GetRequiredValue(ContratSource.Contrat);
            Outcome<ContratConsolide> start = ContratSource.Read(host, io, parsed, producer);
            if (!start.TryGet(out ContratConsolide? contrat))
            {
                return DiagnosticsText.Refuse(io, source, start.Diagnostics);
            }

            var items = new List<CheckedFileItem>();
            foreach (string path in parsed.GetRequiredValue(Files))
            {
                Outcome<ContratConsolide> next = producer.Appliquer(contrat, ProposeOf(host, io, parsed, path));
                items.Add(CheckedFileItem.Of(path, next.Diagnostics));
                contrat = next.Value ?? contrat;
            }

            DiagnosticsDocument document = DiagnosticsDocument.Of(items);
            io.Result(document, OutputJson.Indented.DiagnosticsDocument, text => DiagnosticsText.Write(text, document));
            return document.Valide ? ExitCode.Done : ExitCode.DataErrors;
        });
        return command;
    }

    private static Command Render(CliHost host)
    {
        var command = new Command("render", Messages.Get("AvenantRender"))
        {
            File, ContratSource.Contrat, ContratSource.Store, Pending, Into, RenderOptions.Formats,
        };
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            var producer = new AvenantProducer(Profiles.Load(host));
            Outcome<ContratConsolide> start = ContratSource.Read(host, io, parsed, producer);
            if (!start.TryGet(out ContratConsolide? contrat))
            {
                return DiagnosticsText.Refuse(io, parsed.GetRequiredValue(ContratSource.Contrat), start.Diagnostics);
            }

            string path = parsed.GetRequiredValue(File);
            Outcome<ContratConsolide> next = producer.Appliquer(contrat, ProposeOf(host, io, parsed, path));
            Outcome<LiasseProduite> produced = next.TryGet(out ContratConsolide? applied)
                ? producer.Produire(applied, RenderOptions.ProductionOf(parsed))
                : Outcome.Failure<LiasseProduite>(next.Diagnostics);
            return produced.TryGet(out LiasseProduite? liasse)
                ? RenderOptions.Write(io, liasse, parsed.GetRequiredValue(Into))
                : DiagnosticsText.Refuse(io, path, produced.Diagnostics);
        });
        return command;
    }

    private static AvenantPropose ProposeOf(CliHost host, CommandIo io, ParseResult parsed, string path)
    {
        byte[] json = io.Read(path);
        string contrat = parsed.GetRequiredValue(ContratSource.Contrat);
        ImmutableArray<Avenant> archived =
            ContratSource.Archived(host, contrat, parsed.GetValue(ContratSource.Store))?.EnAttente(json) ?? [];
        return new AvenantPropose(path, json) { EnAttente = [.. archived, .. PendingOf(io, parsed)] };
    }

    private static ImmutableArray<Avenant> PendingOf(CommandIo io, ParseResult parsed)
    {
        return [.. (parsed.GetValue(Pending) ?? []).Select(path => AvenantReader.Read(path, io.Read(path)).Value
            ?? throw new InputException(Messages.Get("PendingUnreadable", path)))];
    }
}
