using CpomDocs.Archiving;
using CpomDocs.Cli.Configuration;

namespace CpomDocs.Cli.Hosting;

/// <summary>Opens the archive that a command names, reached as the configuration says.</summary>
internal static class Archives
{
    /// <summary>Opens an archive to read it.</summary>
    /// <param name="host">Process.</param>
    /// <param name="store">Folder, or address of a container.</param>
    /// <returns>The archive.</returns>
    /// <exception cref="ArchiveUnavailableException">There is none, or it cannot be reached.</exception>
    public static LiasseArchiver Open(CliHost host, string store) => LiasseArchiver.Open(store, host.Clock, OptionsFor(host, store));

    /// <summary>Opens an archive to write to it, made when absent.</summary>
    /// <param name="host">Process.</param>
    /// <param name="store">Folder, or address of a container.</param>
    /// <returns>The archive.</returns>
    /// <exception cref="ArchiveUnavailableException">It cannot be reached, or the place holds something else.</exception>
    public static LiasseArchiver OpenOrCreate(CliHost host, string store) =>
        LiasseArchiver.OpenOrCreate(store, host.Clock, OptionsFor(host, store));

    /// <summary>How an archive is reached; the configuration is not read for a folder.</summary>
    /// <param name="host">Process.</param>
    /// <param name="store">Folder, or address of a container.</param>
    /// <returns>Options.</returns>
    public static ArchiveOptions OptionsFor(CliHost host, string store) =>
        IsAddress(store) ? CpomConfiguration.Read(host).Archive() : new ArchiveOptions();

    /// <summary>Whether a store is named by an address and not by a folder.</summary>
    /// <param name="store">Folder, or address of a container.</param>
    /// <returns>True for an address.</returns>
    public static bool IsAddress(string store) => store.Contains("://", StringComparison.Ordinal);
}
