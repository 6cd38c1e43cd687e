using System.CommandLine;
using System.Text;
using CpomDocs.Cli.Configuration;
using CpomDocs.Cli.Hosting;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Remote;

namespace CpomDocs.Cli.Commands;

/// <summary>Options that name a key. Its secrets come from files, the environment or a terminal, never from the command line.</summary>
internal static class KeyOptions
{
    private const string PasswordVariable = "CPOMDOCS_P12_PASSWORD";
    private const string PinVariable = "CPOMDOCS_PIN";
    private const string OtpVariable = "CPOMDOCS_OTP";

    private static readonly Option<string> Key =
        new("--key") { Description = Messages.Get("OptionKey"), Required = true, HelpName = "KEY" };
    private static readonly Option<string?> SealKey = new("--key") { Description = Messages.Get("OptionSealKey"), HelpName = "KEY" };
    private static readonly Option<string?> PasswordFile =
        new("--password-file") { Description = Messages.Get("OptionPasswordFile"), HelpName = "FILE" };
    private static readonly Option<string?> PinFile =
        new("--pin-file") { Description = Messages.Get("OptionPinFile"), HelpName = "FILE" };
    private static readonly Option<string?> Certificate =
        new("--certificate") { Description = Messages.Get("OptionCertificate"), HelpName = "PEM" };
    /// <summary>Signs RSA with PSS.</summary>
    public static readonly Option<bool> Pss = new("--pss") { Description = Messages.Get("OptionPss") };

    public static void AddTo(Command command) => AddTo(command, Key);

    /// <summary>Adds the same options where the key is only needed sometimes.</summary>
    public static void AddOptionalTo(Command command) => AddTo(command, SealKey);

    private static void AddTo(Command command, Option key)
    {
        foreach (Option option in (Option[])[key, PasswordFile, PinFile, Certificate, Pss])
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
    public static ISigningKey Open(ParseResult parsed, CliHost host, CommandIo io) =>
        Open(parsed.GetRequiredValue(Key), parsed, host, io);

    /// <summary>Opens the key of the seal that a campaign asks for.</summary>
    /// <exception cref="InputException">None is named.</exception>
    public static ISigningKey OpenSeal(ParseResult parsed, CliHost host, CommandIo io) =>
        Open(parsed.GetValue(SealKey) ?? throw new InputException(Messages.Get("SealKeyMissing")), parsed, host, io);

    private static ISigningKey Open(string key, ParseResult parsed, CliHost host, CommandIo io)
    {
        var configuration = CpomConfiguration.Read(host);
        SigningKeyOptions options = RemoteOptions(host) with
        {
            Password = SecretIn(PasswordFile, parsed, io) ?? host.Environment(PasswordVariable),
            Pin = SecretIn(PinFile, parsed, io),
            Warn = io.Problem,
            CertificatePem = parsed.GetValue(Certificate) is { } path ? Encoding.UTF8.GetString(io.Read(path)) : null,
            TokenModule = configuration.TokenModule,
            RemoteProfile = configuration.Remote,
            Pss = parsed.GetValue(Pss),
        };
        return SigningKeyOpener.Open(key, options);
    }

    /// <summary>What a remote service may ask of the person.</summary>
    public static SigningKeyOptions RemoteOptions(CliHost host) => new()
    {
        AskSecret = request => Ask(request, host),
        AskCode = address => host.AskSecret(Messages.Get("AskCode", address.AbsoluteUri)),
        Clock = host.Clock,
    };

    /// <summary>A remote service of the configuration.</summary>
    /// <exception cref="InputException">The configuration has none of this name.</exception>
    public static CscProfile RemoteProfile(CliHost host, string name) =>
        CpomConfiguration.Read(host).Remote(name) ?? throw new InputException(Messages.Get("RemoteUnknown", name));

    private static string? Ask(SecretRequest request, CliHost host)
    {
        return host.Environment(request.Kind is SecretKind.Pin ? PinVariable : OtpVariable) ?? host.AskSecret(request.Sentence);
    }

    // A person in a hurry gives the secret itself where its file is asked for: what was given is not repeated.
    private static string? SecretIn(Option<string?> option, ParseResult parsed, CommandIo io)
    {
        try
        {
            return parsed.GetValue(option) is { } file ? Encoding.UTF8.GetString(io.Read(file)).TrimEnd('\r', '\n') : null;
        }
        catch (InputException)
        {
            throw new InputException(Messages.Get("SecretFileMissing", option.Name));
        }
    }
}
