using System.Globalization;
using System.Text;

namespace CpomDocs.Campagnes.Reports;

/// <summary>Writes last days as a calendar that any diary opens: whole-day events with an alarm. Same events, same bytes.</summary>
/// <remarks>RFC 5545: CRLF, lines of at most 75 bytes folded between characters, text escaped (§3.1, §3.3.11).</remarks>
internal static class CalendrierIcs
{
    private const int MostBytesInALine = 75;
    private const string LineEnd = "\r\n";
    private const string DayForm = "yyyyMMdd";

    /// <summary>Writes a calendar.</summary>
    /// <param name="titre">Name of the calendar.</param>
    /// <param name="instant">When it was made.</param>
    /// <param name="echeances">Its events.</param>
    /// <returns>UTF-8 bytes.</returns>
    public static byte[] Write(string titre, DateTimeOffset instant, IEnumerable<EcheanceIcs> echeances)
    {
        var text = new StringBuilder();
        Append(text, "BEGIN:VCALENDAR");
        Append(text, "VERSION:2.0");
        Append(text, "PRODID:-//CpomDocs//Relances//FR");
        Append(text, "CALSCALE:GREGORIAN");
        Append(text, "METHOD:PUBLISH");
        Append(text, "X-WR-CALNAME:" + Escape(titre));
        foreach (EcheanceIcs echeance in echeances)
        {
            AppendEvent(text, instant, echeance);
        }

        Append(text, "END:VCALENDAR");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void AppendEvent(StringBuilder text, DateTimeOffset instant, EcheanceIcs echeance)
    {
        Append(text, "BEGIN:VEVENT");
        Append(text, $"UID:{echeance.Id}@cpomdocs.invalid");
        Append(text, "DTSTAMP:" + instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        Append(text, "DTSTART;VALUE=DATE:" + echeance.Jour.ToString(DayForm, CultureInfo.InvariantCulture));
        Append(text, "DTEND;VALUE=DATE:" + echeance.Jour.AddDays(1).ToString(DayForm, CultureInfo.InvariantCulture));
        Append(text, "SUMMARY:" + Escape(echeance.Objet));
        Append(text, "DESCRIPTION:" + Escape(echeance.Texte));
        Append(text, "TRANSP:TRANSPARENT");
        Append(text, "BEGIN:VALARM");
        Append(text, "ACTION:DISPLAY");
        Append(text, "DESCRIPTION:" + Escape(echeance.Objet));
        Append(text, "TRIGGER:-P1D");
        Append(text, "END:VALARM");
        Append(text, "END:VEVENT");
    }

    private static void Append(StringBuilder text, string line)
    {
        int bytes = 0;
        foreach (Rune rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > MostBytesInALine)
            {
                text.Append(LineEnd).Append(' ');
                bytes = 1;
            }

            text.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }

        text.Append(LineEnd);
    }

    private static string Escape(string value)
    {
        string oneKind = value.ReplaceLineEndings("\n")
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
        return string.Concat(oneKind.EnumerateRunes().Where(rune => !Rune.IsControl(rune)).Select(rune => rune.ToString()));
    }
}

/// <summary>An event of a calendar.</summary>
/// <param name="Id">Identifier, the same each time the same event is written.</param>
/// <param name="Jour">Its day.</param>
/// <param name="Objet">Title.</param>
/// <param name="Texte">Text.</param>
internal sealed record EcheanceIcs(string Id, DateOnly Jour, string Objet, string Texte);
