using System.Globalization;

namespace CpomDocs.Contrats.Classeurs;

/// <summary>Addresses of cells, as a spreadsheet writes them.</summary>
public static class AdresseCellule
{
    private const int Alphabet = 26;
    private const int MaxLetters = 3;

    /// <summary>Writes an address.</summary>
    /// <param name="ligne">Row from 1.</param>
    /// <param name="colonne">Column from 1.</param>
    /// <returns>For example <c>F12</c>.</returns>
    public static string De(int ligne, int colonne) => Lettres(colonne) + ligne.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes the letters of a column.</summary>
    /// <param name="colonne">Column from 1.</param>
    /// <returns>For example <c>AB</c>.</returns>
    public static string Lettres(int colonne)
    {
        string letters = "";
        for (int rest = colonne; rest > 0; rest = (rest - 1) / Alphabet)
        {
            letters = (char)('A' + ((rest - 1) % Alphabet)) + letters;
        }

        return letters;
    }

    /// <summary>Reads an address.</summary>
    /// <param name="adresse">For example <c>F12</c>.</param>
    /// <param name="ligne">Row from 1.</param>
    /// <param name="colonne">Column from 1.</param>
    /// <returns><see langword="false"/> when it is no address.</returns>
    public static bool TryLire(ReadOnlySpan<char> adresse, out int ligne, out int colonne)
    {
        int letters = 0;
        colonne = 0;
        while (letters < Math.Min(adresse.Length, MaxLetters) && char.IsAsciiLetterUpper(adresse[letters]))
        {
            colonne = (colonne * Alphabet) + (adresse[letters] - 'A' + 1);
            letters++;
        }

        bool isNumber = int.TryParse(adresse[letters..], NumberStyles.None, CultureInfo.InvariantCulture, out ligne);
        return letters > 0 && isNumber && ligne > 0;
    }
}
