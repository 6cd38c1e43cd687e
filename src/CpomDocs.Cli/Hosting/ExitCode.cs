namespace CpomDocs.Cli.Hosting;

/// <summary>Exit codes of the program: a promise to scripts.</summary>
internal static class ExitCode
{
    /// <summary>Done; for a verification, every signature passed and the liasse is complete as far as asked.</summary>
    public const int Done = 0;

    /// <summary>Data errors found; nothing written.</summary>
    public const int DataErrors = 1;

    /// <summary>Wrong usage, or an input that is missing or cannot be read.</summary>
    public const int Usage = 2;

    /// <summary>At least one TOTAL-FAILED, or a damaged archive.</summary>
    public const int Failed = 3;

    /// <summary>At least one INDETERMINATE, or nothing signed.</summary>
    public const int Indeterminate = 4;

    /// <summary>A key or an outside service is unavailable or refuses.</summary>
    public const int Unavailable = 5;

    /// <summary>A run finished with some contracts failed.</summary>
    public const int PartlyFailed = 6;

    /// <summary>An act was refused.</summary>
    public const int Refused = 7;

    /// <summary>Internal error.</summary>
    public const int Internal = 70;

    /// <summary>Stopped by Ctrl-C, after the act under way.</summary>
    public const int Interrupted = 130;
}
