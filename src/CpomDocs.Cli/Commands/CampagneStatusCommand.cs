using System.CommandLine;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Suivis;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs campagne status</c>.</summary>
internal static class CampagneStatusCommand
{
    /// <summary>The archive of the campaign.</summary>
    public static readonly Option<string> Store =
        new("--store") { Description = Messages.Get("OptionStore"), Required = true, HelpName = "STORE" };

    /// <summary>Folder of liasses that may be ahead of the archive.</summary>
    public static readonly Option<string?> Liasses = new("--liasses") { Description = Messages.Get("OptionLiasses"), HelpName = "DIR" };

    public static Command Build(CliHost host)
    {
        var command = new Command("status", Messages.Get("CampagneStatus")) { CampagneInputs.File, Store, Liasses, CampagneInputs.Date };
        CampagneFilterOptions.AddTo(command);
        command.Options.Add(CampagneInputs.Parallel);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(host, parsed, cancellationToken)));
        return command;
    }

    /// <summary>What to follow, from the archive and the folder that a command names.</summary>
    /// <param name="host">Clock.</param>
    /// <param name="parsed">Command line.</param>
    /// <param name="inputs">The campaign.</param>
    /// <returns>The question.</returns>
    public static DemandeSuiviCampagne DemandeOf(CliHost host, ParseResult parsed, CampagneInputs inputs)
    {
        LiasseArchiver? archive = CampagneInputs.ArchiveAt(host, parsed.GetRequiredValue(Store));
        return inputs.Demande(host, parsed, archive, parsed.GetValue(Liasses));
    }

    private static int Run(CliHost host, ParseResult parsed, CancellationToken cancellationToken)
    {
        var io = new CommandIo(host, parsed);
        if (CampagneInputs.Of(host, parsed, io) is not { } inputs)
        {
            return ExitCode.DataErrors;
        }

        SuiviFiltre filtre = CampagneFilterOptions.WholeFilterOf(parsed, inputs.Campagne);
        DemandeSuiviCampagne demande = DemandeOf(host, parsed, inputs);
        SuiviCampagne suivi = filtre.Apply(new SuiviReader(inputs.Modeles).Read(demande, cancellationToken));
        io.Result(suivi, OutputJson.Indented.SuiviCampagne, text => CampagneStatusText.Write(text, suivi));
        return ExitCode.Done;
    }
}
