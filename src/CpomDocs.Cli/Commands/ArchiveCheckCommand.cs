using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Checks;
using CpomDocs.Campagnes.Journals;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs archive check</c>.</summary>
internal static class ArchiveCheckCommand
{
    private const string Schema = "cpomdocs/archive/1";

    private static readonly Argument<string?> Id =
        new("ID") { Description = Messages.Get("ArgumentId"), Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string> Store =
        new("--store") { Description = Messages.Get("OptionStore"), Required = true, HelpName = "STORE" };
    private static readonly Option<bool> Spec = new("--spec") { Description = Messages.Get("OptionSpec") };
    private static readonly Option<bool> Signatures = new("--signatures") { Description = Messages.Get("OptionCheckSignatures") };
    private static readonly Option<double?> Sample =
        new("--sample") { Description = Messages.Get("OptionSample"), HelpName = "N%", CustomParser = ParsePercent };
    private static readonly Option<long?> Seed = new("--seed") { Description = Messages.Get("OptionSampleSeed"), HelpName = "S" };
    private static readonly Option<string?> Reprise = new("--reprise") { Description = Messages.Get("OptionReprise"), HelpName = "FILE" };
    private static readonly Option<int> Parallel = Counts.Option("--parallel", "OptionCheckParallel", Environment.ProcessorCount);

    public static Command Build(CliHost host)
    {
        var command = new Command("check", Messages.Get("ArchiveCheck")) { Id, Spec, Signatures, Sample, Seed, Reprise, Parallel, Store };
        command.Validators.Add(result =>
        {
            if (result.GetValue(Spec) && result.GetValue(Signatures))
            {
                result.AddError(Messages.Get("SpecWithoutSignatures"));
            }

            if (result.GetValue(Spec) && result.GetResult(Id) is { Tokens.Count: > 0 })
            {
                result.AddError(Messages.Get("SpecWithoutId"));
            }
        });
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(host, parsed, cancellationToken)));
        return command;
    }

    private static int Run(CliHost host, ParseResult parsed, CancellationToken cancellationToken)
    {
        var io = new CommandIo(host, parsed);
        string store = parsed.GetRequiredValue(Store);
        bool isOurs = !parsed.GetValue(Spec);
        LiasseArchiver? archive = isOurs ? Archives.Open(host, store) : null;
        string? only = archive is null ? null : PlaceOf(archive, parsed.GetValue(Id));
        ArchiveChecker checker = archive?.Checker() ?? ArchiveChecker.Open(store);
        ContentSample? sample = SampleOf(parsed, host);
        using CheckJournal? journal = parsed.GetValue(Reprise) is { } file ? OpenJournal(parsed, file, sample) : null;
        RootCheck root = only is null ? checker.CheckRoot(cancellationToken) : new RootCheck([only], []);
        var run = new ArchiveCheckRun
        {
            Checker = checker,
            Root = root,
            IsOurs = isOurs,
            Sample = sample,
            Journal = journal,
            Documents = parsed.GetValue(Signatures) ? archive : null,
            Parallelism = parsed.GetValue(Parallel),
        };
        ArchiveCheckReport report;
        using (var progress = new ProgressDisplay(host, io, Messages.Get("CheckProgress"), root.Objets.Length))
        {
            report = run.Run(progress.Step, cancellationToken);
        }

        ArchiveCheckDocument document = DocumentOf(report, sample);
        io.Result(document, OutputJson.Indented.ArchiveCheckDocument, text => ArchiveText.Check(text, document, showsAdvice: !isOurs));
        return report.Valide ? ExitCode.Done : ExitCode.Failed;
    }

    private static string? PlaceOf(LiasseArchiver archive, string? id)
    {
        return id is null ? null
            : archive.Has(id) ? archive.PathOf(id)
            : throw new InputException(Messages.Get("UnknownContract", id));
    }

    private static CheckJournal OpenJournal(ParseResult parsed, string file, ContentSample? sample) =>
        CheckJournal.TryOpen(file, parsed.GetRequiredValue(Store), sample, parsed.GetValue(Signatures))
            ?? throw new InputException(Messages.Get("OtherCheck", file));

    // Without a seed each day draws other files; a check that goes on keeps the seed it began with.
    private static ContentSample? SampleOf(ParseResult parsed, CliHost host)
    {
        if (parsed.GetValue(Sample) is not { } percent)
        {
            return null;
        }

        ContentSample? pending = parsed.GetValue(Reprise) is { } file ? CheckJournal.PendingSample(file) : null;
        DateTime today = host.Clock.GetUtcNow().UtcDateTime;
        long ofTheDay = (today.Year * 100L + today.Month) * 100 + today.Day;
        return new ContentSample(percent, parsed.GetValue(Seed) ?? pending?.Seed ?? ofTheDay);
    }

    private static ArchiveCheckDocument DocumentOf(ArchiveCheckReport report, ContentSample? sample) => new(
        Schema,
        report.Valide,
        report.Objets,
        report.Fichiers,
        report.Octets,
        Items(report.Constats))
    {
        Avertissements = Items(report.Avertissements),
        Echantillon = sample?.Percent,
        Graine = sample?.Seed,
    };

    private static ImmutableArray<ArchiveFindingItem> Items(ImmutableArray<ArchiveFinding> findings) =>
        [.. findings.Select(finding => new ArchiveFindingItem(finding.Code, finding.Chemin, finding.Message))];

    private static double? ParsePercent(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        string number = text.TrimEnd('%').Replace(',', '.');
        if (double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double percent)
            && percent is > 0 and <= 100)
        {
            return percent;
        }

        result.AddError(Messages.Get("SampleUnknown", text));
        return null;
    }
}
