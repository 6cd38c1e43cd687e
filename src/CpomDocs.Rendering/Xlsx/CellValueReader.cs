using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Contrats.Classeurs;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CpomDocs.Rendering.Xlsx;

/// <summary>Reads what a cell holds.</summary>
/// <param name="texts">Texts that cells share.</param>
/// <param name="dateStyles">Ranks of the styles that show a day.</param>
/// <param name="depuis1904">Whether days count from 1904.</param>
internal sealed class CellValueReader(ImmutableArray<string> texts, ImmutableHashSet<uint> dateStyles, bool depuis1904)
{
    private const string Iso = "yyyy-MM-dd";
    private const int FalseLeapDay = 60;
    private static readonly DateOnly DayZero = new(1899, 12, 30);
    private static readonly DateOnly DayZeroOf1904 = new(1904, 1, 1);

    /// <summary>Reads a cell.</summary>
    /// <param name="cell">Cell.</param>
    /// <param name="colonne">Its column, from 1.</param>
    /// <returns>What it holds; an empty text where it holds nothing.</returns>
    public Cellule Read(Cell cell, int colonne)
    {
        string value = cell.CellValue?.Text ?? "";
        string type = cell.DataType?.InnerText ?? "n";
        if (cell.CellFormula is not null && cell.CellValue is null)
        {
            return new Cellule(colonne, NatureCellule.Erreur, Messages.Get("Xlsx.FormuleSansValeur"));
        }

        return type switch
        {
            "s" => SharedText(colonne, value),
            "inlineStr" => new Cellule(colonne, NatureCellule.Texte, SharedStrings.TextOf(cell.InlineString)),
            "str" => new Cellule(colonne, NatureCellule.Texte, XlsxText.Unescape(value)),
            "b" => new Cellule(colonne, NatureCellule.OuiNon, value is "1" or "true" ? "true" : "false"),
            "e" => new Cellule(colonne, NatureCellule.Erreur, value),
            "d" => IsoDate(colonne, value),
            _ => Number(colonne, value, dateStyles.Contains(cell.StyleIndex?.Value ?? 0)),
        };
    }

    private Cellule SharedText(int colonne, string value)
    {
        bool isRank = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int rank) && rank < texts.Length;
        return isRank
            ? new Cellule(colonne, NatureCellule.Texte, texts[rank])
            : new Cellule(colonne, NatureCellule.Erreur, Messages.Get("Xlsx.TexteAbsent"));
    }

    private static Cellule IsoDate(int colonne, string value)
    {
        string day = value.Length > Iso.Length ? value[..Iso.Length] : value;
        bool isDate = DateOnly.TryParseExact(day, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        return isDate ? new Cellule(colonne, NatureCellule.Date, day) : new Cellule(colonne, NatureCellule.Texte, value);
    }

    private Cellule Number(int colonne, string value, bool isDate)
    {
        if (value.Length == 0)
        {
            return new Cellule(colonne, NatureCellule.Texte, "");
        }

        bool isNumber = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
        if (!isNumber || !double.IsFinite(number))
        {
            return new Cellule(colonne, NatureCellule.Erreur, value);
        }

        return isDate && Day(number) is { } day
            ? new Cellule(colonne, NatureCellule.Date, day.ToString(Iso, CultureInfo.InvariantCulture))
            : new Cellule(colonne, NatureCellule.Nombre, Shortest(number));
    }

    // A spreadsheet shows fifteen digits: 412350.1 is kept as 412350.09999999998.
    private static string Shortest(double number)
    {
        string fifteen = number.ToString("G15", CultureInfo.InvariantCulture);
        return decimal.TryParse(fifteen, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact)
            ? exact.ToString(CultureInfo.InvariantCulture)
            : fifteen;
    }

    private DateOnly? Day(double serial)
    {
        double day = Math.Floor(serial);
        DateOnly zero = depuis1904 ? DayZeroOf1904 : DayZero;
        if (day < 1 || day > DateOnly.MaxValue.DayNumber - zero.DayNumber || (!depuis1904 && day == FalseLeapDay))
        {
            return null;
        }

        // The spreadsheet takes 1900 for a leap year: before its 29 February, days are one later.
        int shift = !depuis1904 && day < FalseLeapDay ? 1 : 0;
        return zero.AddDays((int)day + shift);
    }
}
