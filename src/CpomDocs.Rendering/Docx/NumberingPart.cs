using System.Globalization;

namespace CpomDocs.Rendering.Docx;

/// <summary>Writes the lists of the document: bullets, ordered lists, then one list per kind of heading label.</summary>
internal sealed class NumberingPart(DocxContext context)
{
    private const int Levels = 9;
    private static readonly string[] OrderedFormats = ["decimal", "lowerLetter", "lowerRoman"];

    public void Write(WordXml xml)
    {
        xml.Root("numbering");
        WriteAbstract(xml, NumberingPlan.Bullets, () => WriteLevels(xml, WriteBullet));
        WriteAbstract(xml, NumberingPlan.OrderedAbstract, () => WriteLevels(xml, WriteOrdered));
        foreach (var family in context.Numbering.Families)
        {
            WriteAbstract(xml, family.AbstractId, () => WriteLabel(xml, family));
        }

        foreach (var instance in context.Numbering.Instances)
        {
            WriteInstance(xml, instance);
        }

        xml.End();
    }

    private static void WriteAbstract(WordXml xml, int id, Action writeLevels)
    {
        xml.Start("abstractNum");
        xml.Attribute("abstractNumId", id);

        // nsid and tmpl tell Word's copies of a list apart: any distinct number will do, a fixed one keeps the bytes the same.
        xml.Value("nsid", (0x43500000 + id).ToString("X8", CultureInfo.InvariantCulture));
        xml.Value("multiLevelType", "multilevel");
        xml.Value("tmpl", (0x43510000 + id).ToString("X8", CultureInfo.InvariantCulture));
        writeLevels();
        xml.End();
    }

    private static void WriteLevels(WordXml xml, Action<WordXml, int> writeLevel)
    {
        for (int level = 0; level < Levels; level++)
        {
            xml.Start("lvl");
            xml.Attribute("ilvl", level);
            writeLevel(xml, level);
            xml.End();
        }
    }

    private void WriteBullet(WordXml xml, int level)
    {
        var bullets = context.Sheet.Liste.Puces;
        xml.Value("start", 1);
        xml.Value("numFmt", "bullet");
        xml.Value("lvlText", bullets[Math.Min(level, bullets.Count - 1)]);
        xml.Value("lvlJc", "left");
        WriteIndent(xml, level);
    }

    private void WriteOrdered(WordXml xml, int level)
    {
        xml.Value("start", 1);
        xml.Value("numFmt", OrderedFormats[level % OrderedFormats.Length]);
        xml.Value("lvlText", "%" + WordXml.Number(level + 1) + ".");
        xml.Value("lvlJc", "left");
        WriteIndent(xml, level);
    }

    private void WriteIndent(WordXml xml, int level)
    {
        double indent = context.Sheet.Liste.RetraitPt;
        xml.Start("pPr");
        xml.Element(
            "ind",
            ("left", WordUnits.Twips(indent * (level + 1))),
            ("hanging", WordUnits.Twips(indent - context.Sheet.Liste.RetraitEtiquettePt)));
        xml.End();
    }

    private void WriteLabel(WordXml xml, LabelFamily family)
    {
        xml.Start("lvl");
        xml.Attribute("ilvl", 0);
        xml.Value("start", family.Label.Value);
        xml.Value("numFmt", FormatOf(family.Label.Format));
        if (context.Numbering.OnlyFamilyOf(family.Niveau) == family)
        {
            xml.Value("pStyle", StyleId.Heading(family.Niveau));
        }

        xml.Value("suff", "space");
        xml.Value("lvlText", family.Label.LevelText);
        xml.Value("lvlJc", "left");
        xml.Start("pPr");
        xml.Element("ind", ("left", "0"), ("firstLine", "0"));
        xml.End();
        xml.End();
    }

    private static string FormatOf(LabelFormat format) => format switch
    {
        LabelFormat.Decimal => "decimal",
        LabelFormat.Letter => "upperLetter",
        _ => "none",
    };

    private static void WriteInstance(WordXml xml, NumberingInstance instance)
    {
        xml.Start("num");
        xml.Attribute("numId", instance.Id);
        xml.Value("abstractNumId", instance.AbstractId);
        if (instance.Start is { } start)
        {
            xml.Start("lvlOverride");
            xml.Attribute("ilvl", start.Level);
            xml.Value("startOverride", start.Value);
            xml.End();
        }

        xml.End();
    }
}
