using System.Globalization;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Composition.Templates;

/// <summary>
/// Dates, numbers and amounts as Markdown, with the conventions of the Imprimerie nationale; never the machine's culture.
/// </summary>
internal static class FrenchFormats
{
    private const char NoBreakSpace = '\u00A0';
    private const char NarrowNoBreakSpace = '\u202F';

    private static readonly NumberFormatInfo Numbers = NumberFormatInfo.ReadOnly(new NumberFormatInfo
    {
        NumberDecimalSeparator = ",",
        NumberGroupSeparator = NarrowNoBreakSpace.ToString(),
        NumberGroupSizes = [3],
        NegativeSign = "\u2212",
    });

    /// <summary>« 1er janvier 2025 », the ordinal raised.</summary>
    internal static Markup Date(DateOnly date)
    {
        return new Markup(DayAndMonth(date.Day, date.Month) + NoBreakSpace + date.Year.ToString("0000", CultureInfo.InvariantCulture));
    }

    /// <summary>« 31 mars ».</summary>
    internal static Markup Day(JourMois day) => new(DayAndMonth(day.Jour, day.Mois));

    /// <summary>A number with at most four decimals; thousands are parted from five digits on.</summary>
    internal static Markup Number(decimal number)
    {
        string format = Math.Abs(number) >= 10_000 ? "#,##0.####" : "0.####";
        return new Markup(number.ToString(format, Numbers));
    }

    /// <summary>« 412 350,00 € ».</summary>
    internal static Markup Euros(decimal amount) => new(amount.ToString("#,##0.00", Numbers) + NoBreakSpace + "€");

    /// <summary>« 54,2 % ».</summary>
    internal static Markup Percent(decimal percent) => new(Number(percent).Source + NarrowNoBreakSpace + "%");

    /// <summary>« oui » or « non ».</summary>
    internal static Markup YesNo(bool value) => new(Mots.Get(value ? "oui" : "non"));

    private static string DayAndMonth(int day, int month)
    {
        string number = day == 1 ? Mots.Get("premier") : day.ToString(CultureInfo.InvariantCulture);
        return number + NoBreakSpace + Mots.Get("mois." + month.ToString(CultureInfo.InvariantCulture));
    }
}
