using CpomDocs.Pdf.Objects;

namespace CpomDocs.Tests.Pdf;

public sealed class PdfEqualityTests
{
    public static TheoryData<PdfObject, PdfObject, bool> Pairs => new()
    {
        { new PdfInteger(1), new PdfReal(1), true },
        { new PdfInteger(1), new PdfInteger(2), false },
        { new PdfReference(1), new PdfReference(1, 1), false },
        { new PdfString("a"u8.ToArray()), new PdfString("a"u8.ToArray(), isHex: true), true },
        { new PdfString("A"u8.ToArray()), new PdfName("A"), false },
        { new PdfArray([PdfBoolean.True]), new PdfArray([PdfBoolean.True, PdfNull.Instance]), false },
        { One("A", PdfNull.Instance), new PdfDictionary(), true },
        { One("A", PdfBoolean.True), new PdfDictionary(), false },
        { One("A", new PdfArray([new PdfName("B")])), One("A", new PdfArray([new PdfName("B")])), true },
        { new PdfStream(new PdfDictionary(), "a"u8.ToArray()), new PdfStream(new PdfDictionary(), "b"u8.ToArray()), false },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void AreEqual_Pair_IsAsExpectedBothWays(PdfObject left, PdfObject right, bool expected)
    {
        Assert.Equal(expected, PdfEquality.AreEqual(left, right));
        Assert.Equal(expected, PdfEquality.AreEqual(right, left));
    }

    [Fact]
    public void AreEqual_DeepDictionaries_TakesLinearTime()
    {
        PdfObject left = PdfNull.Instance;
        PdfObject right = PdfNull.Instance;
        for (int i = 0; i < 90; i++)
        {
            left = One("A", left);
            right = One("A", right);
        }

        Assert.True(PdfEquality.AreEqual(left, right));
    }

    private static PdfDictionary One(string key, PdfObject value) => new() { { key, value } };
}
