using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Conservations;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs archive eliminer …</c>: two steps by two people, and the record that stays.</summary>
internal static class ArchiveEliminerCommand
{
    private static readonly Argument<string[]> Ids =
        new("ID") { Description = Messages.Get("ArgumentConservationIds"), Arity = ArgumentArity.OneOrMore };
    private static readonly Argument<int> Number = new("N") { Description = Messages.Get("ArgumentElimination") };
    private static readonly Argument<int?> AnyNumber =
        new("N") { Description = Messages.Get("ArgumentElimination"), Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string> Digest =
        new("--empreinte") { Description = Messages.Get("OptionEmpreinte"), Required = true, HelpName = "SHA512" };
    private static readonly Option<string> Visa = DecisionOptions.NotBlank(
        new("--visa") { Description = Messages.Get("OptionVisa"), Required = true, HelpName = "TEXT" });

    public static Command Build(CliHost host, Option<string> store) => new("eliminer", Messages.Get("ArchiveEliminer"))
    {
        Propose(host, store),
        Execute(host, store),
        Abandon(host, store),
        List(host, store),
    };

    private static Command Propose(CliHost host, Option<string> store)
    {
        var command = new Command("proposer", Messages.Get("ArchiveEliminerProposer")) { Ids, store };
        DecisionOptions.AddTo(command);
        command.SetAction(parsed =>
        {
            LiasseArchiver archive = Archives.Open(host, parsed.GetRequiredValue(store));
            ArchiveConservationCommand.RequireKnown(archive, parsed.GetRequiredValue(Ids));
            return Step(host, parsed, archive, register => register.Propose(parsed.GetRequiredValue(Ids), DecisionOptions.Of(parsed)));
        });
        return command;
    }

    private static Command Execute(CliHost host, Option<string> store)
    {
        var command = new Command("executer", Messages.Get("ArchiveEliminerExecuter")) { Number, Digest, Visa, store };
        command.Options.Add(DecisionOptions.By);
        command.SetAction(parsed => Step(host, parsed, Archives.Open(host, parsed.GetRequiredValue(store)), register => register.Execute(
            parsed.GetValue(Number), parsed.GetRequiredValue(Digest), parsed.GetRequiredValue(DecisionOptions.By),
            parsed.GetRequiredValue(Visa))));
        return command;
    }

    private static Command Abandon(CliHost host, Option<string> store)
    {
        var command = new Command("abandonner", Messages.Get("ArchiveEliminerAbandonner")) { Number, store };
        DecisionOptions.AddTo(command);
        command.SetAction(parsed => Step(host, parsed, Archives.Open(host, parsed.GetRequiredValue(store)),
            register => register.Abandon(parsed.GetValue(Number), DecisionOptions.Of(parsed))));
        return command;
    }

    private static Command List(CliHost host, Option<string> store)
    {
        var command = new Command("liste", Messages.Get("ArchiveEliminerListe")) { AnyNumber, store };
        command.SetAction(parsed =>
        {
            LiasseArchiver archive = Archives.Open(host, parsed.GetRequiredValue(store));
            int? number = parsed.GetValue(AnyNumber);
            ImmutableArray<SuiviElimination> found = [.. new EliminationRegister(archive, Profiles.Load(host)).Read()
                .Where(one => number is null || one.Proposition.Numero == number)];
            if (number is not null && found.IsEmpty)
            {
                throw new InputException(Messages.Get("EliminationInconnue", number));
            }

            Say(new CommandIo(host, parsed), found);
            return ExitCode.Done;
        });
        return command;
    }

    private static int Step(
        CliHost host, ParseResult parsed, LiasseArchiver archive, Func<EliminationRegister, ResultatElimination> work)
    {
        var io = new CommandIo(host, parsed);
        archive.RemoveAbandonedWork();
        ResultatElimination result = work(new EliminationRegister(archive, Profiles.Load(host)));
        if (result.Suivi is not { } suivi)
        {
            foreach (string reason in result.Refus)
            {
                io.Problem(reason);
            }

            return ExitCode.Refused;
        }

        Say(io, [suivi]);
        bool isPartial = suivi.Etat == EtatElimination.EXECUTEE && suivi.ProcesVerbal!.Contrats.Any(contrat => !contrat.EstElimine);
        return isPartial ? ExitCode.PartlyFailed : ExitCode.Done;
    }

    private static void Say(CommandIo io, ImmutableArray<SuiviElimination> found)
    {
        var document = new EliminationDocument("cpomdocs/elimination/1", [.. found.Select(ItemOf)]);
        io.Result(document, OutputJson.Indented.EliminationDocument, text => ConservationText.Eliminations(text, document));
    }

    private static EliminationItem ItemOf(SuiviElimination suivi)
    {
        PropositionElimination proposition = suivi.Proposition;
        return new EliminationItem(
            proposition.Numero, suivi.Etat.ToString(), suivi.Empreinte, proposition.Par, proposition.Motif, proposition.Instant)
        {
            DecidePar = suivi.Decision?.Par,
            Visa = suivi.Decision?.Visa,
            Contrats =
            [
                .. proposition.Contrats.Select(contrat =>
                {
                    SortContrat? fate = suivi.ProcesVerbal?.Contrats.FirstOrDefault(one => one.CodeContrat == contrat.CodeContrat);
                    return new EliminationContratItem(contrat.CodeContrat, contrat.Titulaire, contrat.InventaireSha512,
                        fate is { EstElimine: true }, fate?.Motif ?? "");
                }),
            ],
        };
    }
}
