using System.Numerics;

namespace CpomDocs.Pdf.Fonts;

/// <summary>
/// Kerning of pairs of glyphs: the lookups of the feature <c>kern</c> of <c>GPOS</c>, of the kind « pair adjustment », of which only the
/// advance of the first glyph is read (OpenType 1.9, "GPOS"). Lengths are in units of the font.
/// </summary>
internal sealed class KerningTable
{
    private const int PairAdjustment = 2;
    private const int Extension = 9;

    private readonly List<IPairs> _subtables = [];

    public KerningTable(FontTables tables, int glyphCount)
    {
        if (tables.Optional("GPOS") is not { } gpos)
        {
            return;
        }

        foreach (FontData lookup in LayoutTable.Lookups(gpos, "kern"))
        {
            foreach ((int type, FontData subtable) in LayoutTable.Subtables(lookup, Extension))
            {
                if (type == PairAdjustment)
                {
                    bool isByGlyph = subtable.UInt16(0) == 1;
                    _subtables.Add(isByGlyph ? new GlyphPairs(subtable, glyphCount) : new ClassPairs(subtable, glyphCount));
                }
            }
        }
    }

    /// <summary>What is added to the advance of a glyph before another one: the first subtable that knows the pair says it.</summary>
    public int this[ushort left, ushort right]
    {
        get
        {
            foreach (IPairs pairs in _subtables)
            {
                if (pairs.TryFind(left, right, out short value))
                {
                    return value;
                }
            }

            return 0;
        }
    }

    private interface IPairs
    {
        bool TryFind(ushort left, ushort right, out short value);
    }

    /// <summary>Where the advance stands in a value record, and how long the records of a pair are.</summary>
    private readonly record struct ValueLayout(bool HasAdvance, int AdvanceOffset, int Length)
    {
        private const int Advance = 4;

        public static ValueLayout Of(int first, int second)
        {
            int before = 2 * BitOperations.PopCount((uint)(first & (Advance - 1)));
            int length = 2 * (BitOperations.PopCount((uint)first) + BitOperations.PopCount((uint)second));
            return new ValueLayout((first & Advance) != 0, before, length);
        }

        public short Read(FontData record) => HasAdvance ? record.Int16(AdvanceOffset) : (short)0;
    }

    /// <summary>Format 1: the pairs of each first glyph, one by one.</summary>
    private sealed class GlyphPairs : IPairs
    {
        private readonly Dictionary<ushort, short>?[] _values;

        public GlyphPairs(FontData table, int glyphCount)
        {
            _values = new Dictionary<ushort, short>[glyphCount];
            var layout = ValueLayout.Of(table.UInt16(4), table.UInt16(6));
            foreach ((ushort left, int index) in LayoutTable.Coverage(table.From(table.UInt16(2))))
            {
                FontData set = table.From(table.UInt16(10 + (2 * index)));
                int count = set.UInt16(0);
                var values = new Dictionary<ushort, short>(count);
                for (int i = 0; i < count; i++)
                {
                    FontData pair = set.From(2 + (i * (2 + layout.Length)));
                    values[pair.UInt16(0)] = layout.Read(pair.From(2));
                }

                _values[left] = values;
            }
        }

        public bool TryFind(ushort left, ushort right, out short value)
        {
            value = 0;
            return _values[left] is { } values && values.TryGetValue(right, out value);
        }
    }

    /// <summary>Format 2: one value for a class of first glyphs and a class of second ones.</summary>
    private sealed class ClassPairs : IPairs
    {
        private readonly bool[] _isCovered;
        private readonly ushort[] _first;
        private readonly ushort[] _second;
        private readonly short[] _values;
        private readonly int _secondCount;

        public ClassPairs(FontData table, int glyphCount)
        {
            _isCovered = new bool[glyphCount];
            foreach ((ushort glyph, _) in LayoutTable.Coverage(table.From(table.UInt16(2))))
            {
                _isCovered[glyph] = true;
            }

            _first = LayoutTable.Classes(table.From(table.UInt16(8)), glyphCount);
            _second = LayoutTable.Classes(table.From(table.UInt16(10)), glyphCount);
            _secondCount = table.UInt16(14);
            _values = new short[table.UInt16(12) * _secondCount];
            var layout = ValueLayout.Of(table.UInt16(4), table.UInt16(6));
            for (int i = 0; i < _values.Length; i++)
            {
                _values[i] = layout.Read(table.From(16 + (i * layout.Length)));
            }
        }

        public bool TryFind(ushort left, ushort right, out short value)
        {
            value = _isCovered[left] ? _values[(_first[left] * _secondCount) + _second[right]] : (short)0;
            return _isCovered[left];
        }
    }
}
