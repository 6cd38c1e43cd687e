using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Transfers;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Campagnes.Transfers;
using CpomDocs.Cli.Configuration;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs archive export</c>.</summary>
internal static class ArchiveExportCommand
{
    private const string Schema = "cpomdocs/transfert/1";
    private const string Everything = "*";

    private static readonly Argument<string[]> Ids =
        new("ID") { Description = Messages.Get("ArgumentExport"), Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string> Into =
        new("-o") { Description = Messages.Get("OptionTransferInto"), Required = true, HelpName = "FILE.zip" };
    private static readonly Option<SedaVersion> Version = new("--seda")
    {
        Description = Messages.Get("OptionSeda"),
        HelpName = "2.1|2.2|2.3",
        DefaultValueFactory = _ => SedaVersion.V2_3,
        CustomParser = result => ParseVersion(result),
    };

    public static Command Build(CliHost host, Option<string> store)
    {
        var command = new Command("export", Messages.Get("ArchiveExport")) { Ids, Into, Version, store };
        PolicyOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Export(host, parsed, store, cancellationToken)));
        return command;
    }

    private static int Export(CliHost host, ParseResult parsed, Option<string> store, CancellationToken cancellationToken)
    {
        var io = new CommandIo(host, parsed);
        SedaParties parties = CpomConfiguration.Read(host).Transfer();
        VerificationPolicy policy = PolicyOptions.PolicyOf(parsed, io, host.Clock);
        LiasseArchiver archive = Archives.Open(host, parsed.GetRequiredValue(store));
        var composer = new TransferComposer(archive, Profiles.Load(host), policy);
        TransferComposition made = composer.Compose(IdsOf(archive, parsed), parsed.GetValue(Version), parties, cancellationToken);
        string[] failed = [.. made.Verification.Fichiers.Where(file => file.Verdict == Verdict.TOTAL_FAILED).Select(file => file.Fichier)];
        if (failed.Length > 0)
        {
            io.Problem(Messages.Get("TransferFailed", string.Join(", ", failed)));
            return ExitCode.Failed;
        }

        string into = parsed.GetRequiredValue(Into);
        AtomicFile.Write(into, stream => SedaTransferWriter.Write(made.Transfer, stream));
        TransfertDocument document = Describe(into, made);
        io.Result(document, OutputJson.Indented.TransfertDocument, text => Write(text, document));
        return ExitCode.Done;
    }

    private static ImmutableArray<string> IdsOf(LiasseArchiver archive, ParseResult parsed)
    {
        string[] ids = parsed.GetRequiredValue(Ids);
        if (ids is [Everything])
        {
            return [.. archive.List().Select(contract => contract.Id).Order(StringComparer.Ordinal)];
        }

        string[] unknown = [.. ids.Where(id => !archive.Has(id))];
        return unknown.Length > 0 ? throw new InputException(Messages.Get("UnknownContract", string.Join(", ", unknown))) : [.. ids];
    }

    private static TransfertDocument Describe(string path, TransferComposition made)
    {
        BinaryDataObject[] files = [.. made.Transfer.AllUnits.Select(unit => unit.Object).OfType<BinaryDataObject>()];
        return new TransfertDocument(
            Schema,
            path,
            made.Transfer.Identifier,
            SedaNames.Of(made.Transfer.Version),
            made.Transfer.Units.Length,
            files.Length,
            files.Sum(file => file.Length),
            StandardNames.Of(made.Verification.Verdict));
    }

    private static void Write(TextWriter text, TransfertDocument document) => text.WriteLine(Messages.Get(
        "TransferWritten",
        document.Fichier,
        document.Identifiant,
        document.Seda,
        document.Contrats,
        document.Fichiers,
        document.Octets,
        document.Verdict));

    private static SedaVersion ParseVersion(System.CommandLine.Parsing.ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (SedaNames.TryRead(text) is { } version)
        {
            return version;
        }

        result.AddError(Messages.Get("SedaUnknown", text));
        return default;
    }
}
