using System.Net;
using Azure;
using Azure.Storage.Blobs.Models;

namespace CpomDocs.Archiving.Stores;

/// <summary>What a refusal of the service means to the archive.</summary>
internal static class AzureRefusal
{
    /// <summary>
    /// Turns a refusal into the exception of the room; its message holds the status and the code of the error, never a header.
    /// </summary>
    /// <param name="name">Name of the store.</param>
    /// <param name="error">What the service answered.</param>
    /// <returns>The exception.</returns>
    public static ArchiveUnavailableException Of(string name, RequestFailedException error)
    {
        return IsConflict(error)
            ? new ArchiveUnavailableException(Messages.Overtaken(name), error) { IsConflict = true }
            : new ArchiveUnavailableException(Messages.ServiceRefused(name, error.Status, error.ErrorCode ?? ""), error);
    }

    /// <summary>Whether nothing has the name that was asked for, the container included.</summary>
    /// <param name="error">The exception.</param>
    /// <returns>True for an absence.</returns>
    public static bool IsAbsence(this ArchiveUnavailableException error) =>
        error.InnerException is RequestFailedException { Status: (int)HttpStatusCode.NotFound };

    private static bool IsConflict(RequestFailedException error) =>
        error.Status == (int)HttpStatusCode.PreconditionFailed
        || error.ErrorCode == BlobErrorCode.BlobAlreadyExists
        || error.ErrorCode == BlobErrorCode.LeaseAlreadyPresent
        || error.ErrorCode == BlobErrorCode.LeaseIsBreakingAndCannotBeAcquired
        || error.ErrorCode == BlobErrorCode.LeaseLost
        || error.ErrorCode == BlobErrorCode.LeaseIdMismatchWithLeaseOperation;
}
