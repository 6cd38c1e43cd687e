using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Benchmarks.Fuzz;

/// <summary>Valid inputs of every parser, taken from the signed PDF and the trusted lists of a folder.</summary>
internal sealed class FuzzSeeds
{
    private const int MostFiles = 60;
    private const int LargestFile = 600_000;

    private readonly Dictionary<string, List<byte[]>> _found = new(StringComparer.Ordinal);

    /// <summary>Reads a folder and those in it.</summary>
    public FuzzSeeds(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        foreach (string file in files.Where(file => file.EndsWith(".xml", StringComparison.Ordinal)).Take(MostFiles))
        {
            Add("liste", File.ReadAllBytes(file));
        }

        foreach (string file in files.Where(file => file.EndsWith(".pdf", StringComparison.Ordinal)).Take(MostFiles))
        {
            byte[] bytes = File.ReadAllBytes(file);
            Add("pdf", bytes);
            Take(bytes);
        }
    }

    /// <summary>Valid inputs of a target; empty when the folder has none.</summary>
    public IReadOnlyList<byte[]> Of(string target) => _found.GetValueOrDefault(target) ?? [];

    private void Take(byte[] bytes)
    {
        try
        {
            PdfRevision revision = PdfDocument.Open(bytes).Current;
            if (revision.Find<PdfStream>(revision.Catalog, "Metadata") is PdfStream metadata)
            {
                Add("xmp", revision.Decode(metadata).ToArray());
            }

            foreach (PdfField field in PdfForm.Read(revision).Fields.Where(field => field.Signature is not null))
            {
                TakeSignature(field.Signature!.SubFilter == "ETSI.RFC3161" ? "horodatage" : "cms", field.Signature.Contents);
            }

            if (revision.Find<PdfDictionary>(revision.Catalog, "DSS") is PdfDictionary store)
            {
                TakeStreams(revision, store, "Certs", "certificat");
                TakeStreams(revision, store, "OCSPs", "ocsp");
                TakeStreams(revision, store, "CRLs", "crl");
            }
        }
        catch (PdfFormatException)
        {
            // A broken file is a seed of the PDF parser only.
        }
    }

    private void TakeSignature(string target, ReadOnlyMemory<byte> contents)
    {
        Add(target, contents.ToArray());
        if (SignedDataReader.ReadDetached(contents).Message is SignedDataMessage message)
        {
            foreach (ReadOnlyMemory<byte> token in message.SignatureTimestamps)
            {
                Add("horodatage", token.ToArray());
            }
        }
    }

    private void TakeStreams(PdfRevision revision, PdfDictionary store, string key, string target)
    {
        foreach (PdfObject item in revision.Find<PdfArray>(store, key) ?? [])
        {
            if (revision.Resolve(item) is PdfStream stream)
            {
                Add(target, revision.Decode(stream).ToArray());
            }
        }
    }

    private void Add(string target, byte[] seed)
    {
        if (seed.Length is > 0 and <= LargestFile)
        {
            if (!_found.TryGetValue(target, out List<byte[]>? seeds))
            {
                _found[target] = seeds = [];
            }

            seeds.Add(seed);
        }
    }
}
