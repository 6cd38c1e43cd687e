using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Archiving.Transfers;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Campagnes.Transfers;

/// <summary>Makes, of contracts of the archive, a transfer to an archives service; every signature is verified on the way out.</summary>
public sealed class TransferComposer
{
    private readonly LiasseArchiver _archive;
    private readonly DossierReader _reader;
    private readonly VerificationRunner _judge;

    /// <summary>Makes a composer.</summary>
    /// <param name="archive">Where the contracts are.</param>
    /// <param name="modeles">Families of contracts, to name what is handed over.</param>
    /// <param name="policy">What the judge trusts.</param>
    public TransferComposer(LiasseArchiver archive, Modeles modeles, VerificationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(modeles);
        _archive = archive;
        _reader = new DossierReader(archive, modeles.Profils);
        _judge = new VerificationRunner(policy, Environment.ProcessorCount);
    }

    /// <summary>Composes a transfer from the newest version of contracts.</summary>
    /// <param name="ids">Identifiers or codes of contracts that the archive holds.</param>
    /// <param name="version">Version of the standard.</param>
    /// <param name="parties">Who hands over what to whom.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The transfer, ready to be written, and what was found of its signatures.</returns>
    /// <exception cref="ArchiveUnavailableException">The archive does not hold a contract, or one of its files is altered.</exception>
    public TransferComposition Compose(
        ImmutableArray<string> ids,
        SedaVersion version,
        SedaParties parties,
        CancellationToken cancellationToken)
    {
        Inventory[] contracts = [.. ids.Select(LiasseArchiver.IdOf).Distinct(StringComparer.Ordinal).Select(id => _archive.Show(id))];
        ImmutableArray<FichierSoumis> files = [.. contracts.SelectMany(contract => new ArchivedLiasse(_archive, contract).Files())];
        VerificationReport report = _judge.Run(files, _ => { }, cancellationToken);
        Dictionary<string, FichierVerifie> verdicts = report.Fichiers.ToDictionary(file => file.Fichier, StringComparer.Ordinal);
        var transfer = new SedaTransfer
        {
            Version = version,
            Identifier = IdentifierOf(contracts),
            Date = _archive.Now,
            Comment = CommentOf(contracts),
            Parties = parties,
            Units = [.. contracts.Select(contract => new DossierComposer(_reader.Read(contract), verdicts, report.Instant).Compose())],
        };
        return new TransferComposition(transfer, report);
    }

    // The instant tells the transfers of a service apart; the count tells a reader what to expect.
    private string IdentifierOf(Inventory[] contracts) => string.Create(
        CultureInfo.InvariantCulture,
        $"CPOM-{_archive.Now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{contracts.Length}");

    private static string CommentOf(Inventory[] contracts) => contracts.Length == 1
        ? Messages.Get("TransfertUnContrat", CodeOf(contracts[0]))
        : Messages.Get("TransfertContrats", contracts.Length);

    private static string CodeOf(Inventory contract) => contract.Id[(contract.Id.LastIndexOf(':') + 1)..];
}

/// <summary>A transfer, and what was found of the signatures it hands over.</summary>
/// <param name="Transfer">The transfer.</param>
/// <param name="Verification">The report.</param>
public sealed record TransferComposition(SedaTransfer Transfer, VerificationReport Verification);
