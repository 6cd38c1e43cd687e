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
    public static Command Build(CliHost host)
    {
        var command = new Command("sign", Messages.Get("Sign"))
        {
            DeferredCommands.Prepare(host), DeferredCommands.Complete(host),
        };
        PlaceOptions.AddTo(command);
        SigningOptions.AddTo(command);
        ArchiveOption.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(host, parsed, cancellationToken)));
        return command;
    }

    private static int Run(CliHost host, ParseResult parsed, CancellationToken cancellationToken)
    {
        var io = new CommandIo(host, parsed);
        ImmutableArray<SigningPlace> places = PlaceOptions.PlacesOf(parsed);
        SigningRequest request = SigningOptions.RequestOf(parsed, io, host);
        using ISigningKey? key = OpenKey(parsed, host, io, out SigningKeyUnavailableException? noKey);
        using ServiceConnection services = ServiceOptions.Connect(parsed, host);
        ArchivedCircuits? archive = ArchiveOption.Open(parsed, host);
        LiasseSigner signer = key is null
            ? new LiasseSigner(host.Clock, request, noKey!, services.Pades) { Archive = archive }
            : new LiasseSigner(host.Clock, request, key, services.Pades) { Archive = archive };
        ImmutableArray<SigningResult> results;
        using (var progress = new ProgressDisplay(host, io, Messages.Get("SigningProgress"), places.Length))
        {
            results = signer.Sign(
                places, LiasseSigner.UsualParallelism, result => progress.Step(result.Fichier), cancellationToken);
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

    /// <summary>Opens the key; the state of the documents is judged even when it cannot be: both problems are told at once.</summary>
    /// <param name="parsed">Command line.</param>
    /// <param name="host">Environment and terminal.</param>
    /// <param name="io">Reads files, says warnings.</param>
    /// <param name="noKey">Why it cannot be opened.</param>
    /// <returns>The key, to be disposed, or <see langword="null"/>.</returns>
    public static ISigningKey? OpenKey(ParseResult parsed, CliHost host, CommandIo io, out SigningKeyUnavailableException? noKey)
    {
        try
        {
            noKey = null;
            ISigningKey key = KeyOptions.Open(parsed, host, io);
            WarnOfMissingAuthority(key.Identity, SigningOptions.LevelOf(parsed, host), io);
            return key;
        }
        catch (SigningKeyUnavailableException unavailable)
        {
            noKey = unavailable;
            return null;
        }
    }

    /// <summary>Says that who verifies will miss a certificate. From B-LT on the document gets it, or the act is refused.</summary>
    /// <param name="identity">Whose key signs.</param>
    /// <param name="level">Level asked.</param>
    /// <param name="io">Says warnings.</param>
    public static void WarnOfMissingAuthority(SigningIdentity identity, PadesLevel level, CommandIo io)
    {
        if (level < PadesLevel.LT && identity.AutoriteAbsente is { } authority)
        {
            io.Problem(Messages.Get("AuthorityMissing", authority));
        }
    }
}
