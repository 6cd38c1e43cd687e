namespace CpomDocs.Signing.Pades;

/// <summary>Dates as French people write them.</summary>
internal static class Dates
{
    /// <summary>« 1er janvier 2025 ».</summary>
    public static string Long(DateOnly date)
    {
        string rest = date.ToString("MMMM yyyy", Messages.French);
        return (date.Day == 1 ? "1er" : date.Day.ToString(Messages.French)) + "\u00A0" + rest;
    }

    /// <summary>« 05/01/2025 ».</summary>
    public static string Short(DateOnly date) => date.ToString("dd'/'MM'/'yyyy", Messages.French);

    /// <summary>« 9 h 05 ».</summary>
    public static string Time(TimeOnly time) => time.ToString("H'\u00A0h\u00A0'mm", Messages.French);
}
