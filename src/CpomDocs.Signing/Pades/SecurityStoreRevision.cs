using System.Security.Cryptography;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Pdf.Writing;
using CpomDocs.Trust.Revocation;

namespace CpomDocs.Signing.Pades;

/// <summary>The revision that adds validation data to the security store: what it holds already stays as it is.</summary>
/// <remarks>EN 319 142-1, 5.4.2. An entry of <c>/VRI</c> is never changed once written: strict judges refuse the file otherwise.</remarks>
internal sealed class SecurityStoreRevision
{
    private readonly IncrementalUpdate _update;
    private readonly PdfDictionary _store;
    private readonly PdfDictionary _entries;
    private readonly Dictionary<string, PdfReference> _streams = new(StringComparer.Ordinal);

    /// <summary>Begins the revision on top of a document.</summary>
    public SecurityStoreRevision(PdfDocument document)
    {
        _update = new IncrementalUpdate(document);
        _store = OpenStore();
        _entries = _update.Base.Find<PdfDictionary>(_store, "VRI")?.Copy() ?? new PdfDictionary();
        foreach (string key in (string[])["Certs", "OCSPs", "CRLs"])
        {
            RememberStreams(key);
        }
    }

    /// <summary>Whether a signature or time-stamp has its validation data already.</summary>
    /// <param name="contents">Value of its <c>/Contents</c>, padding included.</param>
    public bool Knows(ReadOnlySpan<byte> contents) => _entries.ContainsKey(KeyOf(contents));

    /// <summary>Adds the data of a signature; what an earlier act recorded for it stays.</summary>
    /// <param name="contents">Value of its <c>/Contents</c>, padding included.</param>
    /// <param name="data">The data.</param>
    public void Add(ReadOnlySpan<byte> contents, ValidationData data)
    {
        var entry = new PdfDictionary();
        AddStreams(entry, data);
        string key = KeyOf(contents);
        if (!_entries.ContainsKey(key))
        {
            _entries[key] = entry;
        }
    }

    /// <summary>Adds the data of a time-stamp that is yet to come: it has no entry of its own.</summary>
    /// <param name="data">The data.</param>
    public void Add(ValidationData data) => AddStreams(new PdfDictionary(), data);

    /// <summary>Writes the revision.</summary>
    /// <returns>The whole file.</returns>
    public byte[] Write()
    {
        _store["VRI"] = _entries;
        return _update.Build();
    }

#pragma warning disable CA5350 // EN 319 142-1, 5.4.2.2: the name of an entry is a SHA-1; it only finds the entry.
    internal static string KeyOf(ReadOnlySpan<byte> contents) => Convert.ToHexString(SHA1.HashData(contents));
#pragma warning restore CA5350

    private PdfDictionary OpenStore()
    {
        PdfRevision revision = _update.Base;
        if (revision.Catalog.TryGet("DSS", out PdfObject? value) && value is PdfReference reference)
        {
            return _update.Modify(reference);
        }

        PdfDictionary store = revision.Find<PdfDictionary>(revision.Catalog, "DSS")?.Copy() ?? new PdfDictionary();
        _update.Modify(revision.CatalogReference)["DSS"] = _update.Add(store);
        return store;
    }

    private void RememberStreams(string key)
    {
        foreach (PdfReference reference in (_update.Base.Find<PdfArray>(_store, key) ?? []).OfType<PdfReference>())
        {
            if (_update.Base.Resolve(reference) is PdfStream stream)
            {
                _streams.TryAdd(key + DigestOf(_update.Base.Decode(stream).Span), reference);
            }
        }
    }

    private void AddStreams(PdfDictionary entry, ValidationData data)
    {
        AddStreams(entry, ("Cert", "Certs"), data.Certificates.Select(item => item.Encoded));
        AddStreams(entry, ("OCSP", "OCSPs"), data.OcspResponses.Select(item => item.Encoded));
        AddStreams(entry, ("CRL", "CRLs"), data.Crls.Select(item => item.Encoded));
    }

    private void AddStreams(PdfDictionary entry, (string Entry, string Store) key, IEnumerable<ReadOnlyMemory<byte>> items)
    {
        var references = new PdfArray(items.Select(item => StreamOf(key.Store, item)));
        if (references.Count > 0)
        {
            entry[key.Entry] = references;
        }
    }

    private PdfReference StreamOf(string key, ReadOnlyMemory<byte> item)
    {
        string name = key + DigestOf(item.Span);
        if (!_streams.TryGetValue(name, out PdfReference? reference))
        {
            reference = _update.Add(new PdfStream(new PdfDictionary(), item));
            _streams.Add(name, reference);
            _store[key] = new PdfArray([.. _update.Base.Find<PdfArray>(_store, key) ?? [], reference]);
        }

        return reference;
    }

    private static string DigestOf(ReadOnlySpan<byte> item) => Convert.ToHexString(SHA256.HashData(item));
}
