namespace CpomDocs.Campagnes.Runs;

/// <summary>Says in French why the disk refuses a file; the system says it in English, or in codes.</summary>
internal static class WriteFailure
{
    private const int NotPermitted = 1;
    private const int HeldByAnother = 11;
    private const int AccessDenied = 13;
    private const int FileExists = 17;
    private const int NotAFolder = 20;
    private const int IsAFolder = 21;
    private const int DiskFull = 28;
    private const int ReadOnlyDisk = 30;
    private const int NameTooLong = 36;
    private const int QuotaReached = 122;

    /// <summary>Makes the exception that a user reads.</summary>
    /// <param name="path">File that was to be written.</param>
    /// <param name="error">What the system said.</param>
    /// <returns>The exception, with the system's own inside.</returns>
    public static IOException Of(string path, Exception error) =>
        new(Messages.Get("CannotWrite", path, Messages.Get(ReasonOf(error))), error);

    /// <summary>Whether a file cannot be opened because another process holds it.</summary>
    /// <param name="error">What the system said.</param>
    /// <returns>True when waiting may help.</returns>
    public static bool IsHeld(IOException error) => error.HResult == HeldByAnother;

    private static string ReasonOf(Exception error) => error switch
    {
        UnauthorizedAccessException => "CannotWrite.Denied",
        DirectoryNotFoundException => "CannotWrite.NotAFolder",
        PathTooLongException => "CannotWrite.TooLong",
        _ => error.HResult switch
        {
            DiskFull or QuotaReached => "CannotWrite.Full",
            ReadOnlyDisk => "CannotWrite.ReadOnly",
            AccessDenied or NotPermitted => "CannotWrite.Denied",
            NotAFolder or FileExists => "CannotWrite.NotAFolder",
            IsAFolder => "CannotWrite.IsAFolder",
            NameTooLong => "CannotWrite.TooLong",
            HeldByAnother => "CannotWrite.Held",
            _ => "CannotWrite.Other",
        },
    };
}
