using System.Collections.Immutable;
using System.CommandLine;
using CpomDocs.Cli.Hosting;
using CpomDocs.Signing.Pades;
using CpomDocs.Trust.Network;

namespace CpomDocs.Cli.Commands;

/// <summary>Options that name the services of the levels above B-B.</summary>
internal static class ServiceOptions
{
    private const string TsaVariable = "CPOMDOCS_TSA";

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

        string[] configured = (host.Environment(TsaVariable) ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return [.. configured.Select(text => Parse(text, fault => throw new InputException(fault))!)];
    }

    /// <summary>Prepares the services of a batch; nothing is asked of them yet.</summary>
    /// <param name="parsed">Command line.</param>
    /// <param name="host">Environment and clock.</param>
    /// <returns>The connection, to be disposed after the batch.</returns>
    public static ServiceConnection Connect(ParseResult parsed, CliHost host)
    {
        ImmutableArray<Uri> authorities = AuthoritiesOf(parsed, host);
        var http = new PkiHttpClient(new PkiHttpOptions());
        return new ServiceConnection(http, authorities.IsEmpty ? null : PadesServices.Over(authorities, http, host.Clock));
    }

    private static Uri? Parse(string text, Action<string> refuse)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        refuse(Messages.Get("TsaNotAnAddress"));
        return null;
    }
}

/// <summary>Services of a batch with the network they are reached through.</summary>
/// <param name="Http">Network.</param>
/// <param name="Pades">Services, or <see langword="null"/> when no time-stamp authority is named.</param>
internal sealed record ServiceConnection(PkiHttpClient Http, PadesServices? Pades) : IDisposable
{
    public void Dispose() => Http.Dispose();
}
