using System.Text;

namespace CpomDocs.Pdf.Fonts;

/// <summary>What the tables <c>GPOS</c> and <c>GSUB</c> have in common (OpenType 1.9, "Layout Common Table Formats").</summary>
internal static class LayoutTable
{
    private const string LatinScript = "latn";

    /// <summary>The lookups of a feature, for Latin text in no particular language.</summary>
    public static IEnumerable<FontData> Lookups(FontData table, string feature)
    {
        FontData features = table.From(table.UInt16(6));
        FontData lookups = table.From(table.UInt16(8));
        foreach (int index in FeatureIndices(table.From(table.UInt16(4))))
        {
            if (Tag(features, 2 + (6 * index)) == feature)
            {
                FontData found = features.From(features.UInt16(6 + (6 * index)));
                for (int i = 0; i < found.UInt16(2); i++)
                {
                    yield return lookups.From(lookups.UInt16(2 + (2 * found.UInt16(4 + (2 * i)))));
                }
            }
        }
    }

    /// <summary>The subtables of a lookup with the type of each, extensions followed.</summary>
    public static IEnumerable<(int Type, FontData Table)> Subtables(FontData lookup, int extension)
    {
        int type = lookup.UInt16(0);
        for (int i = 0; i < lookup.UInt16(4); i++)
        {
            FontData subtable = lookup.From(lookup.UInt16(6 + (2 * i)));
            yield return type == extension ? (subtable.UInt16(2), subtable.From(subtable.Int32(4))) : (type, subtable);
        }
    }

    /// <summary>The glyphs of a coverage table, each with its index in it.</summary>
    public static IEnumerable<(ushort Glyph, int Index)> Coverage(FontData table)
    {
        int count = table.UInt16(2);
        if (table.UInt16(0) == 1)
        {
            for (int i = 0; i < count; i++)
            {
                yield return (table.UInt16(4 + (2 * i)), i);
            }

            yield break;
        }

        for (int i = 0; i < count; i++)
        {
            FontData range = table.Slice(4 + (6 * i), 6);
            for (int glyph = range.UInt16(0); glyph <= range.UInt16(2); glyph++)
            {
                yield return ((ushort)glyph, range.UInt16(4) + glyph - range.UInt16(0));
            }
        }
    }

    /// <summary>The class of each glyph; 0 for one that is given none.</summary>
    public static ushort[] Classes(FontData table, int glyphCount)
    {
        var classes = new ushort[glyphCount];
        if (table.UInt16(0) == 1)
        {
            for (int i = 0; i < table.UInt16(4); i++)
            {
                classes[table.UInt16(2) + i] = table.UInt16(6 + (2 * i));
            }

            return classes;
        }

        for (int i = 0; i < table.UInt16(2); i++)
        {
            FontData range = table.Slice(4 + (6 * i), 6);
            for (int glyph = range.UInt16(0); glyph <= range.UInt16(2); glyph++)
            {
                classes[glyph] = range.UInt16(4);
            }
        }

        return classes;
    }

    private static IEnumerable<int> FeatureIndices(FontData scripts)
    {
        for (int i = 0; i < scripts.UInt16(0); i++)
        {
            if (Tag(scripts, 2 + (6 * i)) == LatinScript)
            {
                FontData script = scripts.From(scripts.UInt16(6 + (6 * i)));
                FontData language = script.From(script.UInt16(0));
                return Enumerable.Range(0, language.UInt16(4)).Select(index => (int)language.UInt16(6 + (2 * index)));
            }
        }

        return [];
    }

    private static string Tag(FontData table, int offset) => Encoding.Latin1.GetString(table.Bytes.Span.Slice(offset, 4));
}
