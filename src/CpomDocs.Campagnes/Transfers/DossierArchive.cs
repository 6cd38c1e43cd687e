using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Archiving.Transfers;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Campagnes.Transfers;

/// <summary>A contract of the archive, as far as its own files describe it.</summary>
/// <param name="Id">Identifier of its object.</param>
/// <param name="CodeContrat">Its code.</param>
/// <param name="Contrat">Its data; <see langword="null"/> when they can no longer be read.</param>
/// <param name="Manifeste">The list of its documents; <see langword="null"/> when there is none.</param>
/// <param name="Fichiers">Its files, by logical path.</param>
internal sealed record DossierArchive(
    string Id,
    string CodeContrat,
    Contrat? Contrat,
    LiasseManifeste? Manifeste,
    ImmutableSortedDictionary<string, BinaryDataObject> Fichiers);

/// <summary>Reads contracts of the archive for a transfer, every digest checked.</summary>
internal sealed class DossierReader(LiasseArchiver archive, ProfilCatalogue profils)
{
    private const string PdfA = "http://www.aiim.org/pdfa/ns/id/";

    private readonly ContratReader _reader = new(profils);

    /// <summary>Reads a contract.</summary>
    /// <param name="inventory">Its inventory.</param>
    /// <exception cref="ArchiveUnavailableException">A file is missing or altered.</exception>
    public DossierArchive Read(Inventory inventory)
    {
        ImmutableSortedDictionary<string, string> state = inventory.HeadVersion.State;
        string code = inventory.Id[(inventory.Id.LastIndexOf(':') + 1)..];
        return new DossierArchive(
            inventory.Id,
            code,
            state.ContainsKey(ArchiveContent.Data)
                ? _reader.Read(ArchiveContent.Data, archive.GetFile(inventory.Id, ArchiveContent.Data)).Value?.Contrat
                : null,
            state.ContainsKey(LiasseProduite.ManifestName)
                ? LiasseJson.Read(LiasseProduite.ManifestName, archive.GetFile(inventory.Id, LiasseProduite.ManifestName)).Value
                : null,
            state.ToImmutableSortedDictionary(file => file.Key, file => Describe(inventory, code, file), StringComparer.Ordinal));
    }

    private BinaryDataObject Describe(Inventory inventory, string code, KeyValuePair<string, string> file)
    {
        byte[] bytes = archive.GetFile(inventory.Id, file.Key);
        return new BinaryDataObject(
            code + "/" + file.Key,
            bytes.Length,
            file.Value,
            file.Key.EndsWith(".pdf", StringComparison.Ordinal) ? FormatOf(bytes) : FileFormat.OfFile(file.Key),
            () => archive.GetFile(inventory.Id, file.Key))
        {
            LastModified = inventory.Versions.Values.First(version => version.State.ContainsValue(file.Value)).Created,
        };
    }

    // ISO 19005-2, 6.6.4: the part and the level a file claims.
    private static FileFormat FormatOf(byte[] pdf)
    {
        try
        {
            XmpPacket? xmp = XmpPacket.Read(PdfDocument.Open(pdf).Revisions[0]);
            return xmp?.Get(PdfA, "part") switch
            {
                "2" when xmp.Get(PdfA, "conformance") == "A" => FileFormat.Named("pdfa-2a"),
                "3" when xmp.Get(PdfA, "conformance") == "A" => FileFormat.Named("pdfa-3a"),
                _ => FileFormat.Named("pdf"),
            };
        }
        catch (PdfFormatException)
        {
            return FileFormat.Named("pdf");
        }
    }
}
