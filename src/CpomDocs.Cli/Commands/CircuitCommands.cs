using System.CommandLine;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Cli.Commands;

/// <summary>
/// <c>cpomdocs archive refuser</c>, <c>rappeler</c> and <c>remplacer</c>: what happens to a document besides signatures.
/// </summary>
internal static class CircuitCommands
{
    private static readonly Argument<string> Id = new("ID") { Description = Messages.Get("ArgumentId") };
    private static readonly Argument<string> Liasse = new("LIASSE") { Description = Messages.Get("ArgumentLiasse") };
    private static readonly Option<string> Document =
        new("--document") { Description = Messages.Get("OptionStoppedDocument"), Required = true, HelpName = "CODE" };
    private static readonly Option<string> Motif =
        new("--motif") { Description = Messages.Get("OptionMotif"), Required = true, HelpName = "TEXT" };
    private static readonly Option<string> Store =
        new("--store") { Description = Messages.Get("OptionStore"), Required = true, HelpName = "STORE" };

    public static Command Refuse(CliHost host)
    {
        var command = new Command("refuser", Messages.Get("ArchiveRefuse")) { Id, Document, SigningOptions.As, Motif, Store };
        Role RoleOf(ParseResult parsed) => parsed.GetRequiredValue(SigningOptions.As);
        command.Validators.Add(SayWhy);
        command.SetAction(parsed => Record(host, parsed, (register, id) =>
            register.Refuse(id, parsed.GetRequiredValue(Document), RoleOf(parsed), parsed.GetRequiredValue(Motif))));
        return command;
    }

    public static Command Recall(CliHost host)
    {
        var command = new Command("rappeler", Messages.Get("ArchiveRecall")) { Id, Document, Motif, Store };
        command.Validators.Add(SayWhy);
        command.SetAction(parsed => Record(host, parsed, (register, id) =>
            register.Recall(id, parsed.GetRequiredValue(Document), parsed.GetRequiredValue(Motif))));
        return command;
    }

    public static Command Replace(CliHost host)
    {
        var command = new Command("remplacer", Messages.Get("ArchiveReplace")) { Liasse, Motif, Store };
        command.Validators.Add(SayWhy);
        command.SetAction(parsed => Replace(host, parsed));
        return command;
    }

    private static void SayWhy(System.CommandLine.Parsing.CommandResult result)
    {
        if (result.GetResult(Motif) is { Tokens: [var motif, ..] } && string.IsNullOrWhiteSpace(motif.Value))
        {
            result.AddError(Messages.Get("MotifEmpty"));
        }
    }

    private static int Record(CliHost host, ParseResult parsed, Func<CircuitRegister, string, string?> record)
    {
        var io = new CommandIo(host, parsed);
        LiasseArchiver archive = Archives.Open(host, parsed.GetRequiredValue(Store));
        string id = parsed.GetRequiredValue(Id);
        string document = parsed.GetRequiredValue(Document);
        if (archive.TryShow(id) is not { } inventory)
        {
            throw new InputException(Messages.Get("UnknownContract", id));
        }

        if (!inventory.HeadVersion.State.ContainsKey(ArchiveContent.PathOf(document + ".pdf")))
        {
            throw new InputException(Messages.Get("UnknownDocument", id, document));
        }

        return record(new CircuitRegister(archive, host.Clock), id) is { } refusal ? Refused(io, refusal) : Done(io, archive, id);
    }

    private static int Replace(CliHost host, ParseResult parsed)
    {
        var io = new CommandIo(host, parsed);
        var liasse = new LiasseFolder(parsed.GetRequiredValue(Liasse));
        if (!liasse.Exists)
        {
            throw new InputException(Messages.Get("NotALiasse", liasse.Path));
        }

        LiasseArchiver archive = Archives.Open(host, parsed.GetRequiredValue(Store));
        string code = liasse.Manifest().CodeContrat;
        if (archive.TryShow(code) is null)
        {
            throw new InputException(Messages.Get("UnknownContract", code));
        }

        Deposit deposit = new LiasseDepositor(archive, Profiles.Load(host))
            .Replace(code, parsed.GetRequiredValue(Motif).Trim(), liasse.Files());
        string? refusal = deposit switch
        {
            { Refus: { } reason } => reason,
            { DejaSignes.IsEmpty: false } => Messages.Get("WouldLoseActs", string.Join(", ", deposit.DejaSignes)),
            { Arretes.IsEmpty: false } => Messages.Get("WouldGoOn", string.Join(", ", deposit.Arretes)),
            { IsNew: false } => Messages.Get("NothingToReplace", code),
            _ => null,
        };
        return refusal is null ? Done(io, archive, code) : Refused(io, refusal);
    }

    private static int Refused(CommandIo io, string refusal)
    {
        io.Problem(refusal);
        return ExitCode.Refused;
    }

    private static int Done(CommandIo io, LiasseArchiver archive, string id)
    {
        ArchivePutDocument document = ArchiveCommand.Deposited(archive, id);
        io.Result(document, OutputJson.Indented.ArchivePutDocument, text => ArchiveText.Put(text, document, isNew: true));
        return ExitCode.Done;
    }
}
