using System.Globalization;

namespace CpomDocs.Tests.Pdf;

/// <summary>A linearised file in miniature (annex F): the section at the front continues the one at the end.</summary>
internal static class LinearizedPdf
{
    public static byte[] Build()
    {
        const int SectionWidth = 250;
        RawPdf raw = RawPdf.Empty().Object(5, "<</Linearized 1>>");
        long linearized = raw.Position - "5 0 obj\n<</Linearized 1>>\nendobj\n".Length;
        long first = raw.Position;
        long catalog = first + SectionWidth;
        string catalogText = "1 0 obj\n" + RawPdf.Catalog + "\nendobj\n";
        string pagesText = "2 0 obj\n<</Type /Pages /Kids [3 0 R] /Count 1>>\nendobj\n";
        string pageText = "3 0 obj\n<</Type /Page /Parent 2 0 R>>\nendobj\n4 0 obj\nnull\nendobj\n";
        long pages = catalog + catalogText.Length;
        long page = pages + pagesText.Length;
        long main = page + pageText.Length;
        string section =
            $"xref\n1 1\n{Entry(catalog)}5 1\n{Entry(linearized)}trailer\n<</Size 6 /Root 1 0 R /Prev {Number(main)}>>\nstartxref\n0\n%%EOF\n";
        long null4 = page + pageText.IndexOf("4 0 obj", StringComparison.Ordinal);
        return raw.Text(section.PadRight(SectionWidth - 1) + "\n")
            .Text(catalogText + pagesText + pageText)
            .Text($"xref\n2 3\n{Entry(pages)}{Entry(page)}{Entry(null4)}trailer\n<</Size 5>>\nstartxref\n{Number(first)}\n%%EOF\n")
            .ToBytes();
    }

    private static string Entry(long offset) => offset.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
