using CpomDocs.Pdf.Encryption;

namespace CpomDocs.Tests.Pdf;

/// <summary>Vectors of RFC 6229.</summary>
public sealed class Rc4Tests
{
    [Theory]
    [InlineData("0102030405", "B2396305F03DC027CCC3524A0A1118A8")]
    [InlineData("0102030405060708090A0B0C0D0E0F10", "9AC7CC9A609D1EF7B2932899CDE41B97")]
    public void Apply_Zeros_GivesTheKeyStream(string key, string expected)
    {
        byte[] stream = Rc4.Apply(Convert.FromHexString(key), new byte[16]);

        Assert.Equal(expected, Convert.ToHexString(stream));
    }
}
