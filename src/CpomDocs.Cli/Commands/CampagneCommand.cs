using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Campagnes;
using CpomDocs.Campagnes.Journals;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs campagne run</c>.</summary>
internal static class CampagneCommand
{
    private static readonly Argument<string> File = new("CAMPAGNE.json") { Description = Messages.Get("ArgumentCampagne") };
    private static readonly Option<string> Store =
        new("--store") { Description = Messages.Get("OptionStore"), Required = true, HelpName = "STORE" };
    private static readonly Option<string?> Into = new("-o") { Description = Messages.Get("OptionRunInto"), HelpName = "DIR" };
    private static readonly Option<int?> Etape = new("--etape") { Description = Messages.Get("OptionEtape"), HelpName = "N" };
    private static readonly Option<int> Parallel = Counts.Option("--parallel", "OptionParallel", Environment.ProcessorCount);
    private static readonly Option<bool> Data = new("--data") { Description = Messages.Get("OptionData") };

    public static Command Build(CliHost host) => new("campagne", Messages.Get("Campagne"))
    {
        CampagnePlanCommand.Build(host), Run(host), CampagneSignCommand.Build(host), CampagneStatusCommand.Build(host),
        CampagneReportCommand.Build(host), CampagneAvenantsCommand.Build(host),
    };

    private static Command Run(CliHost host)
    {
        var command = new Command("run", Messages.Get("CampagneRun")) { File, Store, Into, Etape, Parallel, Data };
        KeyOptions.AddOptionalTo(command);
        command.Options.Add(SigningOptions.Level);
        ServiceOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(host, parsed, cancellationToken)));
        return command;
    }

    private static int Run(CliHost host, ParseResult parsed, CancellationToken cancellationToken)
    {
        var io = new CommandIo(host, parsed);
        string path = parsed.GetRequiredValue(File);
        Modeles modeles = Profiles.Load(host);
        Outcome<Campagne> read = CampagneReader.Read(path, io.Read(path), modeles.Profils);
        DiagnosticsDocument found = DiagnosticsDocument.Of([CheckedFileItem.Of(path, read.Diagnostics)]);
        if (!read.TryGet(out Campagne? campagne))
        {
            io.Result(found, OutputJson.Indented.DiagnosticsDocument, text => DiagnosticsText.Write(text, found));
            return ExitCode.DataErrors;
        }

        CampagneFilterOptions.CheckStep(campagne, parsed.GetValue(Etape));
        using ServiceConnection services = ServiceOptions.Connect(parsed, host);
        using ISigningKey? key = campagne.Cachet == true ? KeyOptions.OpenSeal(parsed, host, io) : null;
        CampagneRunRequest request = RequestOf(parsed, campagne, path) with
        {
            Archive = Archives.OptionsFor(host, parsed.GetRequiredValue(Store)),
            Cachet = key is null ? null : CachetOf(host, parsed, services, key),
        };
        ImmutableArray<Diagnostic> socle = JudgeSocle(host, modeles, request);
        if (!socle.IsEmpty)
        {
            CampagneInputs.Refuse(io, DiagnosticsDocument.Of([CheckedFileItem.Of(path, socle)]));
            return ExitCode.DataErrors;
        }

        using var display = new RunDisplay(host, io, campagne.Contrats.Length);
        CampagneTotals totals = new CampagneRunner(modeles, host.Clock).Run(request, display.Show, cancellationToken);
        display.Dispose();
        CampagneRunDocument document = display.ToDocument(campagne, totals);
        if (!io.IsNdjson)
        {
            io.Result(document, OutputJson.Indented.CampagneRunDocument, text => CampagneText.Write(text, document));
        }

        return totals.Echecs > 0 ? ExitCode.PartlyFailed : ExitCode.Done;
    }

    /// <summary>The seal of the agency, as the command line wants it.</summary>
    public static LiasseCachet CachetOf(CliHost host, ParseResult parsed, ServiceConnection services, ISigningKey key) =>
        new(new PadesSealer(host.Clock, services.Pades), new SealRequest { Level = SigningOptions.LevelOf(parsed, host) }, key);

    // A stage without the socle leaves it as it is.
    private static ImmutableArray<Diagnostic> JudgeSocle(CliHost host, Modeles modeles, CampagneRunRequest request)
    {
        bool hasSocle = request.Etape is null || request.Documents.Contains(SocleUnique.Document);
        return hasSocle && modeles.Profils.TryGet(request.Campagne.Profil, out Profil? profil)
            ? new SocleUnique(profil, modeles.JeuDe(profil))
                .Judge(request.Campagne, request.DossierContrats, CampagneInputs.ArchiveAt(host, request.Store))
            : [];
    }

    private static CampagneRunRequest RequestOf(ParseResult parsed, Campagne campagne, string path) => new()
    {
        Campagne = campagne,
        DossierContrats = Path.GetDirectoryName(Path.GetFullPath(path))!,
        Store = parsed.GetRequiredValue(Store),
        Sortie = parsed.GetValue(Into),
        Etape = parsed.GetValue(Etape),
        Parallelisme = parsed.GetValue(Parallel),
        Production = new ProductionOptions { Programme = VersionCommand.Current, Donnees = parsed.GetValue(Data) },
    };
}
