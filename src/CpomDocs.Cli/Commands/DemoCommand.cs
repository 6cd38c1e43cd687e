using System.CommandLine;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Reports;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs demo</c>.</summary>
internal static class DemoCommand
{
    private static readonly Option<string> Into = new("-o")
    {
        Description = Messages.Get("OptionInto"),
        HelpName = "DIR",
        DefaultValueFactory = _ => Path.Combine("out", "demo"),
    };

    private static readonly Option<int> Contrats = Counts.Option("--contrats", "OptionContrats", 8);
    private static readonly Option<int> Parallel = Counts.Option("--parallel", "OptionParallel", Environment.ProcessorCount);
    private static readonly Option<int> Seed =
        new("--seed") { Description = Messages.Get("OptionSeed"), HelpName = "S", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> Profil = new("--profil")
    {
        Description = Messages.Get("OptionProfil"),
        HelpName = "P",
        DefaultValueFactory = _ => Messages.Get("ProfilParDefaut"),
    };

    private static readonly Option<bool> Seal = new("--cachet") { Description = Messages.Get("OptionDemoSeal") };
    private static readonly Option<bool> Aleas = new("--aleas") { Description = Messages.Get("OptionDemoAleas") };
    private static readonly Option<bool> Data = new("--data") { Description = Messages.Get("OptionData") };

    public static Command Build(CliHost host)
    {
        var command = new Command("demo", Messages.Get("Demo")) { Into, Contrats, Seed, Profil, Parallel, Data, Seal, Aleas };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(host, parsed, cancellationToken)));
        return command;
    }

    private static int Run(CliHost host, ParseResult parsed, CancellationToken cancellationToken)
    {
        var io = new CommandIo(host, parsed);
        var request = new DemoRequest
        {
            Dossier = parsed.GetRequiredValue(Into),
            Profil = parsed.GetRequiredValue(Profil),
            Contrats = parsed.GetValue(Contrats),
            Graine = parsed.GetValue(Seed),
            Parallelisme = parsed.GetValue(Parallel),
            Programme = VersionCommand.Current,
            Donnees = parsed.GetValue(Data),
            Cachet = parsed.GetValue(Seal),
            Aleas = parsed.GetValue(Aleas),
        };
        Modeles modeles = Profiles.Load(host);
        if (!modeles.Profils.TryGet(request.Profil, out _))
        {
            throw new InputException(Messages.Get("ProfileUnknown", request.Profil, string.Join(", ", modeles.Profils.Codes)));
        }

        DemoReport report;
        using (var display = new PhaseDisplay(host, io))
        {
            report = new DemoRunner(modeles, host.Clock, request, display.Show).Run(cancellationToken);
        }

        io.Result(indented => ReportJson.Write(report, indented), text => DemoText.Write(text, request, report));
        return DemoText.ExitCodeOf(report);
    }
}
