using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;
using CpomDocs.Trust.Timestamps;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Verification.Signatures;

/// <summary>
/// Tells when the proofs of a document expire: with the last archive time-stamp, else with the time-stamp of a signature, else with the
/// signer's certificate; always the first of the path to expire, its root left out, or the first algorithm of it to be given up.
/// </summary>
internal sealed class ProofExpiry
{
    private static readonly Causes Own = new(CauseEcheance.CertificatSignataire, CauseEcheance.AlgorithmeSignataire);
    private static readonly Causes Stamp = new(CauseEcheance.CertificatHorodatage, CauseEcheance.AlgorithmeHorodatage);
    private static readonly Causes Archive = new(CauseEcheance.CertificatArchivage, CauseEcheance.AlgorithmeArchivage);

    private readonly DocumentEvidence _evidence;
    private readonly CertificatePathBuilder _paths;

    public ProofExpiry(DocumentEvidence evidence)
    {
        _evidence = evidence;
        _paths = new CertificatePathBuilder(evidence.Anchors,
            evidence.HeldAt(evidence.Document.Revisions.Count - 1).Certificates);
    }

    /// <summary>The date, or <see langword="null"/> where no signature can be read.</summary>
    public Echeance? Of(bool hasArchive)
    {
        if (hasArchive && _evidence.Timestamps.Select(_evidence.TokenOf).LastOrDefault(token => token?.Signer is not null) is { } token)
        {
            return First(token.Signer!, CertificateUse.Timestamp, Archive, TimestampTokenReader.AcceptableUntil(token));
        }

        return _evidence.Signatures.Select(Of).OfType<Echeance>().MinBy(one => one.Date);
    }

    /// <summary>A certificate, then its issuers as far as they are at hand.</summary>
    public IReadOnlyList<Certificate> ChainOf(Certificate leaf, CertificateUse use) =>
        _paths.Build(leaf, _evidence.Policy.At < leaf.NotAfter ? _evidence.Policy.At : leaf.NotAfter, use).Certificates;

    private Echeance? Of(FoundSignature found)
    {
        if (_evidence.ContentOf(found) is not { Message: not null, Signer: Certificate signer } content)
        {
            return null;
        }

        return content.Message.SignatureTimestamps
            .Select(encoded => TimestampTokenReader.TryRead(encoded, []))
            .Where(token => token?.Signer is not null)
            .Select(token => First(token!.Signer!, CertificateUse.Timestamp, Stamp, TimestampTokenReader.AcceptableUntil(token)))
            .MaxBy(one => one.Date)
            ?? First(signer, CertificateUse.Signature, Own, SignedDataReader.AcceptableUntil(content.Message, signer));
    }

    private Echeance First(Certificate leaf, CertificateUse use, Causes causes, DateTimeOffset valueUntil)
    {
        IReadOnlyList<Certificate> chain = ChainOf(leaf, use);
        Certificate first = chain.Where((one, i) => i == 0 || !one.IsSelfIssued).MinBy(one => one.NotAfter)!;
        Echeance[] algorithms =
        [
            new Echeance(valueUntil, causes.Algorithm, leaf.CommonName),
            .. chain.Zip(chain.Skip(1), (one, issuer) => new Echeance(one.AcceptableUntil(issuer), causes.Algorithm, issuer.CommonName)),
        ];

        // What is not known was not verified: nothing of it can expire.
        return algorithms.Where(one => one.Date > DateTimeOffset.MinValue)
            .Append(new Echeance(first.NotAfter, causes.Certificate, first.CommonName))
            .MinBy(one => one.Date)!;
    }

    private sealed record Causes(CauseEcheance Certificate, CauseEcheance Algorithm);
}
