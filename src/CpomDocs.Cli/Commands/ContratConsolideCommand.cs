using System.CommandLine;
using System.Globalization;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs contrat consolide</c>.</summary>
internal static class ContratConsolideCommand
{
    private static readonly Argument<string> Source = new("ID|FILE") { Description = Messages.Get("ArgumentContratOrId") };
    private static readonly Option<DateOnly?> At = DateOption.Of("--au", Messages.Get("OptionAu"));
    private static readonly Option<string?> Into = new("-o") { Description = Messages.Get("OptionConsolideInto"), HelpName = "FILE" };
    private static readonly Option<string[]> Avenants =
        new("--avenant") { Description = Messages.Get("OptionAvenants"), HelpName = "FILE", AllowMultipleArgumentsPerToken = true };

    public static Command Build(CliHost host)
    {
        var command = new Command("consolide", Messages.Get("ContratConsolide")) { Source, At, Avenants, ContratSource.Store, Into };
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            var producer = new AvenantProducer(Profiles.Load(host));
            string path = parsed.GetRequiredValue(Source);
            AvenantPropose[] proposes =
                [.. (parsed.GetValue(Avenants) ?? []).Select(file => new AvenantPropose(file, io.Read(file)))];
            Outcome<ContratConsolide> outcome = ContratSource.Archived(host, path, parsed.GetValue(ContratSource.Store)) is { } archived
                ? archived.EnVigueur(producer, parsed.GetValue(At), proposes)
                : Consolider(producer, (path, io.Read(path)), proposes, parsed.GetValue(At));
            return outcome.TryGet(out ContratConsolide? consolide)
                ? Give(io, parsed, consolide)
                : DiagnosticsText.Refuse(io, outcome.Diagnostics[0].Fichier ?? path, outcome.Diagnostics);
        });
        return command;
    }

    private static Outcome<ContratConsolide> Consolider(
        AvenantProducer producer, (string Path, byte[] Json) source, AvenantPropose[] proposes, DateOnly? date)
    {
        Outcome<ContratValide> read = producer.Lire(source.Path, source.Json);
        return read.TryGet(out ContratValide? initial)
            ? producer.Consolider(initial, proposes, date)
            : Outcome.Failure<ContratConsolide>(read.Diagnostics);
    }

    private static int Give(CommandIo io, ParseResult parsed, ContratConsolide consolide)
    {
        if (parsed.GetValue(Into) is { } into)
        {
            AtomicFile.Write(into, consolide.Contrat.Json.Span);
        }

        string? date = parsed.GetValue(At)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        ConsolidationDocument document = ConsolidationDocument.Of(consolide, date, parsed.GetValue(Into));
        io.Result(document, OutputJson.Indented.ConsolidationDocument, text => Write(text, document));
        return ExitCode.Done;
    }

    private static void Write(TextWriter text, ConsolidationDocument document)
    {
        text.WriteLine(Messages.Get("ConsolideVersion", document.CodeContrat, document.Version));
        foreach (AvenantItem avenant in document.Avenants)
        {
            text.WriteLine(Messages.Get("ConsolideAvenant", avenant.Numero, avenant.DateEffet, avenant.Objet));
        }

        foreach (OrigineItem origin in document.Origines.Where(origin => origin.Objet.Length > 0))
        {
            text.WriteLine(Messages.Get("ConsolideOrigine", origin.Objet, origin.Valeur ?? "", origin.Avenant));
        }

        if (document.Ecrit is { } path)
        {
            text.WriteLine(path);
        }
    }
}
