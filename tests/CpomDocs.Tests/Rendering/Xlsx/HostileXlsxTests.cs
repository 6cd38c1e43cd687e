using System.IO.Compression;
using System.Text;
using CpomDocs.Contrats.Classeurs;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Rendering.Xlsx;
using CpomDocs.Tests.Contrats;
using FsCheck;
using FsCheck.Xunit;

namespace CpomDocs.Tests.Rendering.Xlsx;

/// <summary>Whatever the bytes, reading gives sheets or a diagnostic; it never throws, and stays within bounds.</summary>
public class HostileXlsxTests
{
    private const string Sheet = "xl/worksheets/sheet2.xml";

    [Property(MaxTest = 300)]
    public void Bytes_Changed_AreReadOrRefused(NonNegativeInt position, byte value)
    {
        byte[] xlsx = [.. UnXlsx.DeLExemple];
        xlsx[position.Get * 7 % xlsx.Length] = value;

        AssertReadOrRefused(xlsx);
    }

    [Property(MaxTest = 100)]
    public void Bytes_CutShort_AreRefused(NonNegativeInt length)
    {
        byte[] xlsx = UnXlsx.DeLExemple[..(length.Get * 13 % UnXlsx.DeLExemple.Length)];

        Assert.Null(AssertReadOrRefused(xlsx).Value);
    }

    [Property(MaxTest = 200)]
    public void Part_Changed_IsReadOrRefused(NonNegativeInt part, NonNegativeInt position, byte value)
    {
        byte[] xlsx = WithPart(UnXlsx.DeLExemple, part.Get, content =>
        {
            content[position.Get * 11 % content.Length] = value;
            return content;
        });

        AssertReadOrRefused(xlsx);
    }

    [Theory]
    [InlineData("", "vide")]
    [InlineData("Code;Nom", "zip")]
    [InlineData("PK\u0003\u0004", "zip")]
    public void File_OfAnotherKind_SaysWhatItIs(string text, string said)
    {
        Outcome<Classeur> lu = XlsxReader.Read("classeur.xlsx", Encoding.Latin1.GetBytes(text));

        Assert.Contains(said, Assert.Single(lu.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_Encrypted_SaysSo()
    {
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];

        Outcome<Classeur> lu = XlsxReader.Read("classeur.xlsx", ole);

        Assert.Contains("mot de passe", Assert.Single(lu.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("word/document.xml", "Word")]
    [InlineData("content.xml", "OpenDocument")]
    [InlineData("xl/workbook.bin", "xlsb")]
    [InlineData("autre.txt", "pas de classeur")]
    public void Zip_OfAnotherFormat_SaysWhatItIs(string entry, string said)
    {
        Outcome<Classeur> lu = XlsxReader.Read("classeur.xlsx", Zip(zip => zip.CreateEntry(entry)));

        Assert.Contains(said, Assert.Single(lu.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Zip_ThatExpandsBeyondBounds_ReportsCPOM4302()
    {
        byte[] bomb = Zip(zip =>
        {
            zip.CreateEntry("[Content_Types].xml");
            using Stream stream = zip.CreateEntry("xl/bomb.xml", CompressionLevel.Fastest).Open();
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i <= 300; i++)
            {
                stream.Write(zeros);
            }
        });

        Outcome<Classeur> lu = XlsxReader.Read("classeur.xlsx", bomb);

        Assert.Equal("CPOM4302", Assert.Single(lu.Diagnostics).Code);
    }

    [Fact]
    public void Part_WithADtd_IsRefused()
    {
        byte[] xlsx = WithSheet("<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet/>");

        Outcome<Classeur> lu = AssertReadOrRefused(xlsx);

        Assert.Equal("CPOM4301", Assert.Single(lu.Diagnostics).Code);
    }

    [Fact]
    public void Sheet_OfMoreMergedBlocksThanAny_ReportsCPOM4302()
    {
        string merges = string.Concat(Enumerable.Repeat("<mergeCell ref=\"A1:B2\"/>", 1_001));
        byte[] xlsx = WithSheet(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData/>"
            + $"<mergeCells>{merges}</mergeCells></worksheet>");

        Outcome<Classeur> lu = AssertReadOrRefused(xlsx);

        Assert.Equal("CPOM4302", Assert.Single(lu.Diagnostics).Code);
    }

    private static Outcome<Classeur> AssertReadOrRefused(byte[] xlsx)
    {
        Outcome<Classeur> lu = XlsxReader.Read("classeur.xlsx", xlsx);

        Assert.True(lu.Value is not null || lu.Diagnostics.Any(diagnostic => diagnostic.Gravite == Gravite.Erreur));
        if (lu.TryGet(out Classeur? classeur))
        {
            Assert.NotNull(new ClasseurReader(ContratsFixtures.Profils).Read(classeur));
        }

        return lu;
    }

    private static byte[] WithSheet(string xml) => WithPart(UnXlsx.DeLExemple, Sheet, _ => Encoding.UTF8.GetBytes(xml));

    private static byte[] WithPart(byte[] xlsx, int rank, Func<byte[], byte[]> change)
    {
        using var zip = new ZipArchive(new MemoryStream(xlsx));
        return WithPart(xlsx, zip.Entries[rank % zip.Entries.Count].FullName, change);
    }

    private static byte[] WithPart(byte[] xlsx, string name, Func<byte[], byte[]> change)
    {
        using var source = new ZipArchive(new MemoryStream(xlsx));
        return Zip(zip =>
        {
            foreach (ZipArchiveEntry entry in source.Entries)
            {
                using var content = new MemoryStream();
                using (Stream stream = entry.Open())
                {
                    stream.CopyTo(content);
                }

                using Stream copy = zip.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                copy.Write(entry.FullName == name ? change(content.ToArray()) : content.ToArray());
            }
        });
    }

    private static byte[] Zip(Action<ZipArchive> write)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            write(zip);
        }

        return stream.ToArray();
    }
}
