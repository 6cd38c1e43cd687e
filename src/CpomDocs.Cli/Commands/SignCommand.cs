using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs sign</c>.</summary>
internal static class SignCommand
{
    private static readonly Argument<string[]> Paths =
        new("PATH") { Description = Messages.Get("ArgumentPaths"), Arity = ArgumentArity.OneOrMore };
    private static readonly Option<bool> InPlace = new("--in-place") { Description = Messages.Get("OptionInPlace") };
    private static readonly Option<string?> Into = new("-o") { Description = Messages.Get("OptionSignInto"), HelpName = "FILE.pdf|DIR" };

    public static Command Build(CliHost host)
    {
        var command = new Command("sign", Messages.Get("Sign"))
        {
            Paths, InPlace, Into, DeferredCommands.Prepare(host), DeferredCommands.Complete(host),
        };
        SigningOptions.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(InPlace) == result.GetValue(Into) is not null)
            {
                result.AddError(Messages.Get("InPlaceOrInto"));
            }
        });
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(host, parsed, cancellationToken)));
        return command;
    }

    private static int Run(CliHost host, ParseResult parsed, CancellationToken cancellationToken)
    {
        var io = new CommandIo(host, parsed);
        ImmutableArray<SigningPlace> places = Places(parsed);
        SigningRequest request = SigningOptions.RequestOf(parsed, io, host);
        using ISigningKey? key = OpenKey(parsed, host, io, out SigningKeyUnavailableException? noKey);
        using ServiceConnection services = ServiceOptions.Connect(parsed, host);
        LiasseSigner signer = key is null
            ? new LiasseSigner(host.Clock, request, noKey!, services.Pades)
            : new LiasseSigner(host.Clock, request, key, services.Pades);
        ImmutableArray<SigningResult> results;
        using (var progress = new ProgressDisplay(host, io, Messages.Get("SigningProgress"), places.Length))
        {
            results = signer.Sign(places, Environment.ProcessorCount, result => progress.Step(result.Fichier), cancellationToken);
        }

        if (noKey is not null)
        {
            io.Problem(noKey.Message);
        }

        SigningDocument document = SigningText.DocumentOf(request.Role, results);
        io.Result(document, OutputJson.Indented.SigningDocument, text => SigningText.Write(text, document));
        return cancellationToken.IsCancellationRequested
            ? ExitCode.Interrupted
            : SigningText.ExitCodeOf(results, isKeyAtHand: key is not null);
    }

    // The state of the documents is judged even when the key cannot be opened: both problems are told at once.
    private static ISigningKey? OpenKey(ParseResult parsed, CliHost host, CommandIo io, out SigningKeyUnavailableException? noKey)
    {
        try
        {
            noKey = null;
            return KeyOptions.Open(parsed, host, io);
        }
        catch (SigningKeyUnavailableException unavailable)
        {
            noKey = unavailable;
            return null;
        }
    }

    private static ImmutableArray<SigningPlace> Places(ParseResult parsed)
    {
        string? into = parsed.GetValue(Into);
        IEnumerable<SigningPlace> named = parsed.GetRequiredValue(Paths).SelectMany(path => PlacesUnder(path, into));
        ImmutableArray<SigningPlace> places = [.. named.DistinctBy(place => Path.GetFullPath(place.Source))];
        IGrouping<string, SigningPlace>? clash = places
            .GroupBy(place => Path.GetFullPath(place.Target))
            .FirstOrDefault(group => group.Skip(1).Any());
        return clash is null
            ? places
            : throw new InputException(Messages.Get("SameTarget", clash.Key, string.Join(", ", clash.Select(place => place.Source))));
    }

    private static IEnumerable<SigningPlace> PlacesUnder(string path, string? into)
    {
        bool isNamed = File.Exists(path);
        if (!isNamed && Directory.Exists(path) && IsPdf(into))
        {
            throw new InputException(Messages.Get("FolderIntoFile", path, into!));
        }

        return Inputs.PdfsUnder([path]).Select(file => new SigningPlace(file, TargetOf(file, path, into), isNamed));
    }

    // -o names a file when it ends in .pdf, a folder otherwise, which then has the same tree as the one that is signed.
    private static string TargetOf(string file, string path, string? into)
    {
        if (into is null)
        {
            return file;
        }

        string relative = File.Exists(path) ? Path.GetFileName(path) : Path.GetRelativePath(path, file);
        return IsPdf(into) ? into : Path.Combine(into, relative);
    }

    private static bool IsPdf(string? path) => path?.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase) == true;
}
