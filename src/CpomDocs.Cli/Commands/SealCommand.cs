using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs seal</c>.</summary>
internal static class SealCommand
{
    private static readonly Option<string?> Lieu = new("--lieu") { Description = Messages.Get("OptionLieu"), HelpName = "TEXT" };

    public static Command Build(CliHost host)
    {
        var command = new Command("seal", Messages.Get("Seal"));
        PlaceOptions.AddTo(command);
        KeyOptions.AddTo(command);
        command.Options.Add(SigningOptions.Level);
        ServiceOptions.AddTo(command);
        command.Options.Add(Lieu);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(host, parsed, cancellationToken)));
        return command;
    }

    private static int Run(CliHost host, ParseResult parsed, CancellationToken cancellationToken)
    {
        var io = new CommandIo(host, parsed);
        ImmutableArray<SigningPlace> places = PlaceOptions.PlacesOf(parsed);
        var request = new SealRequest { Level = SigningOptions.LevelOf(parsed, host), Lieu = parsed.GetValue(Lieu) };
        using ServiceConnection services = ServiceOptions.Connect(parsed, host);
        using ISigningKey key = KeyOptions.Open(parsed, host, io);
        var sealer = new LiasseSealer(new PadesSealer(host.Clock, services.Pades), request, key);
        ImmutableArray<SigningResult> results;
        using (var progress = new ProgressDisplay(host, io, Messages.Get("SigningProgress"), places.Length))
        {
            results = sealer.Seal(
                places, LiasseSigner.UsualParallelism, result => progress.Step(result.Fichier), cancellationToken);
        }

        SigningDocument document = SigningText.DocumentOf(null, results);
        io.Result(document, OutputJson.Indented.SigningDocument, text => SigningText.Write(text, document));
        return cancellationToken.IsCancellationRequested
            ? ExitCode.Interrupted
            : SigningText.ExitCodeOf(results, isKeyAtHand: true);
    }
}
