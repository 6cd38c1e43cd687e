using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Timestamps;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Verification.Signatures;

/// <summary>
/// Tells when the proofs of a document expire: with the last archive time-stamp, else with the time-stamp of a signature, else with the
/// signer's certificate; always the first of the path to expire, its root left out.
/// </summary>
internal sealed class ProofExpiry
{
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
            return First(token.Signer!, CertificateUse.Timestamp, CauseEcheance.CertificatArchivage);
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

        Certificate? authority = content.Message.SignatureTimestamps
            .Select(encoded => TimestampTokenReader.TryRead(encoded, [])?.Signer)
            .OfType<Certificate>()
            .MaxBy(one => one.NotAfter);
        return authority is null
            ? First(signer, CertificateUse.Signature, CauseEcheance.CertificatSignataire)
            : First(authority, CertificateUse.Timestamp, CauseEcheance.CertificatHorodatage);
    }

    private Echeance First(Certificate leaf, CertificateUse use, CauseEcheance cause)
    {
        IReadOnlyList<Certificate> chain = ChainOf(leaf, use);
        Certificate first = chain.Where((one, i) => i == 0 || !one.IsSelfIssued).MinBy(one => one.NotAfter)!;
        return new Echeance(first.NotAfter, cause, first.CommonName);
    }
}
