namespace CpomDocs.Archiving;

/// <summary>The archive cannot be read or written: it is not one, is held by another process, or the disk refuses.</summary>
public sealed class ArchiveUnavailableException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">French sentence for the person who runs the command.</param>
    /// <param name="inner">What the system answered, if anything.</param>
    public ArchiveUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>Whether another writer came first: reading the object again and doing the work again may succeed.</summary>
    public bool IsConflict { get; init; }
}
