using System.CommandLine;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Configuration;
using CpomDocs.Cli.Hosting;

namespace CpomDocs.Cli.Commands;

/// <summary>
/// The archive that an act is checked against: <c>--store</c>, <c>CPOMDOCS_ARCHIVE</c>, or <c>archive</c> of the configuration.
/// </summary>
internal static class ArchiveOption
{
    private static readonly Option<string?> Store = new("--store") { Description = Messages.Get("OptionSignStore"), HelpName = "STORE" };

    public static void AddTo(Command command) => command.Options.Add(Store);

    /// <summary>Opens the archive.</summary>
    /// <returns>What it says of documents, or <see langword="null"/> where none is named.</returns>
    /// <exception cref="ArchiveUnavailableException">The one named cannot be opened.</exception>
    public static ArchivedCircuits? Open(ParseResult parsed, CliHost host)
    {
        return (parsed.GetValue(Store) ?? CpomConfiguration.Read(host).ArchivePlace) is { } store
            ? new ArchivedCircuits(Archives.Open(host, store))
            : null;
    }
}
