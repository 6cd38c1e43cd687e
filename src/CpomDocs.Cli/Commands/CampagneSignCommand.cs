using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Campagnes.Suivis;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Contrats.Model;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Verification;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs campagne sign</c>.</summary>
internal static class CampagneSignCommand
{
    private static readonly Option<string> Store =
        new("--store") { Description = Messages.Get("OptionStore"), Required = true, HelpName = "STORE" };
    private static readonly Option<string?> Into = new("-o") { Description = Messages.Get("OptionCampagneSignInto"), HelpName = "DIR" };

    public static Command Build(CliHost host)
    {
        var command = new Command("sign", Messages.Get("CampagneSign")) { CampagneInputs.File, Store, Into, CampagneInputs.Parallel };
        CampagneFilterOptions.AddContratsTo(command);
        SigningOptions.AddTo(command);
        PolicyOptions.AddDepositTo(command);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Run(host, parsed, cancellationToken)));
        return command;
    }

    private static int Run(CliHost host, ParseResult parsed, CancellationToken cancellationToken)
    {
        var io = new CommandIo(host, parsed);
        if (CampagneInputs.Of(host, parsed, io) is not { } inputs)
        {
            return ExitCode.DataErrors;
        }

        SuiviFiltre filtre = CampagneFilterOptions.FilterOf(parsed, inputs.Campagne);
        RefuseExchanges(inputs.Campagne, filtre.Etape);
        SigningRequest request = SigningOptions.RequestOf(parsed, io, host);
        VerificationPolicy confiance = PolicyOptions.DepositPolicyOf(parsed, io, host);
        LiasseArchiver archive = Archives.Open(host, parsed.GetRequiredValue(Store));
        using var folder = new WorkFolder(parsed.GetValue(Into));
        SuiviCampagne suivi = filtre.Apply(
            new SuiviReader(inputs.Modeles).Read(inputs.Demande(host, parsed, archive, folder.Path), cancellationToken));
        var attente = AttenteSignature.Of(suivi, request.Role.Nom, request.SansCosignature is not null);
        using ISigningKey? key = SignCommand.OpenKey(parsed, host, io, out SigningKeyUnavailableException? noKey);
        using ServiceConnection services = ServiceOptions.Connect(parsed, host);
        LiasseSigner signer = key is null
            ? new LiasseSigner(host.Clock, request, noKey!, services.Pades)
            : new LiasseSigner(host.Clock, request, key, services.Pades);
        ImmutableArray<SigningResult> results;
        using (var progress = new ProgressDisplay(host, io, Messages.Get("SigningProgress"), attente.Documents.Length))
        {
            var demande = new SeanceSignature
            {
                Role = request.Role.Nom,
                Dossier = folder.Path,
                Parallelisme = LiasseSigner.UsualParallelism,
                Journal = result => progress.Step(result.Fichier),
            };
            var depositor = new LiasseDepositor(archive, inputs.Modeles) { Confiance = confiance };
            results = new CampagneSigner(archive, depositor, signer).Sign(attente, demande, cancellationToken);
        }

        if (noKey is not null)
        {
            io.Problem(noKey.Message);
        }

        SigningDocument document = SigningText.DocumentOf(request.Role, results);
        io.Result(document, OutputJson.Indented.SigningDocument, text => SigningText.Write(text, document));
        return cancellationToken.IsCancellationRequested ? ExitCode.Interrupted : ExitCodeOf(results, key is not null);
    }

    // A document held back until its socle is signed is an act out of order.
    private static int ExitCodeOf(ImmutableArray<SigningResult> results, bool isKeyAtHand)
    {
        return results.Any(result => result is { Sort: SigningFate.Refuse, Diagnostics.IsEmpty: true })
            ? ExitCode.Refused
            : SigningText.ExitCodeOf(results, isKeyAtHand);
    }

    private static void RefuseExchanges(Campagne campagne, int? etape)
    {
        if (campagne.Etapes.FirstOrDefault(known => known.Numero == etape) is { Action: ActionEtape.ECHANGES } exchanges)
        {
            throw new InputException(Messages.Get("StageOfExchanges", exchanges.Numero));
        }
    }

    /// <summary>The folder that the command line names, or one that lasts as long as the command.</summary>
    private sealed class WorkFolder(string? named) : IDisposable
    {
        public string Path { get; } = named ?? Directory.CreateTempSubdirectory("cpomdocs-campagne-").FullName;

        public void Dispose()
        {
            if (named is null)
            {
                Directory.Delete(Path, recursive: true);
            }
        }
    }
}
