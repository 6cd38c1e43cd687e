using System.Text;
using CpomDocs.Campagnes.Reports;

namespace CpomDocs.Tests.Campagnes;

public sealed class CalendrierIcsTests
{
    private static readonly DateTimeOffset Instant = new(2025, 2, 3, 7, 5, 9, TimeSpan.Zero);

    [Fact]
    public void Write_LongText_FoldsBetweenCharactersAtSeventyFiveBytes()
    {
        string text = string.Concat(Enumerable.Repeat("é😀a", 60));

        byte[] ics = CalendrierIcs.Write("Campagne", Instant, [new EcheanceIcs("un", new(2025, 12, 31), "Objet", text)]);

        string all = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(ics);
        Assert.All(all.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        Assert.DoesNotContain("\n", all.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("DESCRIPTION:" + text + "\r\n", Unfolded(all), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WholeDay_EndsTheDayAfter()
    {
        string ics = Write(new EcheanceIcs("un", new(2025, 12, 31), "Objet", "Texte"));

        Assert.Contains("DTSTART;VALUE=DATE:20251231\r\n", ics, StringComparison.Ordinal);
        Assert.Contains("DTEND;VALUE=DATE:20260101\r\n", ics, StringComparison.Ordinal);
        Assert.Contains("DTSTAMP:20250203T070509Z\r\n", ics, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_TextWithMarks_EscapesThem()
    {
        string ics = Write(new EcheanceIcs("un", new(2025, 12, 31), "a;b,c\\d", "ligne 1\r\nligne 2\u0007"));

        Assert.Contains("SUMMARY:a\\;b\\,c\\\\d\r\n", ics, StringComparison.Ordinal);
        Assert.Contains("DESCRIPTION:ligne 1\\nligne 2\r\n", ics, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Events_NestsEachInTheCalendar()
    {
        string ics = Write(new("un", new(2025, 1, 1), "Un", "Un"), new("deux", new(2025, 1, 2), "Deux", "Deux"));

        string[] frames = [.. ics.Split("\r\n").Where(line => line.StartsWith("BEGIN:", StringComparison.Ordinal)
            || line.StartsWith("END:", StringComparison.Ordinal))];
        string[] once = ["BEGIN:VEVENT", "BEGIN:VALARM", "END:VALARM", "END:VEVENT"];
        Assert.Equal(["BEGIN:VCALENDAR", .. once, .. once, "END:VCALENDAR"], frames);
    }

    private static string Write(params EcheanceIcs[] events) =>
        Unfolded(Encoding.UTF8.GetString(CalendrierIcs.Write("Campagne", Instant, events)));

    private static string Unfolded(string ics) => ics.Replace("\r\n ", "", StringComparison.Ordinal);
}
