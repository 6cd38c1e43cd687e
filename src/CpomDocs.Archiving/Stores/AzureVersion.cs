using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;

namespace CpomDocs.Archiving.Stores;

/// <summary>One version being written among blobs, in the order that keeps it invisible until it is whole.</summary>
/// <param name="container">Container.</param>
/// <param name="right">Right to write the object.</param>
/// <param name="version">The version.</param>
internal sealed class AzureVersion(AzureContainer container, AzureRight right, VersionPublication version)
{
    private string Inventory => StorePath.Combine(version.Folder, OcflObject.InventoryName);

    /// <summary>Writes the version.</summary>
    /// <exception cref="ArchiveUnavailableException">The object is no longer what the version was made from.</exception>
    /// <exception cref="RequestFailedException">The service refuses.</exception>
    public void Publish()
    {
        ETag? before = RequireUnchanged(container, version.Folder, version.Previous?.Sidecar);
        RemoveLeftovers();
        string folder = StorePath.Combine(version.Folder, version.VersionFolder);
        Parallel.ForEach(version.Content, AzureUpload.Together, file => Create(StorePath.Combine(version.Folder, file.Key), file.Value));
        Create(StorePath.Combine(folder, OcflObject.InventoryName), ContentSource.Of(version.InventoryJson));
        Create(StorePath.Combine(folder, OcflObject.SidecarName), ContentSource.Of(version.SidecarBytes));
        Replace(before);
        WriteSidecar(container, right, version.Folder, version.Sidecar);
    }

    /// <summary>Writes a sidecar that did not follow its inventory.</summary>
    /// <param name="container">Container.</param>
    /// <param name="right">Right to write the object.</param>
    /// <param name="published">The object.</param>
    public static void RepairSidecar(AzureContainer container, AzureRight right, OcflObject published)
    {
        RequireUnchanged(container, published.Folder, published.Sidecar);
        WriteSidecar(container, right, published.Folder, published.Sidecar);
    }

    /// <summary>
    /// Removes the inventory of an object: for a reader, the object is no more. One that has none is what a removal left behind.
    /// </summary>
    /// <param name="container">Container.</param>
    /// <param name="folder">Folder of the object.</param>
    /// <param name="sidecar">Text of the sidecar of the inventory that is to be removed.</param>
    public static void Unpublish(AzureContainer container, string folder, string sidecar)
    {
        string inventory = StorePath.Combine(folder, OcflObject.InventoryName);
        (string? present, ETag? tag) = Read(container, inventory);
        if (present is not null)
        {
            RequireSame(folder, present, sidecar);
            container.Blob(inventory).Delete(conditions: new BlobRequestConditions { IfMatch = tag });
        }
    }

    private static ETag? RequireUnchanged(AzureContainer container, string folder, string? sidecar)
    {
        (string? present, ETag? tag) = Read(container, StorePath.Combine(folder, OcflObject.InventoryName));
        RequireSame(folder, present, sidecar);
        return tag;
    }

    private static void RequireSame(string folder, string? present, string? sidecar)
    {
        if (present != sidecar)
        {
            throw new ArchiveUnavailableException(Messages.Overtaken(folder)) { IsConflict = true };
        }
    }

    private static (string? Sidecar, ETag? Tag) Read(AzureContainer container, string path)
    {
        try
        {
            BlobDownloadResult present = container.Blob(path).DownloadContent().Value;
            return (OcflObject.SidecarOf(present.Content.ToMemory().Span), present.Details.ETag);
        }
        catch (RequestFailedException error) when (error.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return (null, null);
        }
    }

    private static void WriteSidecar(AzureContainer container, AzureRight right, string folder, string sidecar)
    {
        right.Keep();
        AzureUpload.Send(container.Blob(StorePath.Combine(folder, OcflObject.SidecarName)),
            ContentSource.Of(Encoding.UTF8.GetBytes(sidecar)), null, right);
    }

    // Nobody else writes while the right is held: what is there was left by a writer that stopped before its act.
    private void RemoveLeftovers()
    {
        string place = version.Previous is null ? version.Folder : StorePath.Combine(version.Folder, version.VersionFolder);
        string declaration = container.Prefix + StorePath.Combine(version.Folder, OcflObject.Declaration);
        foreach (BlobItem left in container.Client.GetBlobs(BlobTraits.None, BlobStates.None, container.Prefix + place + "/", default))
        {
            if (left.Name != declaration)
            {
                right.Keep();
                container.Client.GetBlobClient(left.Name).DeleteIfExists();
            }
        }
    }

    private void Create(string path, ContentSource content)
    {
        right.Keep();
        AzureUpload.CreateOnly(container.Blob(path), content, right);
    }

    private void Replace(ETag? before)
    {
        right.Keep();
        BlobRequestConditions conditions = before is { } tag ? new() { IfMatch = tag } : new() { IfNoneMatch = ETag.All };
        try
        {
            AzureUpload.Send(container.Blob(Inventory), ContentSource.Of(version.InventoryJson), conditions, right);
        }
        catch (RequestFailedException) when (Read(container, Inventory).Sidecar == version.Sidecar)
        {
            // An answer was lost on the way, and the library asked again: the act was done.
            return;
        }
    }
}
