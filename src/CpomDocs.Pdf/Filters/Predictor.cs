using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Filters;

/// <summary>Undoes the predictor functions of Flate and LZW (ISO 32000-2, 7.4.4.4).</summary>
internal static class Predictor
{
    private const int Tiff = 2;
    private const int FirstPng = 10;
    private const int LastPng = 15;

    public static ReadOnlyMemory<byte> Undo(ReadOnlyMemory<byte> data, FilterParameters parameters)
    {
        if (parameters.Predictor == 1)
        {
            return data;
        }

        (int pixel, int row) = Measure(parameters, data.Length);
        return parameters.Predictor switch
        {
            Tiff when parameters.BitsPerComponent == 8 => UndoTiff(data.ToArray(), pixel, row),
            >= FirstPng and <= LastPng => UndoPng(data.Span, pixel, row),
            _ => throw new PdfFormatException(PdfFormatReason.FilterUnsupported, -1),
        };
    }

    private static (int Pixel, int Row) Measure(FilterParameters parameters, int length)
    {
        bool isSane = parameters is { Colors: >= 1 and <= 32, BitsPerComponent: 1 or 2 or 4 or 8 or 16, Columns: >= 1 and <= int.MaxValue };
        long pixelBits = isSane ? parameters.Colors * parameters.BitsPerComponent : 0;
        long row = ((pixelBits * parameters.Columns) + 7) / 8;
        if (!isSane || row > Math.Max(length, 1))
        {
            throw new PdfFormatException(PdfFormatReason.FilterUnsupported, -1);
        }

        return ((int)((pixelBits + 7) / 8), (int)row);
    }

    private static byte[] UndoTiff(byte[] data, int pixel, int row)
    {
        for (int start = 0; start < data.Length; start += row)
        {
            int end = Math.Min(data.Length, start + row);
            for (int i = start + pixel; i < end; i++)
            {
                data[i] = unchecked((byte)(data[i] + data[i - pixel]));
            }
        }

        return data;
    }

    private static byte[] UndoPng(ReadOnlySpan<byte> data, int pixel, int row)
    {
        int rows = (data.Length + row) / (row + 1);
        byte[] output = new byte[rows * row];
        ReadOnlySpan<byte> above = new byte[row];
        int written = 0;
        while (data.Length > 1)
        {
            int length = Math.Min(row, data.Length - 1);
            Span<byte> current = output.AsSpan(written, length);
            data.Slice(1, length).CopyTo(current);
            UndoPngRow(data[0], current, above, pixel);
            above = output.AsSpan(written, Math.Min(row, output.Length - written));
            data = data[(length + 1)..];
            written += length;
        }

        return output[..written];
    }

    private static void UndoPngRow(byte type, Span<byte> row, ReadOnlySpan<byte> above, int pixel)
    {
        if (type > 4)
        {
            throw new PdfFormatException(PdfFormatReason.FilterDataDamaged, -1);
        }

        for (int i = 0; i < row.Length && type > 0; i++)
        {
            int left = i < pixel ? 0 : row[i - pixel];
            int corner = i < pixel ? 0 : above[i - pixel];
            int predicted = type switch
            {
                1 => left,
                2 => above[i],
                3 => (left + above[i]) / 2,
                _ => Paeth(left, above[i], corner),
            };
            row[i] = unchecked((byte)(row[i] + predicted));
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        int estimate = left + up - corner;
        int toLeft = Math.Abs(estimate - left);
        int toUp = Math.Abs(estimate - up);
        int toCorner = Math.Abs(estimate - corner);
        if (toLeft <= toUp && toLeft <= toCorner)
        {
            return left;
        }

        return toUp <= toCorner ? up : corner;
    }
}
