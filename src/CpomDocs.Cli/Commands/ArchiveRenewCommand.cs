using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Signing.Pades;
using CpomDocs.Verification;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs archive renew</c>.</summary>
internal static class ArchiveRenewCommand
{
    private const string Schema = "cpomdocs/renouvellement/1";

    // Long enough to choose another authority when the usual one ends.
    private const int UsualMonthsAhead = 12;

    private static readonly Argument<string[]> Ids =
        new("ID") { Description = Messages.Get("ArgumentRenewId"), Arity = ArgumentArity.ZeroOrMore };
    private static readonly Option<string> Store =
        new("--store") { Description = Messages.Get("OptionStore"), Required = true, HelpName = "STORE" };
    private static readonly Option<DateTimeOffset?> Before = InstantOption.Of("--avant", Messages.Get("OptionRenewBefore"));
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = Messages.Get("OptionRenewDryRun") };
    private static readonly Option<int> Parallel = Counts.Option("--parallel", "OptionCheckParallel", Environment.ProcessorCount);

    public static Command Build(CliHost host)
    {
        var command = new Command("renew", Messages.Get("ArchiveRenew")) { Ids, Before, DryRun };
        ServiceOptions.AddTo(command);
        PolicyOptions.AddDepositTo(command);
        command.Options.Add(Parallel);
        command.Options.Add(Store);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(host, parsed, cancellationToken)));
        return command;
    }

    private static int Run(CliHost host, ParseResult parsed, CancellationToken cancellationToken)
    {
        var io = new CommandIo(host, parsed);
        bool looksOnly = parsed.GetValue(DryRun);
        using ServiceConnection services = ServiceOptions.Connect(parsed, host);
        if (services.Pades is null && !looksOnly)
        {
            throw new InputException(Messages.Get("RenewWithoutTsa"));
        }

        LiasseArchiver archive = Archives.Open(host, parsed.GetRequiredValue(Store));
        if (!looksOnly)
        {
            archive.RemoveAbandonedWork();
        }

        VerificationPolicy? confiance = looksOnly ? null : PolicyOptions.DepositPolicyOf(parsed, io, host);
        if (confiance is { Roots.IsEmpty: true, TrustedLists.IsEmpty: true })
        {
            io.Note(Messages.Get("DepositWithoutTrust"));
        }

        List<PieceARenouveler> unreadable = [];
        ImmutableArray<string> codes = CodesOf(archive, parsed.GetValue(Ids) ?? [], unreadable);
        var run = new ArchiveRenewalRun
        {
            Archive = archive,
            Avant = BeforeOf(parsed, host),
            Renewal = looksOnly ? null : new ArchiveRenewal(services.Pades!),
            Parallelism = parsed.GetValue(Parallel),
            Confiance = confiance,
        };
        ImmutableArray<PieceARenouveler> pieces;
        using (var progress = new ProgressDisplay(host, io, Messages.Get("RenewProgress"), codes.Length))
        {
            pieces = [.. run.Run(codes, progress.Step, cancellationToken), .. unreadable];
        }

        var document = new RenouvellementDocument(Schema, run.Avant, looksOnly, [.. pieces.Select(ItemOf)]);
        io.Result(document, OutputJson.Indented.RenouvellementDocument, text => ArchiveText.Renewed(text, document));
        return cancellationToken.IsCancellationRequested ? ExitCode.Interrupted : ExitCodeOf(pieces);
    }

    private static ImmutableArray<string> CodesOf(LiasseArchiver archive, string[] named, List<PieceARenouveler> unreadable)
    {
        if (named.FirstOrDefault(id => !archive.Has(id)) is { } unknown)
        {
            throw new InputException(Messages.Get("UnknownContract", unknown));
        }

        return named.Length > 0
            ? [.. named.Distinct(StringComparer.Ordinal)]
            : [.. archive.List((folder, error) => unreadable.Add(
                new PieceARenouveler(folder, null, null, EtatRenouvellement.ECHEC) { Motif = error })).Select(one => one.CodeContrat)];
    }

    private static DateTimeOffset BeforeOf(ParseResult parsed, CliHost host) =>
        parsed.GetValue(Before) ?? host.Clock.GetUtcNow().AddMonths(UsualMonthsAhead);

    private static PieceRenouveleeItem ItemOf(PieceARenouveler piece) =>
        new(piece.CodeContrat, piece.Document, piece.Avant, piece.Etat.ToString(), piece.Motif);

    private static int ExitCodeOf(ImmutableArray<PieceARenouveler> pieces)
    {
        PieceARenouveler[] failed = [.. pieces.Where(piece => piece.Etat == EtatRenouvellement.ECHEC)];
        return failed.Length == 0 ? ExitCode.Done
            : failed.All(piece => piece.EstDuService) && pieces.All(piece => piece.Etat != EtatRenouvellement.RENOUVELE)
                ? ExitCode.Unavailable
                : ExitCode.PartlyFailed;
    }
}
