using System.CommandLine;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Suivis;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs campagne status</c>.</summary>
internal static class CampagneStatusCommand
{
    private static readonly Option<string> Store =
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

    private static int Run(CliHost host, ParseResult parsed, CancellationToken cancellationToken)
    {
        var io = new CommandIo(host, parsed);
        if (CampagneInputs.Of(host, parsed, io) is not { } inputs)
        {
            return ExitCode.DataErrors;
        }

        SuiviFiltre filtre = CampagneFilterOptions.WholeFilterOf(parsed, inputs.Campagne);
        LiasseArchiver? archive = CampagneInputs.ArchiveAt(host, parsed.GetRequiredValue(Store));
        DemandeSuiviCampagne demande = inputs.Demande(host, parsed, archive, parsed.GetValue(Liasses));
        SuiviCampagne suivi = filtre.Apply(new SuiviReader(inputs.Modeles).Read(demande, cancellationToken));
        io.Result(suivi, OutputJson.Indented.SuiviCampagne, text => CampagneStatusText.Write(text, suivi));
        return ExitCode.Done;
    }
}
