using System.CommandLine;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Verification;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs archive …</c>.</summary>
internal static class ArchiveCommand
{
    private const string Schema = "cpomdocs/archive/1";

    private static readonly Argument<string> Liasse = new("LIASSE") { Description = Messages.Get("ArgumentLiasse") };
    private static readonly Argument<string> Id = new("ID") { Description = Messages.Get("ArgumentId") };
    private static readonly Option<string> Store =
        new("--store") { Description = Messages.Get("OptionStore"), Required = true, HelpName = "STORE" };
    private static readonly Option<string> Into = new("-o") { Description = Messages.Get("OptionInto"), Required = true, HelpName = "DIR" };
    private static readonly Option<int?> Version = new("--version") { Description = Messages.Get("OptionArchiveVersion"), HelpName = "N" };

    public static Command Build(CliHost host) => new("archive", Messages.Get("Archive"))
    {
        Put(host),
        List(host),
        Show(host),
        Get(host),
        ArchiveHistoryCommand.History(host),
        ArchiveHistoryCommand.Diff(host),
        ArchiveCheckCommand.Build(host),
        ArchiveRenewCommand.Build(host),
        ArchiveConservationCommand.Keep(host, Store),
        ArchiveConservationCommand.Deadlines(host, Store),
        ArchiveConservationCommand.Freeze(host, Store),
        ArchiveConservationCommand.Unfreeze(host, Store),
        ArchiveEliminerCommand.Build(host, Store),
        ArchiveExportCommand.Build(host, Store),
        ArchiveRemettreCommand.Deliver(host, Store),
        ArchiveRemettreCommand.Acknowledge(host, Store),
        CircuitCommands.Refuse(host),
        CircuitCommands.Recall(host),
        CircuitCommands.Replace(host),
    };

    /// <summary>A contract as the archive holds it after a deposit.</summary>
    public static ArchivePutDocument Deposited(LiasseArchiver archive, string id) => new(Schema, Item(archive.Find(id)!));

    private static Command Put(CliHost host)
    {
        var command = new Command("put", Messages.Get("ArchivePut")) { Liasse, Store };
        PolicyOptions.AddDepositTo(command);
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            var liasse = new LiasseFolder(parsed.GetRequiredValue(Liasse));
            if (!liasse.Exists)
            {
                throw new InputException(Messages.Get("NotALiasse", liasse.Path));
            }

            VerificationPolicy confiance = PolicyOptions.DepositPolicyOf(parsed, io, host);
            LiasseArchiver archive = Archives.OpenOrCreate(host, parsed.GetRequiredValue(Store));
            string code = liasse.Manifest().CodeContrat;
            var depositor = new LiasseDepositor(archive, Profiles.Load(host)) { Confiance = confiance };
            Deposit deposit = depositor.Deposit(code, Messages.Get("EventDeposit"), liasse.Files());
            if (deposit.Refus is { } refusal)
            {
                io.Problem(refusal);
                return ExitCode.Refused;
            }

            if (!deposit.DejaSignes.IsEmpty)
            {
                io.Problem(Messages.Get("WouldLoseActs", string.Join(", ", deposit.DejaSignes)));
                return ExitCode.Refused;
            }

            if (!deposit.Arretes.IsEmpty)
            {
                io.Problem(Messages.Get("WouldGoOn", string.Join(", ", deposit.Arretes)));
                return ExitCode.Refused;
            }

            ArchivePutDocument document = Deposited(archive, code);
            io.Result(document, OutputJson.Indented.ArchivePutDocument, text => ArchiveText.Put(text, document, deposit.IsNew));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CliHost host)
    {
        var command = new Command("list", Messages.Get("ArchiveList")) { Store };
        command.SetAction(parsed =>
        {
            var document = new ArchiveListDocument(Schema, [.. Open(host, parsed).List().Select(Item)]);
            new CommandIo(host, parsed).Result(document, OutputJson.Indented.ArchiveListDocument, text => ArchiveText.List(text, document));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(CliHost host)
    {
        var command = new Command("show", Messages.Get("ArchiveShow")) { Id, Store };
        command.SetAction(parsed =>
        {
            LiasseArchiver archive = Open(host, parsed);
            string id = parsed.GetRequiredValue(Id);
            ArchiveSummary summary = archive.Find(id) ?? throw Unknown(id);
            var versions = archive.Show(id).Versions.Select(version => VersionItem(version.Key, version.Value));
            var document = new ArchiveShowDocument(Schema, summary.Id, summary.CodeContrat, summary.Version, summary.Etat, [.. versions]);
            new CommandIo(host, parsed).Result(document, OutputJson.Indented.ArchiveShowDocument, text => ArchiveText.Show(text, document));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Get(CliHost host)
    {
        var command = new Command("get", Messages.Get("ArchiveGet")) { Id, Into, Version, Store };
        command.SetAction(parsed =>
        {
            LiasseArchiver archive = Open(host, parsed);
            string id = parsed.GetRequiredValue(Id);
            ArchiveSummary summary = archive.Find(id) ?? throw Unknown(id);
            int version = parsed.GetValue(Version) ?? summary.Version;
            if (!archive.Show(id).Versions.ContainsKey(version))
            {
                throw new InputException(Messages.Get("UnknownVersion", summary.CodeContrat, version, summary.Version));
            }

            string folder = Path.Combine(parsed.GetRequiredValue(Into), summary.CodeContrat);
            var written = ArchiveExtraction.Write(archive.Get(id, version), folder);
            var document = new FichiersEcritsDocument(Schema, written);
            new CommandIo(host, parsed).Result(document, OutputJson.Indented.FichiersEcritsDocument,
                text => ArchiveText.Files(text, document));
            return ExitCode.Done;
        });
        return command;
    }

    private static LiasseArchiver Open(CliHost host, ParseResult parsed) => Archives.Open(host, parsed.GetRequiredValue(Store));

    private static InputException Unknown(string id) => new(Messages.Get("UnknownContract", id));

    private static ArchiveObjectItem Item(ArchiveSummary summary) => new(
        summary.Id,
        summary.CodeContrat,
        summary.Version,
        summary.Etat,
        summary.Fichiers,
        summary.Octets,
        summary.DerniereVersion);

    private static ArchiveVersionItem VersionItem(int number, InventoryVersion version) => new(
        number,
        version.Created,
        version.Message,
        version.User.Name,
        [.. version.State.Select(file => new ArchiveFileItem(file.Key, file.Value))]);
}
