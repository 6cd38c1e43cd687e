using System.CommandLine;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Remises;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs archive remettre</c> and <c>recepisse</c>: who received the originals, and who acknowledged it.</summary>
internal static class ArchiveRemettreCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = Messages.Get("ArgumentId") };
    private static readonly Argument<string> Receipt = new("FILE") { Description = Messages.Get("ArgumentReceipt") };
    private static readonly Option<PartieRemise> Party = new("--a")
    {
        Description = Messages.Get("OptionParty"),
        Required = true,
        HelpName = "etablissement|agence|departement|caisse",
        CustomParser = result => ParseParty(result),
    };

    private static readonly Option<string> By =
        new("--par") { Description = Messages.Get("OptionSender"), Required = true, HelpName = "NOM" };
    private static readonly Option<string> Means =
        new("--moyen") { Description = Messages.Get("OptionMeans"), Required = true, HelpName = "TEXT" };
    private static readonly Option<string> Into =
        new("-o") { Description = Messages.Get("OptionDeliveryInto"), Required = true, HelpName = "FILE.zip" };

    public static Command Deliver(CliHost host, Option<string> store)
    {
        var command = new Command("remettre", Messages.Get("ArchiveDeliver")) { Id, Party, By, Means, Into, store };
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            LiasseArchiver archive = Archives.Open(host, parsed.GetRequiredValue(store));
            string id = parsed.GetRequiredValue(Id);
            if (archive.TryShow(id) is null)
            {
                throw new InputException(Messages.Get("UnknownContract", id));
            }

            var register = new RemiseRegister(archive, Profiles.Load(host));
            var demande = new DemandeRemise(parsed.GetValue(Party), parsed.GetRequiredValue(By), parsed.GetRequiredValue(Means));
            RemisePrete ready = register.Prepare(id, demande);
            if (ready.Remise is not { } remise)
            {
                io.Problem(ready.Refus!);
                return ExitCode.Refused;
            }

            // The file first: what the archive says was delivered exists.
            AtomicFile.Write(parsed.GetRequiredValue(Into), ready.Write);
            register.Record(remise);
            return Done(io, archive, remise.CodeContrat);
        });
        return command;
    }

    public static Command Acknowledge(CliHost host, Option<string> store)
    {
        var command = new Command("recepisse", Messages.Get("ArchiveAcknowledge")) { Receipt, store };
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            string path = parsed.GetRequiredValue(Receipt);
            Remise receipt = RemiseJson.TryRead(io.Read(path)) ?? throw new InputException(Messages.Get("NotAReceipt", path));
            LiasseArchiver archive = Archives.Open(host, parsed.GetRequiredValue(store));
            if (archive.TryShow(receipt.CodeContrat) is null)
            {
                throw new InputException(Messages.Get("UnknownContract", receipt.CodeContrat));
            }

            if (new RemiseRegister(archive, Profiles.Load(host)).Acknowledge(receipt) is { } refusal)
            {
                io.Problem(refusal);
                return ExitCode.Refused;
            }

            return Done(io, archive, receipt.CodeContrat);
        });
        return command;
    }

    private static int Done(CommandIo io, LiasseArchiver archive, string code)
    {
        ArchivePutDocument document = ArchiveCommand.Deposited(archive, code);
        io.Result(document, OutputJson.Indented.ArchivePutDocument, text => ArchiveText.Put(text, document, isNew: true));
        return ExitCode.Done;
    }

    private static PartieRemise ParseParty(System.CommandLine.Parsing.ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        foreach (PartieRemise partie in Enum.GetValues<PartieRemise>())
        {
            if (string.Equals(partie.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                return partie;
            }
        }

        result.AddError(Messages.Get("PartyUnknown", text));
        return default;
    }
}
