using System.Collections.Immutable;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Revocation;

namespace CpomDocs.Verification.Signatures;

/// <summary>The document security store (<c>/DSS</c>): certificates and revocation data, untrusted.</summary>
/// <param name="Certificates">Certificates.</param>
/// <param name="Crls">Revocation lists.</param>
/// <param name="OcspResponses">OCSP responses.</param>
internal sealed record SecurityStore(
    ImmutableArray<Certificate> Certificates,
    ImmutableArray<Crl> Crls,
    ImmutableArray<OcspResponse> OcspResponses)
{
    private const int MaxItems = 2000;

    /// <summary>Reads the store as a revision leaves it.</summary>
    public static SecurityStore Read(PdfRevision revision)
    {
        return revision.Find<PdfDictionary>(revision.Catalog, "DSS") is PdfDictionary store
            ? new SecurityStore(
                [.. Streams(revision, store, "Certs").Select(Certificate.TryRead).OfType<Certificate>()],
                [.. Streams(revision, store, "CRLs").Select(Crl.TryRead).OfType<Crl>()],
                [.. Streams(revision, store, "OCSPs").Select(OcspResponse.TryRead).OfType<OcspResponse>()])
            : new SecurityStore([], [], []);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Streams(PdfRevision revision, PdfDictionary store, string key)
    {
        return (revision.Find<PdfArray>(store, key) ?? [])
            .Take(MaxItems)
            .Select(revision.Resolve)
            .OfType<PdfStream>()
            .Select(revision.Decode);
    }
}
