namespace CpomDocs.Campagnes.Runs;

/// <summary>The folder asked for a demonstration holds something else.</summary>
public sealed class DemoFolderTakenException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="folder">The folder.</param>
    public DemoFolderTakenException(string folder)
        : base(Messages.Get("DemoFolderTaken", folder))
    {
        Folder = folder;
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }
}
