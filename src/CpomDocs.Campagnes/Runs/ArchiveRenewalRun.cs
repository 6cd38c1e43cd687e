using System.Collections.Concurrent;
using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Pades;
using CpomDocs.Verification;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// Looks for the documents of an archive whose proofs end soon, and renews their archive time-stamp as a new version of the contract.
/// One contract's failure never stops the others.
/// </summary>
public sealed record ArchiveRenewalRun
{
    /// <summary>The archive.</summary>
    public required LiasseArchiver Archive { get; init; }

    /// <summary>Documents whose proofs end before this instant (UTC) are renewed.</summary>
    public required DateTimeOffset Avant { get; init; }

    /// <summary>Renews; <see langword="null"/> to look only.</summary>
    public ArchiveRenewal? Renewal { get; init; }

    /// <summary>
    /// What the judge trusts: its report is made again with the renewed documents. <see langword="null"/>: there is none then.
    /// </summary>
    public VerificationPolicy? Confiance { get; init; }

    /// <summary>Contracts looked at together, at least 1.</summary>
    public required int Parallelism { get; init; }

    /// <summary>Runs.</summary>
    /// <param name="codes">Codes of the contracts, or their identifiers.</param>
    /// <param name="progress">Told of each contract, from several threads.</param>
    /// <param name="cancellationToken">Stops after the contracts under way.</param>
    /// <returns>Every document that bears an act, in the order of the codes then of the paths, as far as the run went.</returns>
    public ImmutableArray<PieceARenouveler> Run(
        IReadOnlyList<string> codes,
        Action<string> progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(progress);
        var done = new ConcurrentDictionary<string, ImmutableArray<PieceARenouveler>>(StringComparer.Ordinal);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism };
        Parallel.ForEach(codes, options, (code, loop) =>
        {
            if (cancellationToken.IsCancellationRequested)
            {
                loop.Stop();
                return;
            }

            done[code] = One(code);
            progress(code);
        });
        return [.. codes.SelectMany(code => done.GetValueOrDefault(code, []))];
    }

    private ImmutableArray<PieceARenouveler> One(string code)
    {
        try
        {
            return NewestVersion.After(Archive, code, version => One(code, version));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArchiveUnavailableException)
        {
            return [new PieceARenouveler(code, null, null, EtatRenouvellement.ECHEC) { Motif = error.Message }];
        }
    }

    private ImmutableArray<PieceARenouveler> One(string code, int version)
    {
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> held = Archive.Get(code)
            .ToImmutableSortedDictionary(file => file.Key, file => new ReadOnlyMemory<byte>(file.Value), StringComparer.Ordinal);
        var renewed = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var pieces = ImmutableArray.CreateBuilder<PieceARenouveler>();
        foreach ((string path, ReadOnlyMemory<byte> pdf) in held.Where(file => file.Key.EndsWith(".pdf", StringComparison.Ordinal)))
        {
            if (ArchiveRenewal.NeededBefore(pdf) is { } end)
            {
                var piece = new PieceARenouveler(code, ArchiveContent.DocumentOf(path), end, StateOf(pdf, end));
                pieces.Add(piece.Etat == EtatRenouvellement.A_RENOUVELER ? Renew(piece, pdf, file => renewed[path] = file) : piece);
            }
        }

        if (renewed.Count > 0)
        {
            string documents = string.Join(", ", renewed.Keys.Select(ArchiveContent.DocumentOf));
            string happened = Messages.Get("EventRenewed", documents);
            string contrat = Archive.Find(code)!.CodeContrat;
            ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files =
                new ArchivedReport(Confiance).Refresh(contrat, Archive.Show(code).HeadVersion.State, held.SetItems(renewed), Archive.Now);
            Archive.Put(ArchiveProofs.EntryOf(contrat, happened, files) with { ApresVersion = version });
        }

        return pieces.ToImmutable();
    }

    private EtatRenouvellement StateOf(ReadOnlyMemory<byte> pdf, DateTimeOffset end)
    {
        return end >= Avant ? EtatRenouvellement.A_JOUR
            : SignatureStatusReader.Read(pdf).Value?.Etat.AttendUneSignature == true ? EtatRenouvellement.EN_COURS
            : EtatRenouvellement.A_RENOUVELER;
    }

    private PieceARenouveler Renew(PieceARenouveler piece, ReadOnlyMemory<byte> pdf, Action<ReadOnlyMemory<byte>> keep)
    {
        if (Renewal is null)
        {
            return piece;
        }

        Outcome<byte[]> outcome = Renewal.Renew(pdf);
        if (!outcome.TryGet(out byte[]? file))
        {
            return piece with
            {
                Etat = EtatRenouvellement.ECHEC,
                Motif = string.Join(' ', outcome.Diagnostics.Select(diagnostic => $"{diagnostic.Code}\u00A0: {diagnostic.Message}")),
                EstDuService = SigningRefusals.Of(outcome.Diagnostics) == SigningRefusal.Key,
            };
        }

        DateTimeOffset? end = ArchiveRenewal.NeededBefore(file);
        if (end <= piece.Avant)
        {
            return piece with { Etat = EtatRenouvellement.ECHEC, Motif = Messages.Get("RenewalGainsNothing"), EstDuService = true };
        }

        keep(file);
        return piece with { Etat = EtatRenouvellement.RENOUVELE, Avant = end };
    }
}
