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
/// <param name="Revisions">The revision in which each list and response was written as it is.</param>
internal sealed record SecurityStore(
    ImmutableArray<Certificate> Certificates,
    ImmutableArray<Crl> Crls,
    ImmutableArray<OcspResponse> OcspResponses,
    IReadOnlyDictionary<object, int> Revisions)
{
    private const int MaxItems = 2000;

    /// <summary>Reads the store as a revision leaves it.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="decoded">Streams already decoded: a store only grows, and is read at several revisions.</param>
    public static SecurityStore Read(PdfRevision revision, Dictionary<PdfStream, ReadOnlyMemory<byte>> decoded)
    {
        var revisions = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        var store = revision.Find<PdfDictionary>(revision.Catalog, "DSS");
        return store is not null
            ? new SecurityStore(
                [.. Streams("Certs").Select(stream => Certificate.TryRead(stream.Bytes)).OfType<Certificate>()],
                [.. Streams("CRLs").Select(stream => Dated(Crl.TryRead(stream.Bytes), stream.Revision)).OfType<Crl>()],
                [
                    .. Streams("OCSPs")
                        .Select(stream => Dated(OcspResponse.TryRead(stream.Bytes), stream.Revision))
                        .OfType<OcspResponse>(),
                ],
                revisions)
            : new SecurityStore([], [], [], revisions);

        IEnumerable<(ReadOnlyMemory<byte> Bytes, int Revision)> Streams(string key) => StreamsOf(revision, store, key, decoded);

        T? Dated<T>(T? item, int written)
            where T : class
        {
            if (item is not null)
            {
                revisions.Add(item, written);
            }

            return item;
        }
    }

    private static IEnumerable<(ReadOnlyMemory<byte> Bytes, int Revision)> StreamsOf(
        PdfRevision revision, PdfDictionary store, string key, Dictionary<PdfStream, ReadOnlyMemory<byte>> decoded)
    {
        foreach (PdfObject item in (revision.Find<PdfArray>(store, key) ?? []).Take(MaxItems))
        {
            if (revision.Resolve(item) is PdfStream stream)
            {
                if (!decoded.TryGetValue(stream, out ReadOnlyMemory<byte> bytes))
                {
                    bytes = revision.Decode(stream);
                    decoded.Add(stream, bytes);
                }

                yield return (bytes, DefinerOf(revision, item));
            }
        }
    }

    private static int DefinerOf(PdfRevision revision, PdfObject item) =>
        (item is PdfReference reference ? revision.FindDefiner(reference.Number) : null)?.Index ?? revision.Index;
}
