using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;

namespace CpomDocs.Archiving.Stores;

/// <summary>A container of Azure Blob Storage, and the part of the names of its blobs that stands for the storage root.</summary>
/// <param name="Client">Client of the container.</param>
/// <param name="Prefix">Beginning of every name; empty, or ends with <c>/</c>.</param>
/// <param name="Name">Address, without secret.</param>
internal sealed record AzureContainer(BlobContainerClient Client, string Prefix, string Name)
{
    private const int Retries = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Makes the client of a container; the service is not asked anything.</summary>
    /// <param name="address">Address of the container, or of a folder in it.</param>
    /// <param name="options">How it is reached.</param>
    /// <returns>The container.</returns>
    /// <exception cref="ArchiveUnavailableException">No container is named, or the connection string is of another account.</exception>
    public static AzureContainer Connect(Uri address, ArchiveOptions options)
    {
        var parts = new BlobUriBuilder(address);
        if (parts.BlobContainerName.Length == 0)
        {
            throw new ArchiveUnavailableException(Messages.NotAnAddress(address.ToString()));
        }

        string folder = parts.BlobName.Trim('/');
        string name = address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        parts.BlobName = "";
        return new AzureContainer(ClientOf(parts.ToUri(), parts.BlobContainerName, options), folder.Length == 0 ? "" : folder + "/", name);
    }

    /// <summary>Client of a blob.</summary>
    /// <param name="path">Path, relative to the storage root.</param>
    /// <returns>The client.</returns>
    public BlobClient Blob(string path) => Client.GetBlobClient(Prefix + path);

    private static BlobContainerClient ClientOf(Uri address, string container, ArchiveOptions options)
    {
        if (options.ConnexionAzure is not { Length: > 0 } connection)
        {
            return new BlobContainerClient(address, new DefaultAzureCredential(), Settings(options));
        }

        BlobContainerClient client = FromConnection(connection, container, options);
        bool isSame = Uri.Compare(client.Uri, address, UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped,
            StringComparison.OrdinalIgnoreCase) == 0;
        return isSame ? client : throw new ArchiveUnavailableException(Messages.OtherAccount(address.ToString(), client.AccountName));
    }

    private static BlobContainerClient FromConnection(string connection, string container, ArchiveOptions options)
    {
        try
        {
            return new BlobContainerClient(connection, container, Settings(options));
        }
        catch (FormatException)
        {
            // What the library says of a string it cannot read may repeat a part of the string.
            throw new ArchiveUnavailableException(Messages.ConnectionUnreadable());
        }
    }

    // The emulator knows the versions of the protocol some months after the service.
    private static BlobClientOptions Settings(ArchiveOptions options)
    {
        BlobClientOptions settings =
            options.Emulateur ? new BlobClientOptions(BlobClientOptions.ServiceVersion.V2026_06_06) : new BlobClientOptions();
        settings.Retry.Mode = RetryMode.Exponential;
        settings.Retry.MaxRetries = Retries;
        settings.Retry.Delay = FirstPause;
        settings.Retry.MaxDelay = LongestPause;
        settings.Diagnostics.IsLoggingContentEnabled = false;
        return settings;
    }
}
