using System.CommandLine;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;
using CpomDocs.Rendering.Docx;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs contrat reimport</c>.</summary>
internal static class ContratReimportCommand
{
    private static readonly Argument<string> File = new("FILE.docx") { Description = Messages.Get("ArgumentDocx") };
    private static readonly Option<string> Contrat =
        new("--contrat") { Description = Messages.Get("OptionContratSource"), Required = true, HelpName = "CONTRAT.json" };
    private static readonly Option<string?> Into = new("-o") { Description = Messages.Get("OptionReimportInto"), HelpName = "NEW.json" };
    private static readonly Option<string?> Document =
        new("--document") { Description = Messages.Get("OptionReimportDocument"), HelpName = "CODE" };
    private static readonly Option<string?> Revisions = RevisionsOption();

    public static Command Build(CliHost host)
    {
        var command = new Command("reimport", Messages.Get("ContratReimport")) { File, Contrat, Into, Document, Revisions };
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            string source = parsed.GetRequiredValue(Contrat);
            Modeles modeles = Profiles.Load(host);
            Outcome<ContratValide> read = new ContratReader(modeles.Profils).Read(source, io.Read(source));
            if (!read.TryGet(out ContratValide? contrat))
            {
                DiagnosticsDocument faults = DiagnosticsDocument.Of([CheckedFileItem.Of(source, read.Diagnostics)]);
                io.Result(faults, OutputJson.Indented.DiagnosticsDocument, text => DiagnosticsText.Write(text, faults));
                return ExitCode.DataErrors;
            }

            var demande = new DemandeNegociation(io.Read(parsed.GetRequiredValue(File)))
            {
                Revisions = ReadingOf(parsed.GetValue(Revisions)),
                Document = parsed.GetValue(Document),
            };
            return Give(io, parsed, new Renegociation(modeles).Reprendre(contrat, demande));
        });
        return command;
    }

    private static int Give(CommandIo io, ParseResult parsed, ResultatNegociation result)
    {
        string? into = parsed.GetValue(Into);
        if (result.Contrat is { } contrat && into is not null)
        {
            AtomicFile.Write(into, contrat.Json.Span);
        }

        var document = new ReimportDocument(
            "cpomdocs/reimport/1",
            parsed.GetRequiredValue(File),
            result.Document,
            result.Contrat is not null,
            result.Contrat is null ? null : into,
            [.. result.Changements.Select(ChangementItem.Of)],
            [.. result.HorsChamps.Select(EcartItem.Of)],
            [.. result.Revisions.Select(RevisionItem.Of)],
            [.. result.Commentaires.Select(CommentaireItem.Of)],
            [.. result.Diagnostics.Select(DiagnosticItem.Of)]);
        io.Result(document, OutputJson.Indented.ReimportDocument, text => ReimportText.Write(text, document));
        return document.Valide ? ExitCode.Done
            : result.Diagnostics.Any(diagnostic => diagnostic.Code == "CPOM4201") ? ExitCode.Usage
            : ExitCode.DataErrors;
    }

    private static LectureRevisions? ReadingOf(string? word) => word switch
    {
        "accepter" => LectureRevisions.Acceptees,
        "rejeter" => LectureRevisions.Rejetees,
        _ => null,
    };

    private static Option<string?> RevisionsOption()
    {
        var option = new Option<string?>("--revisions") { Description = Messages.Get("OptionRevisions"), HelpName = "accepter|rejeter" };
        option.AcceptOnlyFromAmong("accepter", "rejeter");
        return option;
    }
}
