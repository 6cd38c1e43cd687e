using System.CommandLine;
using System.Text;
using CpomDocs.Cli.Configuration;
using CpomDocs.Cli.Hosting;
using CpomDocs.Signing.Keys;

namespace CpomDocs.Cli.Commands;

/// <summary>Options that name a key. Its secrets come from files, the environment or a terminal, never from the command line.</summary>
internal static class KeyOptions
{
    private const string PasswordVariable = "CPOMDOCS_P12_PASSWORD";
    private const string PinVariable = "CPOMDOCS_PIN";
    private const string OtpVariable = "CPOMDOCS_OTP";

    private static readonly Option<string> Key =
        new("--key") { Description = Messages.Get("OptionKey"), Required = true, HelpName = "KEY" };
    private static readonly Option<string?> PasswordFile =
        new("--password-file") { Description = Messages.Get("OptionPasswordFile"), HelpName = "FILE" };
    private static readonly Option<string?> PinFile =
        new("--pin-file") { Description = Messages.Get("OptionPinFile"), HelpName = "FILE" };
    private static readonly Option<string?> Certificate =
        new("--certificate") { Description = Messages.Get("OptionCertificate"), HelpName = "PEM" };
    /// <summary>Signs RSA with PSS.</summary>
    public static readonly Option<bool> Pss = new("--pss") { Description = Messages.Get("OptionPss") };

    public static void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Key, PasswordFile, PinFile, Certificate, Pss])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Opens the key.</summary>
    /// <param name="parsed">Command line.</param>
    /// <param name="host">Environment and terminal.</param>
    /// <param name="io">Reads files, says warnings.</param>
    /// <returns>The key, to be disposed.</returns>
    /// <exception cref="SigningKeyUnavailableException">The key cannot be used.</exception>
    /// <exception cref="InputException">A file of a secret or a certificate cannot be read.</exception>
    public static ISigningKey Open(ParseResult parsed, CliHost host, CommandIo io)
    {
        var configuration = CpomConfiguration.Read(host);
        var options = new SigningKeyOptions
        {
            Password = SecretIn(parsed.GetValue(PasswordFile), io) ?? host.Environment(PasswordVariable),
            Pin = SecretIn(parsed.GetValue(PinFile), io),
            AskSecret = request => Ask(request, host),
            Warn = io.Problem,
            CertificatePem = parsed.GetValue(Certificate) is { } path ? Encoding.UTF8.GetString(io.Read(path)) : null,
            TokenModule = configuration.TokenModule,
            RemoteProfile = configuration.Remote,
            AskCode = address => host.AskSecret(Messages.Get("AskCode", address.AbsoluteUri)),
            Clock = host.Clock,
            Pss = parsed.GetValue(Pss),
        };
        return SigningKeyOpener.Open(parsed.GetRequiredValue(Key), options);
    }

    private static string? Ask(SecretRequest request, CliHost host)
    {
        return host.Environment(request.Kind is SecretKind.Pin ? PinVariable : OtpVariable) ?? host.AskSecret(request.Sentence);
    }

    private static string? SecretIn(string? file, CommandIo io) =>
        file is null ? null : Encoding.UTF8.GetString(io.Read(file)).TrimEnd('\r', '\n');
}
