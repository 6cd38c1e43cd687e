namespace CpomDocs.Rendering.Pdf;

/// <summary>A URI as the seven-bit text a PDF wants (ISO 32000-2, 12.6.4.8).</summary>
internal static class UriText
{
    public static string ToAsciiText(this Uri uri) => uri.IsAbsoluteUri ? uri.AbsoluteUri : Uri.EscapeDataString(uri.OriginalString);
}
