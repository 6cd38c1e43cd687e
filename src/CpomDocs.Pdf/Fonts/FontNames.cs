using System.Text;

namespace CpomDocs.Pdf.Fonts;

/// <summary>The table <c>name</c> of a font.</summary>
internal static class FontNames
{
    private const int WindowsPlatform = 3;
    private const int PostScriptNameId = 6;

    public static string PostScriptName(FontData name)
    {
        int count = name.UInt16(2);
        int storage = name.UInt16(4);
        for (int i = 0; i < count; i++)
        {
            FontData record = name.Slice(6 + (12 * i), 12);
            if (record.UInt16(0) == WindowsPlatform && record.UInt16(6) == PostScriptNameId)
            {
                return Encoding.BigEndianUnicode.GetString(name.Slice(storage + record.UInt16(10), record.UInt16(8)).Bytes.Span);
            }
        }

        throw new InvalidDataException("The font has no PostScript name.");
    }
}
