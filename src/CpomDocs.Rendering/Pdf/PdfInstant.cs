using System.Globalization;

namespace CpomDocs.Rendering.Pdf;

/// <summary>An instant in the two forms a PDF wants; both say the same.</summary>
internal static class PdfInstant
{
    /// <summary>A date string (ISO 32000-2, 7.9.4).</summary>
    public static string ForInfo(DateTimeOffset instant)
    {
        string offset = instant.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "'", StringComparison.Ordinal);
        return "D:" + instant.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + offset + "'";
    }

    /// <summary>An XMP date (ISO 8601).</summary>
    public static string ForXmp(DateTimeOffset instant) => instant.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
}
