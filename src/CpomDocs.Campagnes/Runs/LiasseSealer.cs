using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Seals documents as they were issued, across folders; one failure never spoils the rest.</summary>
/// <param name="sealer">Makes the seals.</param>
/// <param name="request">The seal, the same for each document.</param>
/// <param name="key">Key of the agency; used from several threads, not disposed.</param>
public sealed class LiasseSealer(PadesSealer sealer, SealRequest request, ISigningKey key)
{
    /// <summary>Seals documents.</summary>
    /// <param name="documents">Where each is read and where it goes.</param>
    /// <param name="parallelism">Documents worked on at the same time, at least 1.</param>
    /// <param name="journal">Told each result as it comes, from several threads.</param>
    /// <param name="cancellationToken">Ends the batch after the seals under way.</param>
    /// <returns>What became of each document, in the order given; those not begun are absent.</returns>
    public ImmutableArray<SigningResult> Seal(
        ImmutableArray<SigningPlace> documents,
        int parallelism,
        Action<SigningResult> journal,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(journal);
        AtomicFile.Sweep(documents.Select(place => place.Target));
        var results = new SigningResult?[documents.Length];
        Parallel.For(0, documents.Length, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, (index, loop) =>
        {
            if (cancellationToken.IsCancellationRequested)
            {
                loop.Stop();
                return;
            }

            results[index] = SealOne(documents[index]);
            journal(results[index]!);
        });
        return [.. results.OfType<SigningResult>()];
    }

    private SigningResult SealOne(SigningPlace place)
    {
        try
        {
            byte[] pdf = File.ReadAllBytes(place.Source);
            Outcome<byte[]> sealedFile = sealer.Seal(pdf, request, key);
            return sealedFile.TryGet(out byte[]? file)
                ? Write(place, pdf, file)
                : new SigningResult(place.Source, SigningFate.Refuse, sealedFile.Diagnostics);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SigningKeyUnavailableException)
        {
            return new SigningResult(place.Source, SigningFate.Echec, []) { Message = error.Message };
        }
    }

    // Only what the new file continues may be replaced by it.
    private static SigningResult Write(SigningPlace place, byte[] pdf, byte[] file)
    {
        byte[]? present = place.Target == place.Source ? pdf : File.Exists(place.Target) ? File.ReadAllBytes(place.Target) : null;
        bool isWritten = (present is null || file.AsSpan().StartsWith(present)) && AtomicFile.TryReplace(place.Target, present, file);
        return isWritten
            ? new SigningResult(place.Source, SigningFate.Signe, []) { Message = LiasseEmise.Beside(place.Target) }
            : throw new IOException(Messages.Get("TargetInTheWay", place.Target));
    }
}
