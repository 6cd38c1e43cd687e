using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Cli.Configuration;
using CpomDocs.Cli.Hosting;
using CpomDocs.Signing.Pades;
using CpomDocs.Signing.Remote;
using CpomDocs.Trust.Network;
using CpomDocs.Trust.Timestamps;

namespace CpomDocs.Cli.Commands;

/// <summary>Options that name the services of the levels above B-B.</summary>
internal static class ServiceOptions
{
    private const string TsaVariable = "CPOMDOCS_TSA";
    private const string RemoteScheme = "csc";

    private static readonly Option<Uri[]> Tsa = new("--tsa")
    {
        Description = Messages.Get("OptionTsa"),
        HelpName = "URL",
        AllowMultipleArgumentsPerToken = false,
        CustomParser = result => [.. result.Tokens.Select(token => Parse(token.Value, result.AddError)).OfType<Uri>()],
    };

    public static void AddTo(Command command) => command.Options.Add(Tsa);

    /// <summary>Addresses of the time-stamp authorities, in order: those of the command line, or else those of the environment.</summary>
    /// <param name="parsed">Command line.</param>
    /// <param name="host">Environment.</param>
    /// <returns>The addresses; empty when none is named.</returns>
    /// <exception cref="InputException">The environment names something that is no address.</exception>
    public static ImmutableArray<Uri> AuthoritiesOf(ParseResult parsed, CliHost host)
    {
        if (parsed.GetValue(Tsa) is { Length: > 0 } named)
        {
            return [.. named];
        }

        string[] configured = host.Environment(TsaVariable) is { } variable
            ? variable.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            : CpomConfiguration.Read(host).Authorities;
        return [.. configured.Select(text => Parse(text, fault => throw new InputException(fault))!)];
    }

    /// <summary>Prepares the services of a batch; nothing is asked of them yet.</summary>
    /// <param name="parsed">Command line.</param>
    /// <param name="host">Environment and clock.</param>
    /// <returns>The connection, to be disposed after the batch.</returns>
    public static ServiceConnection Connect(ParseResult parsed, CliHost host)
    {
        ImmutableArray<Uri> authorities = AuthoritiesOf(parsed, host);
        var http = new PkiHttpClient(CpomConfiguration.Read(host).Network);
        ImmutableArray<ITimestampAuthority> services = [.. authorities.Select(address => AuthorityAt(address, http, host))];
        return new ServiceConnection(http, services, services.IsEmpty ? null : PadesServices.Over(services, http, host.Clock));
    }

    private static ITimestampAuthority AuthorityAt(Uri address, PkiHttpClient http, CliHost host)
    {
        return address.Scheme == RemoteScheme
            ? new CscTimestampAuthority(KeyOptions.RemoteProfile(host, address.AbsolutePath), KeyOptions.RemoteOptions(host))
            : new HttpTimestampAuthority(Options(address, host), http, host.Clock);
    }

    private static TimestampAuthorityOptions Options(Uri address, CliHost host) =>
        new(address) { Login = CpomConfiguration.Read(host).LoginOf(address), Policy = CpomConfiguration.Read(host).PolicyOf(address) };

    private static Uri? Parse(string text, Action<string> refuse)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" or RemoteScheme)
        {
            return address;
        }

        refuse(Messages.Get("TsaNotAnAddress"));
        return null;
    }
}

/// <summary>Services of a batch with the network they are reached through.</summary>
/// <param name="Http">Network.</param>
/// <param name="Authorities">Time-stamp authorities, those of remote signing services to be disposed.</param>
/// <param name="Pades">Services, or <see langword="null"/> when no time-stamp authority is named.</param>
internal sealed record ServiceConnection(PkiHttpClient Http, ImmutableArray<ITimestampAuthority> Authorities, PadesServices? Pades)
    : IDisposable
{
    public void Dispose()
    {
        foreach (IDisposable authority in Authorities.OfType<IDisposable>())
        {
            authority.Dispose();
        }

        Http.Dispose();
    }
}
