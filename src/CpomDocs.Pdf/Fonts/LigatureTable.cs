namespace CpomDocs.Pdf.Fonts;

/// <summary>Ligatures every text should have: the lookups of the feature <c>liga</c> of <c>GSUB</c> (OpenType 1.9, "GSUB").</summary>
internal sealed class LigatureTable
{
    private const int LigatureSubstitution = 4;
    private const int Extension = 7;

    private readonly List<Ligature>?[] _byFirst;

    public LigatureTable(FontTables tables, int glyphCount)
    {
        _byFirst = new List<Ligature>[glyphCount];
        if (tables.Optional("GSUB") is not { } gsub)
        {
            return;
        }

        foreach (FontData lookup in LayoutTable.Lookups(gsub, "liga"))
        {
            foreach ((int type, FontData subtable) in LayoutTable.Subtables(lookup, Extension))
            {
                if (type == LigatureSubstitution)
                {
                    Read(subtable);
                }
            }
        }
    }

    /// <summary>The ligatures that begin with a glyph, preferred ones first; null for most glyphs.</summary>
    public List<Ligature>? this[ushort first] => _byFirst[first];

    private void Read(FontData table)
    {
        foreach ((ushort first, int index) in LayoutTable.Coverage(table.From(table.UInt16(2))))
        {
            FontData set = table.From(table.UInt16(6 + (2 * index)));
            for (int i = 0; i < set.UInt16(0); i++)
            {
                FontData ligature = set.From(set.UInt16(2 + (2 * i)));
                ushort[] rest = [.. Enumerable.Range(0, ligature.UInt16(2) - 1).Select(part => ligature.UInt16(4 + (2 * part)))];
                List<Ligature> ligatures = _byFirst[first] ??= [];
                ligatures.Add(new Ligature(ligature.UInt16(0), rest));
            }
        }
    }

    /// <summary>A ligature.</summary>
    /// <param name="Glyph">Glyph drawn.</param>
    /// <param name="Rest">Glyphs that must follow the first one.</param>
    internal sealed record Ligature(ushort Glyph, ushort[] Rest);
}
