namespace CpomDocs.Rendering.Docx;

/// <summary>Parts that are the same in every file, embedded in the assembly.</summary>
internal static class DocxResource
{
    /// <summary>Bytes of a part.</summary>
    /// <param name="name">File name under <c>Docx/Parts</c>.</param>
    /// <returns>A fresh copy.</returns>
    public static byte[] Read(string name)
    {
        using var resource = typeof(DocxResource).Assembly.GetManifestResourceStream("docx/" + name)
            ?? throw new ArgumentOutOfRangeException(nameof(name), name, "Unknown part.");
        byte[] content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }
}
