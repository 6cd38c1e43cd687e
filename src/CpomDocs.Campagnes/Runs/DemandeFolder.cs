using System.Collections.Immutable;
using System.Security.Cryptography;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Deferred;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// Keeps requests of signature on disk: the request, which travels; beside it the prepared file and the record of its one use, which stay.
/// </summary>
public sealed class DemandeFolder
{
    private const string PreparedSuffix = ".prepare";
    private const string SuiviSuffix = ".suivi";

    private readonly DeferredSigner _signer;

    /// <summary>Makes a keeper.</summary>
    /// <param name="clock">Signing time and expiry.</param>
    /// <param name="services">Services of the levels above B-B, or <see langword="null"/>.</param>
    public DemandeFolder(TimeProvider clock, PadesServices? services) => _signer = new DeferredSigner(clock, services);

    /// <summary>The archive that knows what was refused, recalled or replaced; <see langword="null"/> where none is at hand.</summary>
    public ArchivedCircuits? Archive { get; init; }

    /// <summary>Makes a request for a document, and writes its three files; the request comes last.</summary>
    /// <param name="pdf">Path of the document, which stays as it is.</param>
    /// <param name="request">The act.</param>
    /// <param name="identity">Whose key will sign.</param>
    /// <param name="place">Where the request goes and how long it holds.</param>
    /// <returns>The request, or every reason to refuse the act; nothing is written then.</returns>
    /// <exception cref="IOException">The disk refuses.</exception>
    public Outcome<DemandeSignature> Prepare(string pdf, SigningRequest request, SigningIdentity identity, DemandePlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        string folder = Path.GetDirectoryName(Path.GetFullPath(place.Path))!;
        string kept = Path.GetFileName(place.Path) + PreparedSuffix;
        var options = new DeferredOptions
        {
            Fichier = Path.GetRelativePath(folder, Path.GetFullPath(pdf)),
            FichierPrepare = kept,
            Validity = place.Validity,
        };
        AtomicFile.Sweep([place.Path]);
        byte[] bytes = File.ReadAllBytes(pdf);
        Outcome<PreparedDemande> prepared = _signer.Prepare(bytes, request, identity, options);
        ImmutableArray<Diagnostic> objections = [.. Archive?.Objections(bytes) ?? []];
        if (!objections.IsEmpty || !prepared.TryGet(out PreparedDemande? made))
        {
            return Outcome.Failure<DemandeSignature>([.. prepared.Diagnostics, .. objections]);
        }

        AtomicFile.Write(Path.Combine(folder, kept), made.File.Span);
        AtomicFile.Write(place.Path + SuiviSuffix, DemandeSuivi.EnAttente(DemandeJson.DigestOf(made.Demande)).ToJson());
        AtomicFile.Write(place.Path, DemandeJson.Write(made.Demande));
        return Outcome.Of(made.Demande);
    }

