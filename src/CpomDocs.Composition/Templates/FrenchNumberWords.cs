using System.Globalization;

namespace CpomDocs.Composition.Templates;

/// <summary>Numbers and amounts in letters, traditional spelling (« quatre-vingt-un », « deux cents », « soixante et onze »).</summary>
internal static class FrenchNumberWords
{
    private const long Million = 1_000_000;
    private const long Milliard = 1_000_000_000;

    /// <summary>A whole number from 0 to 999 999 999 999.</summary>
    internal static string Cardinal(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, 1000 * Milliard);
        if (number == 0)
        {
            return Word(0);
        }

        string?[] parts =
        [
            Noun(number / Milliard, Milliard),
            Noun(number % Milliard / Million, Million),
            Thousands(number % Million / 1000),
            number % 1000 == 0 ? null : BelowThousand(number % 1000, takesPlural: true),
        ];
        return string.Join(' ', parts.Where(part => part is not null));
    }

    /// <summary>An amount in euros and centimes (« un million d'euros », « dix euros et cinquante centimes »).</summary>
    internal static string Euros(decimal amount)
    {
        decimal rounded = decimal.Round(amount, 2, MidpointRounding.AwayFromZero);
        long euros = (long)decimal.Truncate(rounded);
        long centimes = (long)((rounded - euros) * 100);
        if (centimes == 0)
        {
            return EurosOnly(euros);
        }

        string cents = Cardinal(centimes) + " " + Mots.Get(centimes > 1 ? "centimes" : "centime");
        return euros == 0 ? cents : EurosOnly(euros) + " " + Mots.Get("et") + " " + cents;
    }

    private static string EurosOnly(long euros)
    {
        string link = euros >= Million && euros % Million == 0 ? " " + Mots.Get("d") : " ";
        return Cardinal(euros) + link + Mots.Get(euros > 1 ? "euros" : "euro");
    }

    private static string? Noun(long count, long unit)
    {
        return count == 0 ? null : BelowThousand(count, takesPlural: true) + " " + Word(unit) + (count > 1 ? "s" : "");
    }

    private static string? Thousands(long count) => count switch
    {
        0 => null,
        1 => Word(1000),
        _ => BelowThousand(count, takesPlural: false) + " " + Word(1000),
    };

    private static string BelowThousand(long number, bool takesPlural)
    {
        long hundreds = number / 100;
        long rest = number % 100;
        if (hundreds == 0)
        {
            return BelowHundred(rest, takesPlural);
        }

        string plural = hundreds > 1 && rest == 0 && takesPlural ? "s" : "";
        string cent = (hundreds > 1 ? Word(hundreds) + " " : "") + Word(100) + plural;
        return rest == 0 ? cent : cent + " " + BelowHundred(rest, takesPlural);
    }

    private static string BelowHundred(long number, bool takesPlural)
    {
        return number switch
        {
            <= 16 => Word(number),
            < 20 => Word(10) + "-" + Word(number - 10),
            < 60 => Joined(number / 10 * 10, number % 10),
            < 80 => Joined(60, number - 60),
            80 => Word(80) + (takesPlural ? "s" : ""),
            _ => Word(80) + "-" + BelowHundred(number - 80, takesPlural),
        };
    }

    private static string Joined(long ten, long rest) => rest switch
    {
        0 => Word(ten),
        1 or 11 => Word(ten) + " " + Mots.Get("et") + " " + Word(rest),
        _ => Word(ten) + "-" + BelowHundred(rest, takesPlural: false),
    };

    private static string Word(long number) => Mots.Get("nombre." + number.ToString(CultureInfo.InvariantCulture));
}
