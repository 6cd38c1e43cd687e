using CpomDocs.Cli.Json;

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
