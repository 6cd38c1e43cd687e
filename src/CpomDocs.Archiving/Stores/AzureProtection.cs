using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CpomDocs.Archiving.Stores;

/// <summary>Asks the service to keep blobs from being changed, and believes only what it reads back.</summary>
/// <param name="options">What to ask.</param>
/// <param name="clock">Clock.</param>
internal sealed class AzureProtection(ArchiveOptions options, TimeProvider clock)
{
    // The service rounds to the second, and its clock is not ours.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

    /// <summary>Whether anything is asked.</summary>
    public bool IsAsked => options.AsksProtection;

    /// <summary>Whether the service is an emulator, which keeps no protection.</summary>
    public bool IsEmulated => options.Emulateur;

    /// <summary>Puts a blob on legal hold or lifts it, and reads the hold back.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="isHeld">Whether it is to be held; where every version is on hold by configuration, it stays so.</param>
    /// <exception cref="ArchiveUnavailableException">The service keeps less than was asked.</exception>
    /// <exception cref="Azure.RequestFailedException">The service refuses.</exception>
    public void Hold(BlobClient blob, bool isHeld)
    {
        bool wanted = isHeld || options.GelJuridique;
        if (blob.GetProperties().Value.HasLegalHold == wanted)
        {
            return;
        }

        blob.SetLegalHold(wanted);
        if (blob.GetProperties().Value.HasLegalHold != wanted)
        {
            throw new ArchiveUnavailableException(Messages.ProtectionDropped(blob.BlobContainerName));
        }
    }

    /// <summary>Makes sure that the service would let a blob be removed.</summary>
    /// <param name="blob">The blob.</param>
    /// <exception cref="ArchiveUnavailableException">It is on hold, or its time is not over.</exception>
    public void RequireNone(BlobClient blob)
    {
        BlobProperties properties = blob.GetProperties().Value;
        if (properties.HasLegalHold || properties.ImmutabilityPolicy?.ExpiresOn > clock.GetUtcNow())
        {
            throw new ArchiveUnavailableException(Messages.StillProtected(blob.BlobContainerName, blob.Name));
        }
    }

    /// <summary>Protects a blob, and reads its protection back.</summary>
    /// <param name="blob">The blob.</param>
    /// <exception cref="ArchiveUnavailableException">The service keeps less than was asked.</exception>
    /// <exception cref="Azure.RequestFailedException">The service refuses.</exception>
    public void Apply(BlobClient blob)
    {
        if (!IsAsked)
        {
            return;
        }

        DateTimeOffset? until = options.ImmutabiliteJours is { } days ? clock.GetUtcNow().AddDays(days) : null;
        if (IsKept(blob, until))
        {
            return;
        }

        if (until is not null)
        {
            var policy = new BlobImmutabilityPolicy
            {
                ExpiresOn = until,
                PolicyMode = options.ImmutabiliteVerrouillee ? BlobImmutabilityPolicyMode.Locked : BlobImmutabilityPolicyMode.Unlocked,
            };
            blob.SetImmutabilityPolicy(policy);
        }

        if (options.GelJuridique)
        {
            blob.SetLegalHold(true);
        }

        if (!IsKept(blob, until))
        {
            throw new ArchiveUnavailableException(Messages.ProtectionDropped(blob.BlobContainerName));
        }
    }

    // A version already protected for nearly as long is not protected anew at each reading of the archive.
    private bool IsKept(BlobClient blob, DateTimeOffset? until)
    {
        BlobProperties properties = blob.GetProperties().Value;
        bool isHeld = !options.GelJuridique || properties.HasLegalHold;
        bool isLocked = !options.ImmutabiliteVerrouillee
            || properties.ImmutabilityPolicy?.PolicyMode == BlobImmutabilityPolicyMode.Locked;
        bool isLong = until is null || properties.ImmutabilityPolicy?.ExpiresOn >= until.Value - Tolerance;
        return isHeld && isLong && (until is null || isLocked);
    }
}
