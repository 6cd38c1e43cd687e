namespace CpomDocs.Tests.Pdf;

internal static class PngEncoding
{
    /// <summary>Applies the PNG predictor Up to rows of one length, then deflates.</summary>
    public static Func<byte[], byte[]> UpAndDeflate(int columns) => data =>
    {
        var rows = new List<byte>();
        for (int i = 0; i < data.Length; i++)
        {
            if (i % columns == 0)
            {
                rows.Add(2);
            }

            rows.Add(unchecked((byte)(data[i] - (i < columns ? 0 : data[i - columns]))));
        }

        return Deflated.Bytes([.. rows]);
    };
}
