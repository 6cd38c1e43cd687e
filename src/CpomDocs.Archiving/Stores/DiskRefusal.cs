namespace CpomDocs.Archiving.Stores;

/// <summary>What a refusal of the disk means to the archive, in French.</summary>
internal static class DiskRefusal
{
    // errno of Linux, which the exceptions of .NET carry.
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int Quota = 122;

    /// <summary>Does a work that writes.</summary>
    /// <param name="store">Name of the store.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="ArchiveUnavailableException">The disk refuses; what was under way is not published.</exception>
    public static T Told<T>(string store, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (IOException error)
        {
            throw new ArchiveUnavailableException(Messages.DiskRefused(store, ReasonOf(error)), error);
        }
    }

    private static string ReasonOf(IOException error) => error.HResult switch
    {
        NoSpace => Messages.DiskReason("Full"),
        ReadOnly => Messages.DiskReason("ReadOnly"),
        Quota => Messages.DiskReason("Quota"),
        _ => error.Message,
    };
}
