using System.CommandLine;
using System.Globalization;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Cli.Hosting;
using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Cli.Commands;

/// <summary>Where a contract comes from: a file, or the archive.</summary>
internal static class ContratSource
{
    private const char VersionMark = '@';

    /// <summary>The contract an avenant changes.</summary>
    public static readonly Option<string> Contrat =
        new("--contrat") { Description = Messages.Get("OptionContratOrId"), Required = true, HelpName = "FILE|ARCHIVE-ID" };

    /// <summary>The archive that holds it.</summary>
    public static readonly Option<string?> Store = new("--store") { Description = Messages.Get("OptionStoreToRead"), HelpName = "STORE" };

    /// <summary>Reads the contract that <c>--contrat</c> names.</summary>
    /// <param name="host">Process around the program.</param>
    /// <param name="io">Reads files.</param>
    /// <param name="parsed">Command line.</param>
    /// <param name="producer">Judges it.</param>
    /// <returns>The contract, or every reason to refuse it.</returns>
    /// <exception cref="InputException">There is neither such a file nor such a contract in the archive.</exception>
    public static Outcome<ContratConsolide> Read(CliHost host, CommandIo io, ParseResult parsed, AvenantProducer producer)
    {
        string path = parsed.GetRequiredValue(Contrat);
        return Read(io, path, Archived(host, path, parsed.GetValue(Store)), producer);
    }

    /// <summary>Reads a contract in force.</summary>
    /// <param name="io">Reads files.</param>
    /// <param name="path">Path, or identifier in the archive.</param>
    /// <param name="avenants">Its avenants, when it is in the archive.</param>
    /// <param name="producer">Judges it.</param>
    /// <returns>The contract, or every reason to refuse it.</returns>
    public static Outcome<ContratConsolide> Read(CommandIo io, string path, AvenantsArchives? avenants, AvenantProducer producer)
    {
        if (avenants is not null)
        {
            return avenants.EnVigueur(producer, null);
        }

        Outcome<ContratValide> read = producer.Lire(path, io.Read(path));
        return read.TryGet(out ContratValide? contrat)
            ? Outcome.Of(ContratConsolide.De(contrat), read.Diagnostics)
            : Outcome.Failure<ContratConsolide>(read.Diagnostics);
    }

    /// <summary>Reads one version of a contract.</summary>
    /// <param name="host">Process around the program.</param>
    /// <param name="io">Reads files.</param>
    /// <param name="source">
    /// Path of a file; or, with the archive, an identifier there for the contract in force, <c>ID@2</c> for its version 2.
    /// </param>
    /// <param name="producer">Judges it.</param>
    /// <returns>The contract, or every reason to refuse it.</returns>
    /// <exception cref="InputException">There is neither such a file nor such a version in the archive.</exception>
    public static Outcome<ContratValide> ReadVersion(
        CliHost host, CommandIo io, (string Path, string? Store) source, AvenantProducer producer)
    {
        string[] named = source.Path.Split(VersionMark);
        if (Archived(host, File.Exists(source.Path) ? source.Path : named[0], source.Store) is not { } avenants)
        {
            return producer.Lire(source.Path, io.Read(source.Path));
        }

        if (named.Length == 1)
        {
            Outcome<ContratConsolide> inForce = avenants.EnVigueur(producer, null);
            return inForce.TryGet(out ContratConsolide? contrat)
                ? Outcome.Of(contrat.Contrat, inForce.Diagnostics)
                : Outcome.Failure<ContratValide>(inForce.Diagnostics);
        }

        return int.TryParse(named[1], NumberStyles.None, CultureInfo.InvariantCulture, out int version)
            && avenants.Version(producer, version) is { } read
                ? read
                : throw new InputException(Messages.Get("UnknownContractVersion", source.Path));
    }

    /// <summary>
    /// The avenants of a contract of the archive; a file on disk wins over a contract of the archive: it is what the user sees.
    /// </summary>
    /// <param name="host">Process around the program.</param>
    /// <param name="path">Path, or identifier in the archive.</param>
    /// <param name="store">The archive, where one is given.</param>
    /// <returns>The avenants; <see langword="null"/> when a file is named.</returns>
    /// <exception cref="InputException">There is no such contract in the archive.</exception>
    public static AvenantsArchives? Archived(CliHost host, string path, string? store)
    {
        if (store is null || path == "-" || File.Exists(path))
        {
            return null;
        }

        return AvenantsArchives.De(Archives.Open(host, store), path) is { AUnContrat: true } found
            ? found
            : throw new InputException(Messages.Get("UnknownContract", path));
    }
}
