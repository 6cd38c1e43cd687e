using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Journals;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Classeurs;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Rendering.Csv;
using CpomDocs.Rendering.Xlsx;
using CpomDocs.Signing.Keys;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs campagne avenants</c>: one avenant an establishment, from the sheet of a year's financing.</summary>
internal static class CampagneAvenantsCommand
{
    private static readonly Option<string?> Financement =
        new("--financement") { Description = Messages.Get("OptionFinancement"), HelpName = "FILE.xlsx|csv" };
    private static readonly Option<string?> Modele =
        new("--modele") { Description = Messages.Get("OptionModeleFinancement"), HelpName = "FILE.xlsx|csv" };
    private static readonly Option<int?> Exercice = new("--exercice") { Description = Messages.Get("OptionExercice"), HelpName = "N" };
    private static readonly Option<string?> Store =
        new("--store") { Description = Messages.Get("OptionStoreAvenants"), HelpName = "STORE" };
    private static readonly Option<string?> Into = new("-o") { Description = Messages.Get("OptionAvenantsInto"), HelpName = "DIR" };
    private static readonly Option<DateOnly?> Effet = DateOption.Of("--effet", Messages.Get("OptionEffetDefaut"));
    private static readonly Option<string?> Objet = new("--objet") { Description = Messages.Get("OptionObjetDefaut"), HelpName = "TEXT" };
    private static readonly Option<string?> Motif = new("--motif") { Description = Messages.Get("OptionMotifDefaut"), HelpName = "TEXT" };
    private static readonly Option<bool> Data = new("--data") { Description = Messages.Get("OptionData") };

    public static Command Build(CliHost host)
    {
        var command = new Command("avenants", Messages.Get("CampagneAvenants"))
        {
            CampagneInputs.File, Financement, Modele, Exercice, Store, Into, Effet, Objet, Motif, CampagneInputs.Parallel, Data,
        };
        KeyOptions.AddOptionalTo(command);
        command.Options.Add(SigningOptions.Level);
        ServiceOptions.AddTo(command);
        command.Validators.Add(result =>
        {
            bool isOne = result.GetResult(Financement) is null != result.GetResult(Modele) is null;
            if (!isOne)
            {
                result.AddError(Messages.Get("FinancementOuModele"));
            }
            else if (result.GetResult(Financement) is not null && result.GetResult(Store) is null && result.GetResult(Into) is null)
            {
                result.AddError(Messages.Get("AvenantsSansDestination"));
            }
        });
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

        LiasseArchiver? archive = parsed.GetValue(Store) is { } store ? Archives.Open(host, store) : null;
        var contrats = new ContratsEnVigueur(inputs.Campagne, inputs.Folder, inputs.Modeles, archive);
        if (parsed.GetValue(Modele) is { } modele)
        {
            return Export(io, contrats, modele, parsed.GetValue(Exercice));
        }

        string sheet = parsed.GetRequiredValue(Financement)!;
        Outcome<Classeur> read = ClasseurFiles.Read(io, sheet);
        Outcome<FinancementsDemandes> asked = read.TryGet(out Classeur? classeur)
            ? FinancementsReader.Read(classeur, contrats.Codes)
            : Outcome.Failure<FinancementsDemandes>(read.Diagnostics);
        if (!asked.TryGet(out FinancementsDemandes? financements))
        {
            CampagneInputs.Refuse(io, DiagnosticsDocument.Of([CheckedFileItem.Of(sheet, asked.Diagnostics)]));
            return ExitCode.DataErrors;
        }

        using ServiceConnection services = ServiceOptions.Connect(parsed, host);
        using ISigningKey? key = inputs.Campagne.Cachet == true ? KeyOptions.OpenSeal(parsed, host, io) : null;
        var request = new AvenantsRunRequest
        {
            Campagne = inputs.Campagne,
            DossierContrats = inputs.Folder,
            Financements = financements,
            Redaction = RedactionOf(parsed),
            Archive = archive,
            Sortie = parsed.GetValue(Into),
            Parallelisme = parsed.GetValue(CampagneInputs.Parallel),
            Production = new ProductionOptions { Programme = VersionCommand.Current, Donnees = parsed.GetValue(Data) },
            Cachet = key is null ? null : CampagneCommand.CachetOf(host, parsed, services, key),
        };
        using var display = new RunDisplay(host, io, financements.Contrats.Length);
        CampagneTotals totals = new AvenantsRunner(inputs.Modeles, host.Clock).Run(request, contrats, display.Show, cancellationToken);
        display.Dispose();
        CampagneRunDocument document = display.ToDocument(inputs.Campagne, totals) with
        {
            Schema = "cpomdocs/campagne-avenants/1",
            Avertissements = [.. display.Warnings, .. WarningsOf(sheet, asked.Diagnostics)],
            SansLigne = [.. contrats.Tous.Except(financements.Contrats.Select(demande => demande.Contrat))],
        };
        if (!io.IsNdjson)
        {
            io.Result(document, OutputJson.Indented.CampagneRunDocument, text => CampagneText.Write(text, document));
        }

        return totals.Echecs > 0 ? ExitCode.PartlyFailed : ExitCode.Done;
    }

    private static IEnumerable<RunFailureItem> WarningsOf(string sheet, ImmutableArray<Diagnostic> diagnostics) =>
        diagnostics.IsEmpty ? [] : [new RunFailureItem(sheet, null, [.. diagnostics.Select(DiagnosticItem.Of)])];

    private static OptionsRedaction RedactionOf(ParseResult parsed) => new()
    {
        Objet = parsed.GetValue(Objet) ?? "",
        Motif = parsed.GetValue(Motif) ?? "",
        DateEffet = parsed.GetValue(Effet),
    };

    private static int Export(CommandIo io, ContratsEnVigueur contrats, string into, int? exercice)
    {
        IEnumerable<ContratConsolide> enVigueur = contrats.Tous.Select(code => ReadOrTell(io, contrats, code)).OfType<ContratConsolide>();
        Classeur sheets = FinancementsWriter.Write(enVigueur.Select(contrat => contrat.Contrat.Contrat), exercice);
        Outcome<byte[]> file = into.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            ? Outcome.Of(CsvSheetWriter.Write(sheets.Feuilles[^1]))
            : XlsxWriter.Write(sheets);
        if (!file.TryGet(out byte[]? bytes))
        {
            CampagneInputs.Refuse(io, DiagnosticsDocument.Of([CheckedFileItem.Of(into, file.Diagnostics)]));
            return ExitCode.DataErrors;
        }

        AtomicFile.Write(into, bytes);
        var document = new FichiersEcritsDocument("cpomdocs/fichiers/1", [into]);
        io.Result(document, OutputJson.Indented.FichiersEcritsDocument, text => ArchiveText.Files(text, document));
        return ExitCode.Done;
    }

    // A contract that is not issued yet, or whose file is wrong, has no financing to bring up to date: the others are written.
    private static ContratConsolide? ReadOrTell(CommandIo io, ContratsEnVigueur contrats, string code)
    {
        try
        {
            Outcome<ContratConsolide> read = contrats.Read(code);
            if (!read.TryGet(out ContratConsolide? contrat))
            {
                io.Problem(Messages.Get("ContratSansLigne", code, read.Diagnostics.First(item => item.Gravite == Gravite.Erreur).Message));
            }

            return contrat;
        }
        catch (Exception error) when (error is ArchiveUnavailableException or IOException or UnauthorizedAccessException)
        {
            io.Problem(Messages.Get("ContratSansLigne", code, error.Message));
            return null;
        }
    }
}
