using System.Globalization;
using CpomDocs.Contrats.Reading;
using CpomDocs.Contrats.Rules;

namespace CpomDocs.Tests.Contrats;

public class MesuresTests
{
    [Theory]
    [InlineData("2025-01-01", "2029-12-31")]
    [InlineData("2024-02-29", "2029-02-28")]
    [InlineData("2024-03-01", "2029-02-28")]
    [InlineData("2018-12-28", "2023-12-27")]
    [InlineData("2019-03-01", "2024-02-28")]
    public void DernierJour_OfFiveYears_IsTheDayBeforeTheAnniversary(string effet, string dernierJour)
    {
        DateOnly found = Periode.DernierJour(Date(effet), 5);

        Assert.Equal(Date(dernierJour), found);
    }

    [Theory]
    [InlineData("été", 3)]
    [InlineData("e\u0301te\u0301", 3)]
    [InlineData("a\r\nb", 3)]
    [InlineData("😀", 1)]
    public void Longueur_OfAText_CountsCharactersAsAReaderDoes(string texte, int attendu)
    {
        Assert.Equal(attendu, Longueur.Compter(texte));
    }

    [Theory]
    [InlineData("861110.50", true)]
    [InlineData("-0.01", true)]
    [InlineData("1e3", true)]
    [InlineData("0", true)]
    [InlineData("0e9", true)]
    [InlineData("1e400", false)]
    [InlineData("1e-30", false)]
    [InlineData("0.00000000000000000000000000001", false)]
    [InlineData("12345678901234567890123456789", false)]
    public void ExactNumber_OfAJsonNumber_IsNeverRounded(string texte, bool isExact)
    {
        Assert.Equal(isExact, ExactNumber.TryParse(texte, out _));
    }

    private static DateOnly Date(string texte) => DateOnly.ParseExact(texte, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
