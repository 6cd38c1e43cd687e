using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Campagnes.Reports;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Campagnes.Suivis;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs campagne report</c>.</summary>
internal static class CampagneReportCommand
{
    private const int UsualDelay = 15;

    private static readonly Option<string> Into =
        new("-o") { Description = Messages.Get("OptionReportInto"), Required = true, HelpName = "DIR" };
    private static readonly Option<DateOnly?> Depuis = CampagneInputs.DayOption("--depuis", "OptionDepuis");
    private static readonly Option<int> Delai = Counts.Option("--delai", "OptionDelai", UsualDelay);

    public static Command Build(CliHost host)
    {
        var command = new Command("report", Messages.Get("CampagneReport"))
        {
            CampagneInputs.File, CampagneStatusCommand.Store, Into, CampagneStatusCommand.Liasses, CampagneInputs.Date, Depuis, Delai,
        };
        CampagneFilterOptions.AddContratsTo(command);
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

        SuiviFiltre filtre = CampagneFilterOptions.FilterOf(parsed, inputs.Campagne);
        DemandeSuiviCampagne demande = CampagneStatusCommand.DemandeOf(host, parsed, inputs);
        SuiviCampagne suivi = filtre.Apply(new SuiviReader(inputs.Modeles).Read(demande, cancellationToken));
        var options = new RapportOptions
        {
            Delai = parsed.GetValue(Delai),
            Depuis = parsed.GetValue(Depuis),
            Instant = host.Clock.GetUtcNow(),
        };
        ImmutableArray<string> written = Write(
            parsed.GetRequiredValue(Into), RapportCampagne.Write(inputs.Modeles, demande, suivi, options));
        var document = new FichiersEcritsDocument("cpomdocs/fichiers/1", written);
        io.Result(document, OutputJson.Indented.FichiersEcritsDocument, text => WriteText(text, written));
        return ExitCode.Done;
    }

    private static ImmutableArray<string> Write(string folder, IEnumerable<KeyValuePair<string, byte[]>> files)
    {
        var written = ImmutableArray.CreateBuilder<string>();
        foreach ((string path, byte[] bytes) in files)
        {
            string target = Path.Combine([folder, .. path.Split('/')]);
            AtomicFile.Write(target, bytes);
            written.Add(target);
        }

        return written.ToImmutable();
    }

    // One mail a reminder: their folder says enough.
    private static void WriteText(TextWriter text, ImmutableArray<string> written)
    {
        foreach (string path in written.Where(path => !path.EndsWith(".eml", StringComparison.Ordinal)
            && (!path.EndsWith(".ics", StringComparison.Ordinal) || path.EndsWith("echeances.ics", StringComparison.Ordinal))))
        {
            text.WriteLine(Messages.Get("PlanWritten", path));
        }

        text.WriteLine(Messages.Get("ReportReminders", written.Count(path => path.EndsWith(".eml", StringComparison.Ordinal))));
    }
}
