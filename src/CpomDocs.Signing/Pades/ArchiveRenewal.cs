using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Trust;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;
using CpomDocs.Trust.Revocation;
using CpomDocs.Trust.Timestamps;

namespace CpomDocs.Signing.Pades;

/// <summary>
/// Renews the proof that a document existed before the certificates and algorithms of its last archive time-stamp end: the validation data
/// of that time-stamp, then another time-stamp over the whole. No key is needed. Serves several threads at once.
/// </summary>
/// <remarks>EN 319 142-1, 5.5 and 6.3 (B-LTA).</remarks>
public sealed class ArchiveRenewal
{
    private readonly PadesServices _services;

    /// <summary>Makes a renewal.</summary>
    /// <param name="services">Time-stamp authorities and revocation.</param>
    public ArchiveRenewal(PadesServices services)
    {
        ArgumentNullException.ThrowIfNull(services);
        _services = services;
    }

    /// <summary>
    /// Instant before which a document needs another archive time-stamp: the earliest end of the certificates or of the algorithms of its
    /// last one; where it has none, of the time-stamp over each signature, or of the signer's certificate.
    /// </summary>
    /// <param name="pdf">The whole file.</param>
    /// <returns>The instant (UTC); <see langword="null"/> for a file that bears no signature that can be read.</returns>
    public static DateTimeOffset? NeededBefore(ReadOnlyMemory<byte> pdf)
    {
        try
        {
            var document = PdfDocument.Open(pdf);
            ImmutableArray<Certificate> held = HeldBy(document);
            return ToProlong(document)
                .Select(field => EndOf(field.Signature!, held))
                .Where(end => end is not null)
                .Min();
        }
        catch (Exception exception) when (exception is PdfFormatException or TrustLimitException)
        {
            // What no judge could conclude on has no proofs to prolong.
            return null;
        }
    }

    /// <summary>Adds the validation data of what is to be prolonged, then an archive time-stamp.</summary>
    /// <param name="pdf">The whole file; not changed.</param>
    /// <returns>
    /// The whole file with its new revisions, or every reason to refuse: <c>CPOM6001</c>, <c>CPOM6304</c> to <c>CPOM6309</c>.
    /// </returns>
    public Outcome<byte[]> Renew(ReadOnlyMemory<byte> pdf)
    {
        try
        {
            return Renew(PdfDocument.Open(pdf));
        }
        catch (PdfFormatException exception)
        {
            return Outcome.Failure<byte[]>([SigningDiagnostics.Error("CPOM6001", exception.Reason)]);
        }
        catch (TimestampRefusedException refusal)
        {
            return Outcome.Failure<byte[]>([ServiceChecks.Of(refusal)]);
        }
    }

    private Outcome<byte[]> Renew(PdfDocument document)
    {
        var store = new SecurityStoreRevision(document);
        List<Diagnostic> problems = [.. AddMissing(store, document), .. AddNextAuthority(store, document)];
        return problems.Count > 0
            ? Outcome.Failure<byte[]>([.. problems.Distinct()])
            : Outcome.Of(ArchiveTimestamps.Append(store.Write(), _services));
    }

    private List<Diagnostic> AddMissing(SecurityStoreRevision store, PdfDocument document)
    {
        var missing = new MissingValidationData(_services, HeldBy(document));
        List<Diagnostic> problems = [];
        foreach (PdfField field in ToProlong(document).Where(field => !store.Knows(field.Signature!.Contents.Span)))
        {
            ValidationGathering? found = missing.Find(field.Signature!);
            problems.AddRange(found is null
                ? [SigningDiagnostics.Error("CPOM6304", field.FullName, Messages.Get("Renouvellement.Illisible"))]
                : ServiceChecks.Of(found));
            store.Add(field.Signature!.Contents.Span, found?.Data ?? ValidationData.None);
        }

        return problems;
    }

    // The authority that stamps is often another one than before, of which the document knows nothing yet.
    private IEnumerable<Diagnostic> AddNextAuthority(SecurityStoreRevision store, PdfDocument document)
    {
        try
        {
            ValidationGathering found = _services.GatherFor(_services.Probe()[0], HeldBy(document));
            store.Add(found.Data);
            return ServiceChecks.Of(found);
        }
        catch (TimestampRefusedException refusal)
        {
            return [ServiceChecks.Of(refusal)];
        }
    }

    // What comes before the last archive time-stamp is under its protection.
    private static ImmutableArray<PdfField> ToProlong(PdfDocument document)
    {
        PdfField? last = ArchiveTimestamps.Of(document).MaxBy(EndOfStampedBytes);
        return last is not null
            ? [last]
            : [.. PdfForm.Read(document.Current).SignatureFields.Where(field => field.Signature is not null)];
    }

    private static long EndOfStampedBytes(PdfField field) =>
        field.Signature is { ByteRange: [_, _, long start, long length] } && start < long.MaxValue - length ? start + length : -1;

    private static DateTimeOffset? EndOf(PdfSignatureDictionary signature, ImmutableArray<Certificate> held)
    {
        if (signature.SubFilter == ArchiveTimestamps.SubFilter)
        {
            return EndOf(TimestampTokenReader.TryRead(signature.Contents, held), held);
        }

        SignedDataMessage? message = SignedDataReader.ReadDetached(signature.Contents).Message;
        if (message is null)
        {
            return null;
        }

        DateTimeOffset? ofStamps = message.SignatureTimestamps
            .Select(encoded => EndOf(TimestampTokenReader.TryRead(encoded, held), held))
            .Where(end => end is not null)
            .Max();
        if (ofStamps is not null)
        {
            return ofStamps;
        }

        Certificate? signer = SignedDataReader.FindSigner(message, held);
        return signer is null ? null : EndOf(signer, [.. message.Certificates, .. held], CertificateUse.Signature);
    }

    private static DateTimeOffset? EndOf(TimestampToken? token, ImmutableArray<Certificate> held)
    {
        if (token?.Signer is not { } signer)
        {
            return null;
        }

        DateTimeOffset algorithms = TimestampTokenReader.AcceptableUntil(token);
        DateTimeOffset certificates = EndOf(signer, [.. token.Message.Certificates, .. held], CertificateUse.Timestamp);
        return algorithms < certificates ? algorithms : certificates;
    }

    // The root left out: it is trusted by itself, whatever its dates.
    private static DateTimeOffset EndOf(Certificate leaf, ImmutableArray<Certificate> atHand, CertificateUse use)
    {
        var paths = new CertificatePathBuilder(atHand.Where(one => one.IsSelfIssued), atHand);
        return paths.Build(leaf, leaf.NotAfter.AddSeconds(-1), use).Certificates
            .Where((one, rank) => rank == 0 || !one.IsSelfIssued)
            .Append(leaf)
            .Min(one => one.NotAfter);
    }

    private static ImmutableArray<Certificate> HeldBy(PdfDocument document)
    {
        PdfRevision current = document.Current;
        PdfDictionary? store = current.Find<PdfDictionary>(current.Catalog, "DSS");
        PdfArray certificates = (store is null ? null : current.Find<PdfArray>(store, "Certs")) ?? [];
        return [.. certificates.Select(current.Resolve).OfType<PdfStream>()
            .Select(stream => Certificate.TryRead(current.Decode(stream))).OfType<Certificate>()];
    }
}
