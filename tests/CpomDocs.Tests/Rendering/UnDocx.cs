using System.IO.Compression;
using System.Text;

namespace CpomDocs.Tests.Rendering;

/// <summary>Word files that somebody else edited, or made to harm.</summary>
internal static class UnDocx
{
    internal const string Body = "word/document.xml";

    /// <summary>The same file with one part rewritten; a part that gives <see langword="null"/> is left out.</summary>
    internal static byte[] Edited(byte[] docx, string part, Func<string, string?> edit)
    {
        using var source = new ZipArchive(new MemoryStream(docx));
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ZipArchiveEntry entry in source.Entries)
            {
                using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
                string text = reader.ReadToEnd();
                if ((entry.FullName == part ? edit(text) : text) is { } kept)
                {
                    Add(zip, entry.FullName, kept);
                }
            }
        }

        return target.ToArray();
    }

    /// <summary>The same file with one text of its body replaced; the text must be there.</summary>
    internal static byte[] Replaced(byte[] docx, string before, string after) => Edited(docx, Body, xml =>
    {
        Assert.Contains(before, xml, StringComparison.Ordinal);
        int start = xml.IndexOf(before, StringComparison.Ordinal);
        return xml[..start] + after + xml[(start + before.Length)..];
    });

    /// <summary>A file of the given parts.</summary>
    internal static byte[] Of(params (string Name, string Text)[] parts)
    {
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string text) in parts)
            {
                Add(zip, name, text);
            }
        }

        return target.ToArray();
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }
}
