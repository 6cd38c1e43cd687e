using System.IO.Compression;
using System.Security.Cryptography;

namespace CpomDocs.Archiving.Transfers;

/// <summary>Writes a transfer as its receiver takes it: a zip that holds the manifest and the files.</summary>
/// <remarks>
/// <c>manifest.xml</c> first, then <c>content/</c>. Files are read one by one, so that the size of a transfer costs no memory.
/// </remarks>
public static class SedaTransferWriter
{
    /// <summary>Name of the manifest.</summary>
    public const string ManifestName = "manifest.xml";

    /// <summary>Folder of the files.</summary>
    public const string ContentFolder = "content/";

    // The files are compressed already, but for the texts: what is left to gain is not worth the time of a large transfer.
    private const CompressionLevel Effort = CompressionLevel.Fastest;

    /// <summary>Writes a transfer.</summary>
    /// <param name="transfer">What is handed over.</param>
    /// <param name="destination">Where to write; not closed.</param>
    /// <exception cref="ArchiveUnavailableException">A file no longer has the digest that the manifest gives it.</exception>
    /// <exception cref="IOException">The destination refuses.</exception>
    public static void Write(SedaTransfer transfer, Stream destination)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        using var zip = new ZipArchive(destination, ZipArchiveMode.Create, leaveOpen: true);
        using (Stream manifest = Entry(zip, ManifestName, transfer.Date).Open())
        {
            SedaManifest.Write(transfer, manifest);
        }

        foreach (BinaryDataObject file in transfer.AllUnits.Select(unit => unit.Object).OfType<BinaryDataObject>())
        {
            ReadOnlyMemory<byte> bytes = file.Read();
            if (Convert.ToHexStringLower(SHA512.HashData(bytes.Span)) != file.Sha512)
            {
                throw new ArchiveUnavailableException(Messages.ChangedWhileRead(file.Path));
            }

            using Stream content = Entry(zip, ContentFolder + file.Path, file.LastModified ?? transfer.Date).Open();
            content.Write(bytes.Span);
        }
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name, DateTimeOffset written)
    {
        ZipArchiveEntry entry = zip.CreateEntry(name, Effort);
        entry.LastWriteTime = written;
        return entry;
    }
}
