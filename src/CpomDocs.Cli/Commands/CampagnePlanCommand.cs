using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using System.Text.Json;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Reports;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Campagnes.Suivis;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs campagne plan</c>.</summary>
internal static class CampagnePlanCommand
{
    private static readonly Option<string?> Store = new("--store") { Description = Messages.Get("OptionPlanStore"), HelpName = "STORE" };
    private static readonly Option<string?> Into = new("-o") { Description = Messages.Get("OptionPlanInto"), HelpName = "DIR" };

    public static Command Build(CliHost host)
    {
        var command = new Command("plan", Messages.Get("CampagnePlan"))
        {
            CampagneInputs.File, Store, Into, CampagneInputs.Date, CampagneInputs.Parallel,
        };
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

        LiasseArchiver? archive = CampagneInputs.ArchiveAt(host, parsed.GetValue(Store));
        SuiviCampagne suivi = new SuiviReader(inputs.Modeles).Read(inputs.Demande(host, parsed, archive), cancellationToken);
        var socle = new SocleUnique(inputs.Profil, inputs.Modeles.JeuDe(inputs.Profil));
        ImmutableArray<Diagnostic> wrong =
            [.. inputs.Read.Diagnostics, .. socle.Judge(inputs.Campagne, inputs.Folder, archive)];
        PlanCampagne plan = CampagnePlanner.Plan(inputs.Campagne, suivi, socle, wrong);
        ImmutableArray<string> written = parsed.GetValue(Into) is { } folder ? Write(folder, plan) : [];
        io.Result(plan, OutputJson.Indented.PlanCampagne, text => CampagnePlanText.Write(text, plan, written));
        bool isWrong = plan.Totaux.EnErreur > 0 || wrong.Any(item => item.Gravite is Gravite.Erreur);
        return isWrong ? ExitCode.DataErrors : ExitCode.Done;
    }

    private static ImmutableArray<string> Write(string folder, PlanCampagne plan)
    {
        string json = JsonSerializer.Serialize(plan, OutputJson.Indented.PlanCampagne) + "\n";
        (string Path, byte[] Bytes)[] files =
        [
            (Path.Combine(folder, PlanHtml.FileName), PlanHtml.Write(plan)),
            (Path.Combine(folder, "plan.json"), Encoding.UTF8.GetBytes(json)),
        ];
        Array.ForEach(files, file => AtomicFile.Write(file.Path, file.Bytes));
        return [.. files.Select(file => file.Path)];
    }
}
