using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Conservations;
using CpomDocs.Campagnes.Conservations;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;

namespace CpomDocs.Cli.Commands;

/// <summary>
/// <c>cpomdocs archive conserver</c>, <c>echeances</c>, <c>geler</c> and <c>degeler</c>: how long contracts are kept, and legal holds.
/// </summary>
internal static class ArchiveConservationCommand
{
    private const string EndOfContract = "fin-contrat";

    private static readonly Argument<string[]> Ids =
        new("ID") { Description = Messages.Get("ArgumentConservationIds"), Arity = ArgumentArity.OneOrMore };
    private static readonly Argument<string[]> AnyIds =
        new("ID") { Description = Messages.Get("ArgumentRenewId"), Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<int> Years = new("--duree")
    {
        Description = Messages.Get("OptionDuree"), Required = true, HelpName = "ANS",
    };

    private static readonly Option<StartOfClock> Start = new("--depart")
    {
        Description = Messages.Get("OptionDepart"), HelpName = EndOfContract + "|DATE", CustomParser = ParseStart,
    };

    private static readonly Option<SortFinal> Fate = new("--sort-final")
    {
        Description = Messages.Get("OptionSortFinal"),
        Required = true,
        HelpName = "conserver|detruire|trier",
        CustomParser = ParseFate,
    };

    private static readonly Option<int?> Hold = new("--gel") { Description = Messages.Get("OptionGel"), HelpName = "N" };
    private static readonly Option<DateOnly?> Before = DateOption.Of("--avant", Messages.Get("OptionEcheanceAvant"));

    static ArchiveConservationCommand() => Years.Validators.Add(result =>
    {
        if (result.Tokens.Any(token => !int.TryParse(token.Value, out int years) || years is < 0 or > 1000))
        {
            result.AddError(Messages.Get("DureeUnknown"));
        }
    });

    public static Command Keep(CliHost host, Option<string> store)
    {
        var command = new Command("conserver", Messages.Get("ArchiveConserver")) { Ids, Years, Start, Fate, store };
        DecisionOptions.AddTo(command);
        command.SetAction(parsed => Each(host, parsed, store, (archive, id) =>
        {
            DateOnly? day = parsed.GetValue(Start)?.Jour;
            var regle = new RegleConservation(
                parsed.GetValue(Years), day is null ? DepartConservation.FIN_CONTRAT : DepartConservation.DATE, parsed.GetValue(Fate))
            {
                DateDepart = day,
            };
            new ConservationRegister(archive).SetRule(id, regle, DecisionOptions.Of(parsed));
            return null;
        }));
        return command;
    }

    public static Command Freeze(CliHost host, Option<string> store)
    {
        var command = new Command("geler", Messages.Get("ArchiveGeler")) { Ids, store };
        DecisionOptions.AddTo(command);
        command.SetAction(parsed => Each(host, parsed, store, (archive, id) =>
        {
            new ConservationRegister(archive).Freeze(id, DecisionOptions.Of(parsed));
            return null;
        }));
        return command;
    }

    public static Command Unfreeze(CliHost host, Option<string> store)
    {
        var command = new Command("degeler", Messages.Get("ArchiveDegeler")) { Ids, Hold, store };
        DecisionOptions.AddTo(command);
        command.SetAction(parsed => Each(host, parsed, store, (archive, id) =>
            new ConservationRegister(archive).Unfreeze(id, parsed.GetValue(Hold), DecisionOptions.Of(parsed))));
        return command;
    }

    public static Command Deadlines(CliHost host, Option<string> store)
    {
        var command = new Command("echeances", Messages.Get("ArchiveEcheances")) { AnyIds, Before, store };
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            LiasseArchiver archive = Archives.Open(host, parsed.GetRequiredValue(store));
            List<string> damaged = [];
            string[] named = parsed.GetValue(AnyIds) ?? [];
            RequireKnown(archive, named);
            string[] ids = named.Length > 0 ? named
                : [.. archive.List((_, error) => damaged.Add(error)).Select(one => one.CodeContrat).Order(StringComparer.Ordinal)];
            var reader = new EcheancesReader(archive, Profiles.Load(host));
            DateOnly? before = parsed.GetValue(Before);
            EcheanceArchive[] found = [.. ids.Select(id => TryRead(reader, id, damaged)).OfType<EcheanceArchive>()];
            damaged.ForEach(io.Problem);
            int said = Say(io, [.. found.Where(one => before is null || one.Echeance < before)]);
            return damaged.Count == 0 ? said : ExitCode.PartlyFailed;
        });
        return command;
    }

    private static EcheanceArchive? TryRead(EcheancesReader reader, string id, List<string> damaged)
    {
        try
        {
            return reader.Read(id);
        }
        catch (ArchiveUnavailableException error)
        {
            damaged.Add(error.Message);
            return null;
        }
    }

    public static EcheanceItem ItemOf(EcheanceArchive one) => new(one.CodeContrat, one.Version, one.Etat.ToString())
    {
        Titulaire = one.Titulaire,
        DureeAnnees = one.Conservation.Regle?.DureeAnnees,
        Depart = one.Conservation.Regle?.Depart.ToString(),
        DateDepart = one.Depart,
        Echeance = one.Echeance,
        SortFinal = one.Conservation.Regle?.SortFinal.ToString(),
        Gels = [.. one.Conservation.Gels.Select(hold => new GelItem(hold.Numero, hold.Acte.Par, hold.Acte.Motif, hold.Acte.Instant))],
        Empechements = one.Empechements,
    };

    public static void RequireKnown(LiasseArchiver archive, string[] ids)
    {
        string[] unknown = [.. ids.Where(id => !LiasseArchiver.IsContract(id) || archive.TryShow(id) is null)];
        if (unknown.Length > 0)
        {
            throw new InputException(Messages.Get("UnknownContract", string.Join(", ", unknown)));
        }
    }

    private static int Each(CliHost host, ParseResult parsed, Option<string> store, Func<LiasseArchiver, string, string?> work)
    {
        var io = new CommandIo(host, parsed);
        LiasseArchiver archive = Archives.Open(host, parsed.GetRequiredValue(store));
        string[] ids = parsed.GetRequiredValue(Ids);
        RequireKnown(archive, ids);
        archive.RemoveAbandonedWork();
        string[] refusals = [.. ids.Select(id => work(archive, id)).OfType<string>()];
        Array.ForEach(refusals, io.Problem);
        var reader = new EcheancesReader(archive, Profiles.Load(host));
        int said = Say(io, [.. ids.Select(reader.Read)]);
        return refusals.Length == 0 ? said : ExitCode.Refused;
    }

    private static int Say(CommandIo io, ImmutableArray<EcheanceArchive> found)
    {
        var document = new ConservationDocument("cpomdocs/conservation/1", [.. found.Select(ItemOf)]);
        io.Result(document, OutputJson.Indented.ConservationDocument, text => ConservationText.Deadlines(text, document));
        return ExitCode.Done;
    }

    private static StartOfClock ParseStart(ArgumentResult result) =>
        new(result.Tokens[0].Value == EndOfContract ? null : DateOption.Parse(result));

    private static SortFinal ParseFate(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        foreach (SortFinal fate in Enum.GetValues<SortFinal>())
        {
            if (string.Equals(fate.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                return fate;
            }
        }

        result.AddError(Messages.Get("SortFinalUnknown", text));
        return default;
    }

    // No date: the end of the contract.
    private sealed record StartOfClock(DateOnly? Jour);
}
