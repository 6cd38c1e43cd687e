namespace CpomDocs.Cli.Hosting;

/// <summary>How fast a long command goes, and how long it has still to go at that pace.</summary>
/// <param name="Done">Things done, at least 1.</param>
/// <param name="Total">Things to do.</param>
/// <param name="Elapsed">Time since the beginning.</param>
internal readonly record struct Pace(int Done, int Total, TimeSpan Elapsed)
{
    private const double AtOnce = 0.001;

    /// <summary>Things done in a second.</summary>
    public double PerSecond => Done / Math.Max(AtOnce, Elapsed.TotalSeconds);

    /// <summary>Time that the rest takes at the same pace.</summary>
    public TimeSpan Remaining => TimeSpan.FromSeconds(Math.Ceiling((Total - Done) / PerSecond));

    /// <summary>Rate, and remaining time where something remains.</summary>
    /// <returns>French words.</returns>
    public string ToText()
    {
        string rate = PerSecond.ToString(PerSecond < 10 ? "0.0" : "0", Messages.French);
        return Done >= Total ? Messages.Get("ProgressRate", rate) : Messages.Get("ProgressPace", rate, InWords(Remaining));
    }

    private static string InWords(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => Messages.Get("DurationSeconds", time.Seconds),
        { TotalHours: < 1 } => Messages.Get("DurationMinutes", time.Minutes, time.Seconds),
        _ => Messages.Get("DurationHours", (int)time.TotalHours, time.Minutes),
    };
}
