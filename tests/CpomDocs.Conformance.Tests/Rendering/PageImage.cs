using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace CpomDocs.Conformance.Tests.Rendering;

/// <summary>
/// A drawn page as a grid of grey squares of a third of an inch: coarse enough for two versions of a drawing program to agree.
/// </summary>
internal sealed record PageImage(int Columns, byte[] Greys)
{
    private const string White = ".";
    private const int SquarePixels = 12;
    private const string Resolution = "36";

    /// <summary>The grid as text, one line a row of squares, two hexadecimal digits a square; a white row is a stop.</summary>
    internal string Text => string.Join('\n', Greys.Chunk(Columns)
        .Select(row => row.All(grey => grey == byte.MaxValue) ? White : System.Convert.ToHexStringLower(row)));

    /// <summary>Reads what <see cref="Text"/> wrote.</summary>
    internal static PageImage Parse(int columns, string text) => new(columns,
    [
        .. text.Split('\n').SelectMany(row => row == White
            ? Enumerable.Repeat(byte.MaxValue, columns)
            : System.Convert.FromHexString(row)),
    ]);

    /// <summary>The greatest difference between two grids, from 0 to 255.</summary>
    internal int Distance(PageImage other)
    {
        return Greys.Length != other.Greys.Length ? byte.MaxValue : Greys.Zip(other.Greys, (mine, its) => Math.Abs(mine - its)).Max();
    }

    /// <summary>Has every page of a file drawn by <c>pdftoppm</c>.</summary>
    internal static IReadOnlyList<PageImage> Draw(string program, byte[] file)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".pdf");
        File.WriteAllBytes(path, file);
        try
        {
            var start = new ProcessStartInfo(program, ["-gray", "-r", Resolution, path]) { RedirectStandardOutput = true };
            using Process process = Process.Start(start)!;
            using var drawn = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(drawn);
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return [.. Pages(drawn.ToArray())];
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Each page is a portable grey map: « P5 », width and height, 255, then a byte a pixel.
    private static IEnumerable<PageImage> Pages(byte[] drawn)
    {
        for (int position = 0; position < drawn.Length;)
        {
            int[] sizes = new int[3];
            position += 2;
            for (int i = 0; i < sizes.Length; i++)
            {
                int end = position + 1;
                while (!char.IsWhiteSpace((char)drawn[end]))
                {
                    end++;
                }

                string size = Encoding.ASCII.GetString(drawn, position, end - position);
                sizes[i] = int.Parse(size, NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
                position = end;
            }

            position++;
            yield return Grid(drawn.AsSpan(position, sizes[0] * sizes[1]), sizes[0]);
            position += sizes[0] * sizes[1];
        }
    }

    private static PageImage Grid(ReadOnlySpan<byte> pixels, int width)
    {
        int columns = (width + SquarePixels - 1) / SquarePixels;
        int rows = ((pixels.Length / width) + SquarePixels - 1) / SquarePixels;
        var sums = new long[columns * rows];
        var counts = new int[columns * rows];
        for (int i = 0; i < pixels.Length; i++)
        {
            int square = (i / width / SquarePixels * columns) + (i % width / SquarePixels);
            sums[square] += pixels[i];
            counts[square]++;
        }

        return new PageImage(columns, [.. sums.Zip(counts, (sum, count) => (byte)(sum / count))]);
    }
}
