namespace CpomDocs.Archiving.Stores;

/// <summary>What a person calls an archive: the path of a folder, or the address of a container of blobs.</summary>
internal static class ArchivePlace
{
    /// <summary>Gives the store of a name; nothing is read or written.</summary>
    /// <param name="name">Path, or <c>https://account.blob…/container[/folder]</c>.</param>
    /// <param name="options">How it is reached.</param>
    /// <param name="clock">Clock that tells until when a version is protected.</param>
    /// <returns>The store.</returns>
    /// <exception cref="ArchiveUnavailableException">
    /// The address is no container, holds a secret, or is not that of the connection string.
    /// </exception>
    public static IArchiveStore StoreOf(string name, ArchiveOptions options, TimeProvider clock)
    {
        if (!name.Contains("://", StringComparison.Ordinal))
        {
            return new FolderStore(name);
        }

        return Uri.TryCreate(name, UriKind.Absolute, out Uri? address) && IsAcceptable(address)
            ? new AzureStore(AzureContainer.Connect(address, options), new AzureProtection(options, clock))
            : throw new ArchiveUnavailableException(Messages.NotAnAddress(Shown(name)));
    }

    // A signature in an address would end up in histories and logs: credentials come from the environment alone.
    private static bool IsAcceptable(Uri address) =>
        address is { UserInfo: "", Query: "", Fragment: "" }
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static string Shown(string name) => name.Split('?', '#')[0];
}
