using System.Globalization;

namespace CpomDocs.Signing.Pades;

/// <summary>Legal time in mainland France, from rules in force since 1996 and not from the machine's time-zone data.</summary>
internal static class HeureDeParis
{
    /// <summary>The instant as read on a clock in Paris.</summary>
    public static DateTimeOffset At(DateTimeOffset instant)
    {
        DateTime utc = instant.UtcDateTime;
        bool isSummer = utc >= LastSundayAtOne(utc.Year, 3) && utc < LastSundayAtOne(utc.Year, 10);
        return instant.ToOffset(TimeSpan.FromHours(isSummer ? 2 : 1));
    }

    /// <summary>The instant as a PDF date with offset (ISO 32000-2, 7.9.4).</summary>
    public static string PdfDate(DateTimeOffset instant)
    {
        DateTimeOffset local = At(instant);
        return string.Create(CultureInfo.InvariantCulture, $"D:{local:yyyyMMddHHmmss}+{local.Offset:hh}'{local.Offset:mm}'");
    }

    // Directive 2000/84/CE: the change happens at 1:00 UTC on the last Sunday of March and of October.
    private static DateTime LastSundayAtOne(int year, int month)
    {
        var end = new DateTime(year, month, 31, 1, 0, 0, DateTimeKind.Utc);
        return end.AddDays(-(int)end.DayOfWeek);
    }
}
