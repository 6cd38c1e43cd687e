using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CpomDocs.Archiving.Stores;

/// <summary>Sends bytes to a blob: piece by piece, checked on arrival by the service.</summary>
internal static class AzureUpload
{
    private const int Piece = 4 << 20;

    /// <summary>Requests under way at the same time for one version.</summary>
    public static readonly ParallelOptions Together = new() { MaxDegreeOfParallelism = 8 };

    private static readonly BlobRequestConditions Absent = new() { IfNoneMatch = ETag.All };

    /// <summary>Makes a blob that must not exist.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="right">Right under which it is written, kept while a long content is sent.</param>
    /// <returns>Tag of the blob.</returns>
    /// <exception cref="RequestFailedException">It exists with other bytes, or the service refuses.</exception>
    public static ETag CreateOnly(BlobClient blob, ContentSource content, AzureRight? right)
    {
        try
        {
            return Send(blob, content, Absent, right);
        }
        catch (RequestFailedException error) when (error.ErrorCode == BlobErrorCode.BlobAlreadyExists && HasTheBytes(blob, content))
        {
            // An answer was lost on the way, and the library asked again.
            return blob.GetProperties().Value.ETag;
        }
    }

    /// <summary>Makes or replaces a blob on a condition.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="conditions">Condition, or <see langword="null"/> for none.</param>
    /// <param name="right">Right under which it is written, kept while a long content is sent.</param>
    /// <returns>Tag of the blob.</returns>
    /// <exception cref="RequestFailedException">The condition is not met, or the service refuses.</exception>
    public static ETag Send(BlobClient blob, ContentSource content, BlobRequestConditions? conditions, AzureRight? right)
    {
        var options = new BlobUploadOptions
        {
            Conditions = conditions,
            TransferOptions = new StorageTransferOptions
            {
                InitialTransferSize = Piece,
                MaximumTransferSize = Piece,
                MaximumConcurrency = 1,
            },
            TransferValidation = new UploadTransferValidationOptions { ChecksumAlgorithm = StorageChecksumAlgorithm.MD5 },
            ProgressHandler = right is null ? null : new RightKeeper(right),
        };
        using Stream stream = content.Open();
        return blob.Upload(stream, options).Value.ETag;
    }

    private static bool HasTheBytes(BlobClient blob, ContentSource content)
    {
        using Stream ours = content.Open();
        using Stream theirs = blob.DownloadStreaming().Value.Content;
        return ContentDigests.Of(ours) == ContentDigests.Of(theirs);
    }

    private sealed class RightKeeper(AzureRight right) : IProgress<long>
    {
        public void Report(long value) => right.Keep();
    }
}
