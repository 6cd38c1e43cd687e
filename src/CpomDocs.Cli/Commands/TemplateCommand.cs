using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Composition;
using CpomDocs.Composition.Templates;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs template</c> and its commands; <c>check</c> and <c>variables</c> are here.</summary>
internal static class TemplateCommand
{
    private static readonly Argument<string> Profil = new("PROFIL") { Description = Messages.Get("ArgumentProfil") };
    private static readonly Argument<string?> Document =
        new("DOCUMENT") { Description = Messages.Get("ArgumentDocument"), Arity = ArgumentArity.ZeroOrOne };

    public static Command Build(CliHost host) => new("template", Messages.Get("Template"))
    {
        Check(host),
        Variables(host),
        TemplatePreviewCommand.Build(host),
    };

    private static Command Check(CliHost host)
    {
        var command = new Command("check", Messages.Get("TemplateCheck")) { Profil, Document };
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            ChosenProfile chosen = ChosenProfile.Of(host, parsed.GetRequiredValue(Profil));
            ImmutableArray<Diagnostic> found = chosen.Loaded.TryGet(out Modeles? modeles)
                ? Judge(io, modeles, parsed.GetValue(Document))
                : chosen.Loaded.Diagnostics;
            DiagnosticsDocument document = DiagnosticsDocument.Of(ByFile(chosen, modeles, found));
            io.Result(document, OutputJson.Indented.DiagnosticsDocument, text => DiagnosticsText.Write(text, document));
            return document.Valide ? ExitCode.Done : ExitCode.DataErrors;
        });
        return command;
    }

    private static Command Variables(CliHost host)
    {
        var command = new Command("variables", Messages.Get("TemplateVariables")) { Profil, Document };
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            string name = parsed.GetRequiredValue(Profil);
            ChosenProfile chosen = ChosenProfile.Of(host, name);
            if (!chosen.Loaded.TryGet(out Modeles? modeles))
            {
                return Refuse(io, chosen);
            }

            Profil profil = ChosenProfile.FamilyOf(modeles);
            string? document = CodeOf(profil, parsed.GetValue(Document));
            io.File(Encoding.UTF8.GetBytes(TemplateAnalyzer.Variables(profil, modeles.JeuDe(profil).Modeles, document)));
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Says what is wrong with a family that cannot be loaded.</summary>
    public static int Refuse(CommandIo io, ChosenProfile chosen)
    {
        DiagnosticsDocument document = DiagnosticsDocument.Of(ByFile(chosen, null, chosen.Loaded.Diagnostics));
        io.Result(document, OutputJson.Indented.DiagnosticsDocument, text => DiagnosticsText.Write(text, document));
        return ExitCode.DataErrors;
    }

    /// <summary>The code of a document of a family, as its profile writes it.</summary>
    /// <exception cref="InputException">The family has no such document.</exception>
    public static string? CodeOf(Profil profil, string? given)
    {
        string[] codes = [.. profil.Documents.Select(document => document.Code)];
        return given is null ? null
            : codes.FirstOrDefault(code => string.Equals(code, given, StringComparison.OrdinalIgnoreCase))
                ?? throw new InputException(Messages.Get("DocumentUnknown", profil.Code, given, string.Join(", ", codes)));
    }

    private static ImmutableArray<Diagnostic> Judge(CommandIo io, Modeles modeles, string? given)
    {
        Profil profil = ChosenProfile.FamilyOf(modeles);
        string? document = CodeOf(profil, given);
        TemplateSet templates = modeles.JeuDe(profil).Modeles;
        ImmutableArray<Diagnostic> found = TemplateAnalyzer.Check(profil, templates, document);
        if (found.Any(diagnostic => diagnostic.Gravite == Gravite.Erreur))
        {
            return found;
        }

        ImmutableArray<ContratValide> contrats = ContratsDEssai.De(profil);
        if (contrats.IsEmpty)
        {
            io.Note(Messages.Get("TrialSkipped", profil.Code));
        }

        return [.. found, .. contrats.SelectMany(contrat => Try(contrat, templates, document)).DistinctBy(fault => fault.Message)];
    }

    private static ImmutableArray<Diagnostic> Try(ContratValide contrat, TemplateSet templates, string? document)
    {
        bool isThere = document is null || contrat.Contrat.Documents.Any(prevu => prevu.Code == document);
        var options = new CompositionOptions { Demonstration = true, Documents = document is null ? [] : [document] };
        return isThere ? new LiasseComposer().Compose(contrat, templates, options).Diagnostics : [];
    }

    // A file without fault is listed too, so that the result says what was judged.
    private static IEnumerable<CheckedFileItem> ByFile(ChosenProfile chosen, Modeles? modeles, ImmutableArray<Diagnostic> found)
    {
        IEnumerable<string> judged = modeles is null ? [] : modeles.JeuDe(ChosenProfile.FamilyOf(modeles)).Modeles.Noms;
        string profile = Path.Combine(chosen.Folder, "profil.json");
        ILookup<string, Diagnostic> byFile = found.ToLookup(diagnostic => diagnostic.Fichier ?? profile, StringComparer.Ordinal);
        IEnumerable<string> files = byFile.Select(group => group.Key).Concat(judged).Append(profile).Distinct();
        return files.Order(StringComparer.Ordinal).Select(file => CheckedFileItem.Of(file, [.. byFile[file]]));
    }
}