    /// <summary>Makes the act of a request.</summary>
    /// <param name="path">Path of the request.</param>
    /// <param name="signature">The value that the key gave.</param>
    /// <param name="target">Where the signed document goes: the document itself, or a file that does not exist.</param>
    /// <returns>The signed document, or why not (<c>CPOM6113</c>, <c>CPOM6120</c> to <c>CPOM6124</c>); nothing is written then.</returns>
    /// <exception cref="InvalidDataException">The file is no request.</exception>
    /// <exception cref="IOException">The disk refuses, or the target holds something else.</exception>
    public Outcome<SignedDocument> Complete(string path, ReadOnlyMemory<byte> signature, string target)
    {
        byte[] json = File.ReadAllBytes(path);
        if (!DemandeJson.IsDemande(json))
        {
            throw new InvalidDataException(Messages.Get("NotADemande", path));
        }

        DemandeSignature? demande = DemandeJson.TryRead(json);
        if (demande is null || Path.GetFileName(demande.Prepare.Fichier) != demande.Prepare.Fichier)
        {
            return Refuse(DeferredRefusals.Altered);
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string kept = Path.Combine(folder, demande.Prepare.Fichier);
        using FileStream? record = Hold(SuiviOf(kept));
        if (record is null || DemandeSuivi.TryRead(record) is not { Etat: EtatDemande.ATTENTE } suivi)
        {
            return Refuse(DeferredRefusals.AlreadyUsed);
        }

        if (suivi.Demande != DemandeJson.DigestOf(demande))
        {
            return Refuse(DeferredRefusals.Altered);
        }

        AtomicFile.Sweep([target]);
        Outcome<SignedDocument> completed = Complete(demande, folder, signature, target);
        if (completed.Value is not null)
        {
            Rewrite(record, suivi with { Etat = EtatDemande.UTILISEE });
            File.Delete(kept);
            IssueBeside(target);
        }

        return completed;
    }

    private Outcome<SignedDocument> Complete(DemandeSignature demande, string folder, ReadOnlyMemory<byte> signature, string target)
    {
        string source = Path.GetFullPath(Path.Combine(folder, demande.Fichier));
        string kept = Path.Combine(folder, demande.Prepare.Fichier);
        ImmutableArray<Diagnostic> faults =
        [
            .. IsStill(source, demande.Origine) ? Array.Empty<Diagnostic>() : [DeferredRefusals.DocumentChanged(demande.Fichier)],
            .. File.Exists(source) && Archive is not null ? Archive.Objections(File.ReadAllBytes(source)) : [],
            .. File.Exists(kept) ? Array.Empty<Diagnostic>() : [DeferredRefusals.PreparedFileMissing(demande.Prepare.Fichier)],
        ];
        if (!faults.IsEmpty)
        {
            return Outcome.Failure<SignedDocument>(faults);
        }

        Outcome<SignedDocument> completed = _signer.Complete(demande, File.ReadAllBytes(kept), signature);
        if (completed.TryGet(out SignedDocument? document) && !TryPut(target, document.File.Span))
        {
            return Refuse(DeferredRefusals.DocumentChanged(demande.Fichier));
        }

        return completed;
    }

    // The act is made and kept: only its Word file could not be.
    private static void IssueBeside(string target)
    {
        if (LiasseEmise.Beside(target) is { } reason)
        {
            throw new IOException(reason);
        }
    }

    // Only what the new file continues may be replaced by it.
    private static bool TryPut(string target, ReadOnlySpan<byte> signed)
    {
        byte[]? present = File.Exists(target) ? File.ReadAllBytes(target) : null;
        return present is null || signed.StartsWith(present)
            ? AtomicFile.TryReplace(target, present, signed)
            : throw new IOException(Messages.Get("TargetInTheWay", target));
    }

    private static bool IsStill(string path, FichierDemande expected)
    {
        return File.Exists(path)
            && new FileInfo(path).Length == expected.Octets
            && Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))) == expected.Sha256;
    }

    private static string SuiviOf(string kept) =>
        (kept.EndsWith(PreparedSuffix, StringComparison.Ordinal) ? kept[..^PreparedSuffix.Length] : kept) + SuiviSuffix;

    // Held from the reading to the end: of two who bring a signature at once, the second finds the request used.
    private static FileStream? Hold(string path)
    {
        try
        {
            return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw WriteFailure.Of(path, error);
        }
    }

    private static void Rewrite(FileStream record, DemandeSuivi suivi)
    {
        record.SetLength(0);
        record.Write(suivi.ToJson());
        record.Flush(flushToDisk: true);
    }

    private static Outcome<SignedDocument> Refuse(Diagnostic diagnostic) => Outcome.Failure<SignedDocument>([diagnostic]);
}

/// <summary>Where a request goes.</summary>
/// <param name="Path">Path of the request.</param>
/// <param name="Validity">How long it holds.</param>
public sealed record DemandePlace(string Path, TimeSpan Validity);
