using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Manifests;
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
            ImmutableArray<FileToRead> files = [.. parsed.GetRequiredValue(Paths).SelectMany(path => FilesOf(host, parsed, io, path))];
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

    // A path wins over an identifier: what is on disk is what the user sees.
    private static IEnumerable<FileToRead> FilesOf(CliHost host, ParseResult parsed, CommandIo io, string path)
    {
        return parsed.GetValue(Store) is { } store && !File.Exists(path) && !Directory.Exists(path)
            ? ArchivedFiles(LiasseArchiver.Open(store, host.Clock), path)
            : Inputs.PdfsUnder([path]).Select(file => new FileToRead(file, () => io.Read(file)));
    }

    private static IEnumerable<FileToRead> ArchivedFiles(LiasseArchiver archive, string id)
    {
        Inventory inventory = archive.TryShow(id) ?? throw new InputException(Messages.Get("UnknownContract", id));
        return inventory.HeadVersion.State.Keys
            .Where(path => path.EndsWith(".pdf", StringComparison.Ordinal))
            .Select(path => new FileToRead($"{inventory.Id}/{path}", () => archive.GetFile(id, path)));
    }

    private sealed record FileToRead(string Name, Func<byte[]> Read);
}
