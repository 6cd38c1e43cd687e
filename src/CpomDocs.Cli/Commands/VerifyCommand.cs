using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Reports;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Trust.Network;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs verify</c>.</summary>
internal static class VerifyCommand
{
    private static readonly Argument<string[]> Paths =
        new("PATH|ARCHIVE-ID") { Description = Messages.Get("ArgumentVerify"), Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Store = new("--store") { Description = Messages.Get("OptionStore"), HelpName = "STORE" };
    private static readonly Option<string?> Xml = new("--xml") { Description = Messages.Get("OptionXml"), HelpName = "FILE.xml" };
    private static readonly Option<bool> Rerender = new("--rerender") { Description = Messages.Get("OptionRerender") };
    private static readonly Option<int> Parallel = Counts.Option("--parallel", "OptionVerifyParallel", Environment.ProcessorCount);
    private static readonly Option<string?> Report = new("--report") { Description = Messages.Get("OptionReport"), HelpName = "FILE.html" };

    public static Command Build(CliHost host)
    {
        var command = new Command("verify", Messages.Get("Verify")) { Paths, Store, Rerender, Report, Xml, Parallel };
        PolicyOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Verify(host, parsed, cancellationToken)));
        return command;
    }

    private static int Verify(CliHost host, ParseResult parsed, CancellationToken cancellationToken)
    {
        var io = new CommandIo(host, parsed);
        VerificationPolicy policy = PolicyOptions.PolicyOf(parsed, io, host.Clock);
        ImmutableArray<FichierSoumis> files = FilesOf(host, parsed, io);
        using var progress = new ProgressDisplay(host, io, Messages.Get("VerifyProgress"), files.Length);
        using PkiHttpClient? network = PolicyOptions.NetworkOf(parsed, host);
        var runner = new VerificationRunner(policy, parsed.GetValue(Parallel))
        {
            GardePieces = parsed.GetValue(Xml) is not null,
            Online = network is null ? null : new OnlineEvidence(network, host.Clock),
            Reedition = parsed.GetValue(Rerender) ? new RenderingProof(Profiles.Load(host), VersionCommand.Current) : null,
        };
        VerificationReport report = runner.Run(files, progress.Step, cancellationToken);
        progress.Dispose();
        if (parsed.GetValue(Report) is { } page)
        {
            AtomicFile.Write(page, System.Text.Encoding.UTF8.GetBytes(HtmlReport.Write(report)));
        }

        WriteXml(parsed.GetValue(Xml), report, io);
        io.Result(indented => ReportJson.Write(report, indented), text => VerifyText.Write(text, report));
        return report.CodeDeSortie;
    }

    private static void WriteXml(string? path, VerificationReport report, CommandIo io)
    {
        if (path is null)
        {
            return;
        }

        if (!EtsiReport.CanWrite(report))
        {
            io.Problem(Messages.Get("VerifyNothingForXml", path));
            return;
        }

        using var file = new MemoryStream();
        EtsiReport.Write(file, report);
        AtomicFile.Write(path, file.ToArray());
    }

    // A path wins over an identifier: what is on disk is what the user sees.
    private static ImmutableArray<FichierSoumis> FilesOf(CliHost host, ParseResult parsed, CommandIo io)
    {
        LiasseArchiver? archive = parsed.GetValue(Store) is { } store ? Archives.Open(host, store) : null;
        var finder = new SubmittedFiles(host.Clock);
        IEnumerable<FichierSoumis> files = parsed.GetRequiredValue(Paths).SelectMany(path => FilesOf(path, finder, archive, io));
        return [.. (archive is null ? files : WithStops(files, archive)).DistinctBy(file => file.Nom)];
    }

    private static IEnumerable<FichierSoumis> WithStops(IEnumerable<FichierSoumis> files, LiasseArchiver archive)
    {
        var stops = new ArchivedStops(archive);
        return files.Select(file => file with { Reserves = pdf => [.. stops.ReservesOn(pdf).Union(file.Reserves(pdf))] });
    }

    private static IEnumerable<FichierSoumis> FilesOf(string path, SubmittedFiles finder, LiasseArchiver? archive, CommandIo io)
    {
        if (path == "-")
        {
            return [new FichierSoumis(path, () => io.Read(path))];
        }

        bool isOnDisk = File.Exists(path) || Directory.Exists(path);
        if (archive is not null && !isOnDisk && !SubmittedFiles.IsPattern(path))
        {
            return SubmittedFiles.Of(archive, path) ?? throw new InputException(Messages.Get("UnknownContract", path));
        }

        ImmutableArray<FichierSoumis> files = [.. finder.Under(path)];
        return files.IsEmpty ? throw new InputException(Messages.Get(isOnDisk ? "NoPdf" : "CannotRead", path)) : files;
    }
}
