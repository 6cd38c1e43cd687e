using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Cli.Json;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Deferred;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Cli.Commands;

/// <summary><c>cpomdocs sign prepare</c> and <c>sign complete</c>: an act whose key is elsewhere.</summary>
internal static class DeferredCommands
{
    private const int DefaultMinutes = 60;

    private static readonly Argument<string> Pdf = new("PDF") { Description = Messages.Get("ArgumentPdf") };
    private static readonly Argument<string> Request = new("REQUEST") { Description = Messages.Get("ArgumentRequest") };
    private static readonly Option<string> Certificate =
        new("--certificate") { Description = Messages.Get("OptionSignerCertificate"), Required = true, HelpName = "PEM" };
    private static readonly Option<string> RequestInto =
        new("-o") { Description = Messages.Get("OptionRequestInto"), Required = true, HelpName = "REQUEST" };
    private static readonly Option<int> Validity = Counts.Option("--validite", "OptionValidite", DefaultMinutes);
    private static readonly Option<string> Signature =
        new("--signature") { Description = Messages.Get("OptionSignature"), Required = true, HelpName = "FILE" };
    private static readonly Option<string> Into =
        new("-o") { Description = Messages.Get("OptionSignedInto"), Required = true, HelpName = "PDF" };

    public static Command Prepare(CliHost host)
    {
        var command = new Command("prepare", Messages.Get("SignPrepare")) { Pdf, Certificate, KeyOptions.Pss, RequestInto, Validity };
        SigningOptions.AddDeferredTo(command);
        ArchiveOption.AddTo(command);
        command.SetAction(parsed => Prepare(host, parsed));
        return command;
    }

    public static Command Complete(CliHost host)
    {
        var command = new Command("complete", Messages.Get("SignComplete")) { Request, Signature, Into };
        ServiceOptions.AddTo(command);
        ArchiveOption.AddTo(command);
        command.SetAction(parsed => Complete(host, parsed));
        return command;
    }

    private static int Prepare(CliHost host, ParseResult parsed)
    {
        var io = new CommandIo(host, parsed);
        string pdf = Existing(parsed.GetRequiredValue(Pdf));
        string path = parsed.GetRequiredValue(RequestInto);
        if (File.Exists(path))
        {
            throw new InputException(Messages.Get("RequestInTheWay", path));
        }

        SigningRequest request = SigningOptions.RequestOf(parsed, io, host);
        string pem = Encoding.UTF8.GetString(io.Read(parsed.GetRequiredValue(Certificate)));
        SigningIdentity identity = DeferredSigner.IdentityOf(pem, parsed.GetValue(KeyOptions.Pss));
        SignCommand.WarnOfMissingAuthority(identity, request.Level, io);
        using ServiceConnection services = ServiceOptions.Connect(parsed, host);
        var folder = new DemandeFolder(host.Clock, services.Pades) { Archive = ArchiveOption.Open(parsed, host) };
        Outcome<DemandeSignature> prepared = folder.Prepare(pdf, request, identity,
            new DemandePlace(path, TimeSpan.FromMinutes(parsed.GetValue(Validity))));
        if (prepared.TryGet(out DemandeSignature? demande))
        {
            io.Result(_ => Encoding.UTF8.GetString(DemandeJson.Write(demande)), text => Write(text, demande, path));
            return ExitCode.Done;
        }

        return Show(io, request.Role, new SigningResult(pdf, SigningFate.Refuse, prepared.Diagnostics));
    }

    private static int Complete(CliHost host, ParseResult parsed)
    {
        var io = new CommandIo(host, parsed);
        string path = Existing(parsed.GetRequiredValue(Request));
        byte[] signature = io.Read(parsed.GetRequiredValue(Signature));
        using ServiceConnection services = ServiceOptions.Connect(parsed, host);
        Outcome<SignedDocument> completed =
            new DemandeFolder(host.Clock, services.Pades) { Archive = ArchiveOption.Open(parsed, host) }
                .Complete(path, signature, parsed.GetRequiredValue(Into));
        return completed.TryGet(out SignedDocument? document)
            ? Show(io, document.Acte.Role, new SigningResult(parsed.GetRequiredValue(Into), SigningFate.Signe, completed.Diagnostics)
            {
                Etat = document.Etat,
                Descripteur = document.Descripteur,
            })
            : Show(io, null, new SigningResult(path, SigningFate.Refuse, completed.Diagnostics));
    }

    private static int Show(CommandIo io, Role? role, SigningResult result)
    {
        ImmutableArray<SigningResult> results = [result];
        SigningDocument document = SigningText.DocumentOf(role, results);
        io.Result(document, OutputJson.Indented.SigningDocument, text => SigningText.Write(text, document));
        return SigningText.ExitCodeOf(results, isKeyAtHand: true);
    }

    private static void Write(TextWriter text, DemandeSignature demande, string path)
    {
        text.WriteLine(Messages.Get("RequestOf", demande.CodeContrat, demande.Document, demande.Role));
        text.WriteLine(Messages.Get("RequestDigest", demande.Algorithme, Convert.ToHexStringLower(demande.Empreinte)));
        text.WriteLine(Messages.Get("RequestExpiry", demande.Expire));
        text.WriteLine(Messages.Get("RequestFiles", path, demande.Prepare.Fichier));
    }

    private static string Existing(string path) => File.Exists(path) ? path : throw new InputException(Messages.Get("CannotRead", path));
}
