using CpomDocs.Pdf.Objects;
using FsCheck;
using FsCheck.Xunit;

namespace CpomDocs.Tests.Pdf;

public sealed class PdfStringTests
{
    [Theory]
    [InlineData(new byte[] { 0x43, 0x9C, 0x75, 0x72, 0x90, 0xE9 }, "Cœur’é")]
    [InlineData(new byte[] { 0xA0, 0x80, 0x9E, 0x18, 0x1F }, "€•ž˘˜")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0xE9 }, "é")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0xC3, 0xA9 }, "é")]
    [InlineData(new byte[0], "")]
    public void ToText_Bytes_AreDecoded(byte[] bytes, string expected) => Assert.Equal(expected, new PdfString(bytes).ToText());

    [Property]
    public bool ToText_FromText_GivesItBack(NonNull<string> text)
    {
        string printable = new([.. text.Get.Where(c => !char.IsSurrogate(c) && !char.IsControl(c))]);

        return PdfString.FromText(printable).ToText() == printable;
    }
}
