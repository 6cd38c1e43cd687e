using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Conservations;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Campagnes.Conservations;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs archive history</c> and <c>diff</c>: what each version of a contract brought.</summary>
internal static class ArchiveHistoryCommand
{
    private const string Schema = "cpomdocs/archive/1";

    private static readonly Argument<string> Id = new("ID") { Description = Messages.Get("ArgumentId") };
    private static readonly Option<string> Store =
        new("--store") { Description = Messages.Get("OptionStore"), Required = true, HelpName = "STORE" };

    public static Command History(CliHost host)
    {
        var command = new Command("history", Messages.Get("ArchiveHistory")) { Id, Store };
        command.SetAction(parsed =>
        {
            string id = parsed.GetRequiredValue(Id);
            LiasseArchiver archive = Archives.Open(host, parsed.GetRequiredValue(Store));
            Inventory inventory = Require(archive, id);
            var versions = inventory.Versions.Select(version => ItemOf(inventory, version.Key, version.Value));
            var document = new ArchiveHistoryDocument(Schema, inventory.Id, [.. versions])
            {
                Conservation = ConservationOf(host, archive, inventory),
            };
            new CommandIo(host, parsed).Result(document, OutputJson.Indented.ArchiveHistoryDocument,
                text => ArchiveHistoryText.History(text, document));
            return ExitCode.Done;
        });
        return command;
    }

    private static EcheanceItem? ConservationOf(CliHost host, LiasseArchiver archive, Inventory inventory)
    {
        bool isDecided = inventory.HeadVersion.State.Keys.Any(path => path.StartsWith(ConservationJson.Folder, StringComparison.Ordinal));
        return isDecided
            ? ArchiveConservationCommand.ItemOf(new EcheancesReader(archive, Profiles.Load(host)).Read(inventory.Id))
            : null;
    }

    public static Command Diff(CliHost host)
    {
        Argument<int> before = VersionArgument("A", "ArgumentVersionBefore");
        Argument<int> after = VersionArgument("B", "ArgumentVersionAfter");
        var command = new Command("diff", Messages.Get("ArchiveDiff")) { Id, before, after, Store };
        command.SetAction(parsed =>
        {
            LiasseArchiver archive = Archives.Open(host, parsed.GetRequiredValue(Store));
            string id = parsed.GetRequiredValue(Id);
            Inventory inventory = Require(archive, id);
            (int from, int to) = (parsed.GetRequiredValue(before), parsed.GetRequiredValue(after));
            foreach (int version in (int[])[from, to])
            {
                if (!inventory.Versions.ContainsKey(version))
                {
                    throw new InputException(Messages.Get("UnknownVersion", id, version, inventory.Head));
                }
            }

            ComparaisonVersions found = new VersionComparer(archive, Profiles.Load(host)).Compare(id, from, to);
            var document = new ArchiveDiffDocument(Schema, inventory.Id, from, to, FilesOf(found.Fichiers))
            {
                Changements = [.. found.Changements.Select(ChangementItem.Of)],
            };
            new CommandIo(host, parsed).Result(document, OutputJson.Indented.ArchiveDiffDocument,
                text => ArchiveHistoryText.Diff(text, document));
            return ExitCode.Done;
        });
        return command;
    }

    private static Inventory Require(LiasseArchiver archive, string id) =>
        archive.TryShow(id) ?? throw new InputException(Messages.Get("UnknownContract", id));

    private static ArchiveEventItem ItemOf(Inventory inventory, int number, InventoryVersion version) => new(
        number,
        version.Created,
        version.Message,
        version.User.Name,
        FilesOf(VersionChanges.Between(inventory.Versions.GetValueOrDefault(number - 1), version)));

    private static ArchiveFileChanges FilesOf(VersionChanges changes) => new(changes.Ajoutes, changes.Retires, changes.Modifies);

    // Both « 3 » and « v3 » name a version.
    private static Argument<int> VersionArgument(string name, string description) =>
        new(name) { Description = Messages.Get(description), CustomParser = ParseVersion };

    private static int ParseVersion(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (int.TryParse(text.AsSpan(text.StartsWith('v') ? 1 : 0), NumberStyles.None, CultureInfo.InvariantCulture, out int version))
        {
            return version;
        }

        result.AddError(Messages.Get("VersionUnreadable", text));
        return 0;
    }
}
