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
/// <param name="Revision">Revision from which the store holds revocation data; <see langword="null"/> when it holds none.</param>
internal sealed record SecurityStore(
    ImmutableArray<Certificate> Certificates,
    ImmutableArray<Crl> Crls,
    ImmutableArray<OcspResponse> OcspResponses,
    int? Revision)
{
    private const int MaxItems = 2000;

    /// <summary>Reads the store of the last revision.</summary>
    public static SecurityStore Read(PdfDocument document)
    {
        PdfRevision revision = document.Current;
        if (revision.Find<PdfDictionary>(revision.Catalog, "DSS") is not PdfDictionary store)
        {
            return new SecurityStore([], [], [], null);
        }

        ImmutableArray<Crl> crls = [.. Streams(revision, store, "CRLs").Select(Crl.TryRead).OfType<Crl>()];
        ImmutableArray<OcspResponse> responses = [.. Streams(revision, store, "OCSPs").Select(OcspResponse.TryRead).OfType<OcspResponse>()];
        bool holdsRevocation = !crls.IsEmpty || !responses.IsEmpty;
        return new SecurityStore(
            [.. Streams(revision, store, "Certs").Select(Certificate.TryRead).OfType<Certificate>()],
            crls,
            responses,
            holdsRevocation ? FirstRevision(document) : null);
    }

    private static int FirstRevision(PdfDocument document)
    {
        return document.Revisions.First(revision => HoldsRevocation(revision)).Index;
    }

    private static bool HoldsRevocation(PdfRevision revision)
    {
        return revision.Find<PdfDictionary>(revision.Catalog, "DSS") is PdfDictionary store
            && (revision.Find<PdfArray>(store, "CRLs") is { Count: > 0 } || revision.Find<PdfArray>(store, "OCSPs") is { Count: > 0 });
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
