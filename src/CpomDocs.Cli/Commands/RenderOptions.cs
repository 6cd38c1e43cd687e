using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;

namespace CpomDocs.Cli.Commands;

/// <summary>What the commands that render documents share: which formats, and where the files go.</summary>
internal static class RenderOptions
{
    /// <summary>Formats to make.</summary>
    public static readonly Option<string[]> Formats = new("--format")
    {
        Description = Messages.Get("OptionFormat"),
        HelpName = "pdf,docx",
        AllowMultipleArgumentsPerToken = true,
        CustomParser = result => ParseFormats(result),
        DefaultValueFactory = _ => ["pdf", "docx"],
    };

    /// <summary>What to make.</summary>
    /// <param name="parsed">Command line.</param>
    /// <returns>The options, every document in them.</returns>
    public static ProductionOptions ProductionOf(ParseResult parsed)
    {
        string[] formats = parsed.GetRequiredValue(Formats);
        return new ProductionOptions
        {
            Programme = VersionCommand.Current,
            Pdf = formats.Contains("pdf"),
            Docx = formats.Contains("docx"),
            Projet = true,
        };
    }

    /// <summary>Writes a liasse in its folder, named after its contract.</summary>
    /// <param name="io">Says what was written.</param>
    /// <param name="liasse">The liasse.</param>
    /// <param name="into">Folder of liasses.</param>
    /// <returns>Exit code.</returns>
    public static int Write(CommandIo io, LiasseProduite liasse, string into)
    {
        var folder = new LiasseFolder(Path.Combine(into, liasse.Contrat.Contrat.CodeContrat));
        ImmutableArray<string> signed = folder.Write(liasse);
        if (!signed.IsEmpty)
        {
            io.Problem(Messages.Get("AlreadySigned", string.Join(", ", signed)));
            return ExitCode.Refused;
        }

        var document = new FichiersEcritsDocument(
            "cpomdocs/fichiers/1",
            [.. liasse.Fichiers.Keys.Select(name => Path.Combine(folder.Path, name))]);
        io.Result(document, OutputJson.Indented.FichiersEcritsDocument, text => ArchiveText.Files(text, document));
        return ExitCode.Done;
    }

    private static string[] ParseFormats(System.CommandLine.Parsing.ArgumentResult result)
    {
        string[] formats =
            [.. result.Tokens.SelectMany(token => token.Value
                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        foreach (string unknown in formats.Where(format => format is not ("pdf" or "docx")))
        {
            result.AddError(Messages.Get("FormatUnknown", unknown));
        }

        return formats;
    }
}
