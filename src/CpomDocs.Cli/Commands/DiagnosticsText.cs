using System.Collections.Immutable;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Cli.Commands;

/// <summary>Diagnostics for a person: place, weight, rule, sentence, then remedy and source.</summary>
internal static class DiagnosticsText
{
    public static void Write(TextWriter text, DiagnosticsDocument document)
    {
        foreach (CheckedFileItem file in document.Fichiers)
        {
            foreach (DiagnosticItem item in file.Diagnostics)
            {
                WriteItem(text, file.Fichier, item);
            }

            int errors = file.Diagnostics.Count(item => item.Gravite == "erreur");
            text.WriteLine(file.Valide ? Messages.Get("FileValid", file.Fichier, file.Diagnostics.Length) : Messages.Get("FileInvalid",
                file.Fichier, errors));
        }

        foreach (InactiveRuleItem rule in document.ReglesInactives)
        {
            text.WriteLine(Messages.Get("RuleInactive", rule.Regle, rule.Profil, rule.Motif));
        }

        foreach (string written in document.Ecrits ?? [])
        {
            text.WriteLine(written);
        }
    }

    /// <summary>Says why a file is refused.</summary>
    /// <param name="io">Writes the result.</param>
    /// <param name="path">The file, as given.</param>
    /// <param name="diagnostics">What is wrong with it.</param>
    /// <returns>Exit code.</returns>
    public static int Refuse(CommandIo io, string path, ImmutableArray<Diagnostic> diagnostics)
    {
        DiagnosticsDocument document = DiagnosticsDocument.Of([CheckedFileItem.Of(path, diagnostics)]);
        io.Result(document, OutputJson.Indented.DiagnosticsDocument, text => Write(text, document));
        return ExitCode.DataErrors;
    }

    private static void WriteItem(TextWriter text, string file, DiagnosticItem item)
    {
        string place = item.Ligne > 0 && item.Feuille is null ? $"{file}:{item.Ligne}:{item.Colonne}" : file;
        string rule = item.Regle is null ? item.Code : $"{item.Code} {item.Regle}";
        text.WriteLine($"{place}: {item.Gravite} {rule}: {item.Message}");
        if (item.Pointeur.Length > 0)
        {
            text.WriteLine($"    {Messages.Get("Where")} {item.Pointeur}");
        }

        if (item.Remede is not null)
        {
            text.WriteLine($"    {Messages.Get("Remedy")} {item.Remede}");
        }

        if (item.Source is not null)
        {
            text.WriteLine($"    {Messages.Get("Source")} {item.Source}");
        }
    }
}
