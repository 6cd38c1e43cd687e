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

/// <summary><c>cpomdocs template preview</c>.</summary>
internal static class TemplatePreviewCommand
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(150);

    private static readonly Argument<string> Profil = new("PROFIL") { Description = Messages.Get("ArgumentProfil") };
    private static readonly Argument<string> Document = new("DOCUMENT") { Description = Messages.Get("ArgumentDocumentPreview") };
    private static readonly Option<string> Into =
        new("-o") { Description = Messages.Get("OptionPreviewInto"), Required = true, HelpName = "DIR" };
    private static readonly Option<bool> Watch = new("--watch") { Description = Messages.Get("OptionWatch") };
    private static readonly Option<string?> Contrat =
        new("--contrat") { Description = Messages.Get("OptionContratEssai"), HelpName = "FILE" };

    public static Command Build(CliHost host)
    {
        var command = new Command("preview", Messages.Get("TemplatePreview")) { Profil, Document, Into, Contrat, Watch };
        command.SetAction((parsed, cancellationToken) => Task.Run(() => Run(host, parsed, cancellationToken), CancellationToken.None));
        return command;
    }

    private static int Run(CliHost host, ParseResult parsed, CancellationToken cancellationToken)
    {
        var io = new CommandIo(host, parsed);
        ChosenProfile chosen = ChosenProfile.Of(host, parsed.GetRequiredValue(Profil));
        if (!parsed.GetValue(Watch))
        {
            return Render(host, io, parsed);
        }

        ImmutableArray<string> folders = [.. chosen.Folders(host)];
        var watch = new FolderWatch(folders, Period);
        do
        {
            if (Render(host, io, parsed) != ExitCode.Done)
            {
                io.Note(Messages.Get("PreviewKept"));
            }

            io.Note(Messages.Get("PreviewWaiting", string.Join(", ", folders)));
        }
        while (watch.WaitForChange(cancellationToken));
        return ExitCode.Interrupted;
    }

    private static int Render(CliHost host, CommandIo io, ParseResult parsed)
    {
        ChosenProfile chosen = ChosenProfile.Of(host, parsed.GetRequiredValue(Profil));
        if (!chosen.Loaded.TryGet(out Modeles? modeles))
        {
            return TemplateCommand.Refuse(io, chosen);
        }

        Profil profil = ChosenProfile.FamilyOf(modeles);
        string code = TemplateCommand.CodeOf(profil, parsed.GetRequiredValue(Document))!;
        Outcome<ContratValide> contrat = ContratOf(io, parsed.GetValue(Contrat), modeles, code);
        var options = new ProductionOptions { Programme = VersionCommand.Current, Demonstration = true, Documents = [code] };
        Outcome<LiasseProduite> produced = contrat.TryGet(out ContratValide? valide)
            ? new LiasseProducer(modeles).Produce(valide, options)
            : Outcome.Failure<LiasseProduite>(contrat.Diagnostics);
        return produced.TryGet(out LiasseProduite? liasse)
            ? Write(io, liasse, parsed.GetRequiredValue(Into))
            : Refuse(io, parsed.GetValue(Contrat) ?? chosen.Folder, produced.Diagnostics);
    }

    private static Outcome<ContratValide> ContratOf(CommandIo io, string? path, Modeles modeles, string document)
    {
        if (path is not null)
        {
            return new ContratReader(modeles.Profils).Read(path, io.Read(path));
        }

        Profil profil = ChosenProfile.FamilyOf(modeles);
        ContratValide? found = ContratsDEssai.De(profil)
            .FirstOrDefault(contrat => contrat.Contrat.Documents.Any(prevu => prevu.Code == document));
        return found is null
            ? throw new InputException(Messages.Get("NoTrialContract", profil.Code, document))
            : Outcome.Of(found);
    }

    private static int Write(CommandIo io, LiasseProduite liasse, string into)
    {
        ImmutableArray<string> names = [.. liasse.Fichiers.Keys.Where(name => !name.EndsWith(".json", StringComparison.Ordinal))];
        foreach (string name in names)
        {
            AtomicFile.Write(Path.Combine(into, name), liasse.Fichiers[name].Span);
        }

        var document = new FichiersEcritsDocument("cpomdocs/fichiers/1", [.. names.Select(name => Path.Combine(into, name))]);
        io.Result(document, OutputJson.Indented.FichiersEcritsDocument, text => ArchiveText.Files(text, document));
        return ExitCode.Done;
    }

    private static int Refuse(CommandIo io, string file, ImmutableArray<Diagnostic> diagnostics)
    {
        IEnumerable<CheckedFileItem> files = diagnostics
            .GroupBy(diagnostic => diagnostic.Fichier ?? file, StringComparer.Ordinal)
            .Select(group => CheckedFileItem.Of(group.Key, [.. group]));
        DiagnosticsDocument document = DiagnosticsDocument.Of(files);
        io.Result(document, OutputJson.Indented.DiagnosticsDocument, text => DiagnosticsText.Write(text, document));
        return ExitCode.DataErrors;
    }
}
