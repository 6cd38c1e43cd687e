using System.Diagnostics;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace CpomDocs.Archiving.Stores;

/// <summary>Exclusive right to write an object: a lease on its declaration, which the service frees when its holder is silent.</summary>
internal sealed class AzureRight : IDisposable
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);
    // Longer than a right outlives the writer that held it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan RenewalAge = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly BlobClient _declaration;
    private readonly BlobLeaseClient _lease;
    private long _since = Stopwatch.GetTimestamp();
    private bool _isGone;

    private AzureRight(BlobClient declaration, BlobLeaseClient lease)
    {
        _declaration = declaration;
        _lease = lease;
    }

    /// <summary>
    /// Takes the right, waiting for the writer that has it: one that died is forgotten meanwhile. The declaration of the object is made
    /// when it is absent.
    /// </summary>
    /// <param name="container">Container.</param>
    /// <param name="folder">Folder of the object.</param>
    /// <returns>The right, until disposed.</returns>
    /// <exception cref="RequestFailedException">Another writer still has it, or the service refuses.</exception>
    public static AzureRight Take(AzureContainer container, string folder)
    {
        BlobClient declaration = container.Blob(StorePath.Combine(folder, OcflObject.Declaration));
        BlobLeaseClient lease = declaration.GetBlobLeaseClient();
        long began = Stopwatch.GetTimestamp();
        while (!TryAcquire(lease, declaration, isLast: Stopwatch.GetElapsedTime(began) > Patience))
        {
            Thread.Sleep(Pause);
        }

        return new AzureRight(declaration, lease);
    }

    private static bool TryAcquire(BlobLeaseClient lease, BlobClient declaration, bool isLast)
    {
        try
        {
            lease.Acquire(Duration);
            return true;
        }
        catch (RequestFailedException error) when (error.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            Declare(declaration);
            return false;
        }
        catch (RequestFailedException error) when (error.ErrorCode == BlobErrorCode.LeaseAlreadyPresent && !isLast)
        {
            return false;
        }
    }

    /// <summary>Makes sure that the right is still held, before each thing that is written under it. Safe for several threads.</summary>
    /// <exception cref="RequestFailedException">Another writer has taken it.</exception>
    public void Keep()
    {
        lock (_gate)
        {
            if (Stopwatch.GetElapsedTime(_since) > RenewalAge)
            {
                _lease.Renew();
                _since = Stopwatch.GetTimestamp();
            }
        }
    }

    /// <summary>Removes the declaration that the right is held on.</summary>
    /// <exception cref="RequestFailedException">The service refuses.</exception>
    public void DeleteItsBlob()
    {
        _declaration.Delete(conditions: new BlobRequestConditions { LeaseId = _lease.LeaseId });
        _isGone = true;
    }

    /// <summary>Gives the right back.</summary>
    public void Dispose()
    {
        if (_isGone)
        {
            return;
        }

        try
        {
            _lease.Release();
        }
        catch (RequestFailedException)
        {
            // It ends by itself.
            return;
        }
    }

    private static void Declare(BlobClient declaration)
    {
        try
        {
            AzureUpload.CreateOnly(declaration, ContentSource.Of(OcflObject.DeclarationBytes.ToArray()), null);
        }
        catch (RequestFailedException error) when (error.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            // Another writer of the same object made it in between: it is the same.
            return;
        }
    }
}
