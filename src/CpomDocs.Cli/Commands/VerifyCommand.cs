using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Reports;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs verify</c>.</summary>
internal static class VerifyCommand
{
    private static readonly Argument<string[]> Paths =
        new("PATH|ARCHIVE-ID") { Description = Messages.Get("ArgumentVerify"), Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Store = new("--store") { Description = Messages.Get("OptionStore"), HelpName = "STORE" };
    private static readonly Option<string?> Report = new("--report") { Description = Messages.Get("OptionReport"), HelpName = "FILE.html" };

    public static Command Build(CliHost host)
    {
        var command = new Command("verify", Messages.Get("Verify")) { Paths, Store, Report };
        PolicyOptions.AddTo(command);
        command.SetAction(parsed =>
        {
            var io = new CommandIo(host, parsed);
            VerificationPolicy policy = PolicyOptions.PolicyOf(parsed, io, host.Clock);
            LiasseArchiver? archive = parsed.GetValue(Store) is { } store ? LiasseArchiver.Open(store, host.Clock) : null;
            ImmutableArray<FileToRead> files =
                [.. parsed.GetRequiredValue(Paths).SelectMany(path => FileToRead.Under(io, archive, path))];
            VerificationReport report = LiasseVerifier.Verify(files.Select(file => new FichierAVerifier(file.Name, file.Read())), policy);
            if (parsed.GetValue(Report) is { } page)
            {
                AtomicFile.Write(page, System.Text.Encoding.UTF8.GetBytes(HtmlReport.Write(report)));
            }

            io.Result(indented => ReportJson.Write(report, indented), text => VerifyText.Write(text, report));
            return report.CodeDeSortie;
        });
        return command;
    }
}
