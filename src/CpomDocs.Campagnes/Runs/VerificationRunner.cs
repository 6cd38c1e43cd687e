using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Judges many files side by side: each is read when its turn comes and let go once judged.</summary>
public sealed class VerificationRunner
{
    private readonly VerificationPolicy _policy;
    private readonly int _parallelism;

    /// <summary>Makes a runner.</summary>
    /// <param name="policy">Roots, control time, revocation.</param>
    /// <param name="parallelism">Files judged at once, from 1.</param>
    public VerificationRunner(VerificationPolicy policy, int parallelism)
    {
        _policy = policy;
        _parallelism = parallelism;
    }

    /// <summary>What fetches missing evidence; <see langword="null"/>: no service is asked.</summary>
    public OnlineEvidence? Online { get; init; }

    /// <summary>Whether the report keeps the certificates and revocation data of each signature, as an XML report needs.</summary>
    public bool GardePieces { get; init; }

    /// <summary>Renders the documents again and compares; nothing is rendered when absent.</summary>
    public RenderingProof? Reedition { get; init; }

    /// <summary>Judges files.</summary>
    /// <param name="files">The files, in the order of the report.</param>
    /// <param name="judged">Told the name of each file once judged, from several threads.</param>
    /// <param name="cancellationToken">Ends the run after the files under way.</param>
    /// <returns>The report; a file that cannot be read is ILLISIBLE in it.</returns>
    /// <exception cref="OperationCanceledException">The run was ended.</exception>
    public VerificationReport Run(ImmutableArray<FichierSoumis> files, Action<string> judged, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(judged);
        var verdicts = new FichierVerifie[files.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = _parallelism, CancellationToken = cancellationToken };
        Parallel.For(0, files.Length, options, i =>
        {
            verdicts[i] = Judge(files[i]);
            judged(files[i].Nom);
        });
        return LiasseVerifier.Conclude([.. verdicts], _policy.At);
    }

    private FichierVerifie Judge(FichierSoumis file)
    {
        (ReadOnlyMemory<byte> content, ImmutableArray<string> reserves) = Read(file);
        var submitted = new FichierAVerifier(file.Nom, content)
        {
            Liasse = file.Liasse,
            Reserves = reserves,
            Reedition = content.IsEmpty ? null : Reedition?.Of(file, content),
        };
        FichierVerifie judged = LiasseVerifier.Judge(submitted, Online?.Complete(_policy, submitted) ?? _policy);
        return GardePieces ? judged : judged.SansPieces();
    }

    private static (ReadOnlyMemory<byte> Content, ImmutableArray<string> Reserves) Read(FichierSoumis file)
    {
        try
        {
            ReadOnlyMemory<byte> content = file.Lire();
            return (content, file.Reserves(content));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArchiveUnavailableException)
        {
            return (default, [Messages.Get("ReserveIllisible", error.Message)]);
        }
    }
}
