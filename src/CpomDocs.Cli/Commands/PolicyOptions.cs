using System.CommandLine;
using CpomDocs.Cli.Configuration;
using CpomDocs.Cli.Hosting;
using CpomDocs.Trust.Network;
using CpomDocs.Trust.Revocation;
using CpomDocs.Verification;

namespace CpomDocs.Cli.Commands;

/// <summary>Options that say what the judge trusts and when.</summary>
internal static class PolicyOptions
{
    private static readonly Option<string[]> Trust = new("--trust")
    {
        Description = Messages.Get("OptionTrust"),
        HelpName = "PEM|XML|DIR",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string[]> DepositTrust = new("--trust")
    {
        Description = Messages.Get("OptionDepositTrust"),
        HelpName = "PEM|XML|DIR",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<DateTimeOffset?> At = InstantOption.Of("--at", Messages.Get("OptionAt"));

    private static readonly Option<string[]> Crls =
        new("--crl") { Description = Messages.Get("OptionCrl"), HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<string[]> Ocsps =
        new("--ocsp") { Description = Messages.Get("OptionOcsp"), HelpName = "FILE", AllowMultipleArgumentsPerToken = true };

    private static readonly Option<RevocationMode> Revocation = new("--revocation")
    {
        Description = Messages.Get("OptionRevocation"),
        HelpName = "soft|require",
        CustomParser = result => ParseMode(result),
    };

    private static readonly Option<bool> Online = new("--online") { Description = Messages.Get("OptionOnline") };
    private static readonly Option<bool> Offline = new("--offline") { Description = Messages.Get("OptionOffline") };

    public static void AddTo(Command command)
    {
        foreach (Option option in (Option[])[Trust, At, Crls, Ocsps, Revocation, Online, Offline])
        {
            command.Options.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(Online) && result.GetValue(Offline))
            {
                result.AddError(Messages.Get("OnlineAndOffline"));
            }
        });
    }

    /// <summary>What the judge trusts.</summary>
    /// <param name="parsed">Command line.</param>
    /// <param name="io">Reads files.</param>
    /// <param name="clock">Control time when none is given.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="InputException">A file is missing or is not what its option says.</exception>
    public static VerificationPolicy PolicyOf(ParseResult parsed, CommandIo io, TimeProvider clock)
    {
        return Trusting(Bare(parsed, io, clock), io, parsed.GetValue(Trust) ?? []);
    }

    /// <summary>Adds the option of a command that deposits, whose liasses are judged when they are complete.</summary>
    /// <param name="command">The command.</param>
    public static void AddDepositTo(Command command) => command.Options.Add(DepositTrust);

    /// <summary>What the judge of deposits trusts: the option, or the configuration; nobody when neither says.</summary>
    /// <param name="parsed">Command line.</param>
    /// <param name="io">Reads files.</param>
    /// <param name="host">Where the configuration is.</param>
    /// <returns>The policy; each deposit is judged at its own time.</returns>
    /// <exception cref="InputException">A file is missing or is not what its option says.</exception>
    public static VerificationPolicy DepositPolicyOf(ParseResult parsed, CommandIo io, CliHost host)
    {
        string[] named = parsed.GetValue(DepositTrust) ?? [];
        return Trusting(new VerificationPolicy { At = host.Clock.GetUtcNow() }, io,
            named.Length > 0 ? named : CpomConfiguration.Read(host).Trust);
    }

    private static VerificationPolicy Trusting(VerificationPolicy bare, CommandIo io, IEnumerable<string> paths)
    {
        TrustMaterial[] trusted = [.. paths.Select(path => TrustMaterial.Read(io, path))];
        return bare with
        {
            Roots = [.. trusted.SelectMany(material => material.Roots)],
            TrustedLists = TrustMaterial.Agreed([.. trusted.SelectMany(material => material.Lists)]),
        };
    }

    /// <summary>The network, where the command line allows it; to be disposed.</summary>
    /// <param name="parsed">Command line.</param>
    /// <param name="host">Where the configuration is.</param>
    /// <returns>The network, or <see langword="null"/>: no service may be asked.</returns>
    public static PkiHttpClient? NetworkOf(ParseResult parsed, CliHost host) =>
        parsed.GetValue(Online) ? new PkiHttpClient(CpomConfiguration.Read(host).Network) : null;

    private static VerificationPolicy Bare(ParseResult parsed, CommandIo io, TimeProvider clock) => new()
    {
        At = parsed.GetValue(At) ?? clock.GetUtcNow(),
        Revocation = parsed.GetValue(Revocation),
        Crls = [.. (parsed.GetValue(Crls) ?? []).Select(path => Crl.TryRead(io.Read(path)) ?? throw NotA("NotACrl", path))],
        OcspResponses =
            [.. (parsed.GetValue(Ocsps) ?? []).Select(path => OcspResponse.TryRead(io.Read(path)) ?? throw NotA("NotAnOcsp", path))],
    };

    private static InputException NotA(string key, string path) => new(Messages.Get(key, path));

    private static RevocationMode ParseMode(System.CommandLine.Parsing.ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "soft":
                return RevocationMode.Soft;
            case "require":
                return RevocationMode.Require;
            default:
                result.AddError(Messages.Get("RevocationUnknown", result.Tokens[0].Value));
                return default;
        }
    }
}
