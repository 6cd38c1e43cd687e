using CpomDocs.Contrats.Rules;

namespace CpomDocs.Tests.Contrats;

public class FinessTests
{
    [Theory]
    [InlineData("750712184")]
    [InlineData("750058687")]
    [InlineData("750058695")]
    [InlineData("2A0000014")]
    [InlineData("2A0002606")]
    [InlineData("2B0000020")]
    [InlineData("2B0005342")]
    [InlineData("349900019")]
    [InlineData("2A9900016")]
    public void Finess_WithItsKey_IsValid(string numero)
    {
        Assert.True(Finess.IsValid(numero));
    }

    [Theory]
    [InlineData("750712185")]
    [InlineData("2A0000015")]
    [InlineData("2B0000021")]
    [InlineData("75071218")]
    [InlineData("2C0000014")]
    [InlineData("2a0000014")]
    [InlineData("750712184\n")]
    [InlineData("٧٥٠٧١٢١٨٤")]
    [InlineData("")]
    public void Finess_WithAnotherKeyOrForm_IsRefused(string numero)
    {
        Assert.False(Finess.IsValid(numero));
    }

    [Theory]
    [InlineData("349900019", "34")]
    [InlineData("2A9900016", "2A")]
    [InlineData("970100000", "970")]
    public void Finess_OfAnyRegion_SaysItsDepartement(string numero, string departement)
    {
        Assert.Equal(departement, Finess.Departement(numero));
    }
}
