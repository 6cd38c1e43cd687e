using CpomDocs.Pdf.Content;
using CpomDocs.Pdf.Fonts;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Tests.Rendering;

/// <summary>What PDF/A-2a and PDF/UA-1 ask of the fonts; each member gives the faults found.</summary>
internal static class FontRequirements
{
    internal static IEnumerable<string> Embedded(PdfFacts facts)
    {
        foreach (PdfDictionary font in Fonts(facts))
        {
            PdfDictionary descendant = Descendant(facts, font);
            PdfDictionary descriptor = facts.Revision.Find<PdfDictionary>(descendant, "FontDescriptor")!;
            bool isWhole = PdfFacts.NameOf(font, "Encoding") == "Identity-H"
                && PdfFacts.NameOf(descendant, "CIDToGIDMap") == "Identity"
                && facts.Revision.Find<PdfStream>(descriptor, "FontFile2") is not null
                && facts.Revision.Find<PdfStream>(font, "ToUnicode") is not null
                && PdfFacts.NameOf(descriptor, "FontName") == PdfFacts.NameOf(font, "BaseFont");
            if (!isWhole)
            {
                yield return "font not embedded: " + PdfFacts.NameOf(font, "BaseFont");
            }
        }
    }

    internal static IEnumerable<string> Widths(PdfFacts facts)
    {
        foreach (PdfDictionary font in Fonts(facts))
        {
            PdfDictionary descendant = Descendant(facts, font);
            FontTables tables = Program(facts, descendant);
            var written = (PdfArray)facts.Revision.Resolve(facts.Revision.Find<PdfArray>(descendant, "W")![1]);
            int unitsPerEm = tables.Required("head").UInt16(18);
            for (int code = 0; code < written.Count; code++)
            {
                double advance = tables.Required("hmtx").UInt16(4 * code) * 1000.0 / unitsPerEm;
                if (Math.Abs(((PdfInteger)written[code]).Value - advance) > 1)
                {
                    yield return $"width of code {code}";
                }
            }
        }
    }

    internal static IEnumerable<string> Glyphs(PdfFacts facts)
    {
        foreach ((PdfDictionary font, HashSet<int> codes) in CodesShown(facts))
        {
            ToUnicodeMap map = ToUnicodeMap.Read(
                facts.Revision.Decode(facts.Revision.Find<PdfStream>(font, "ToUnicode")!), facts.Revision.Document.Context);
            int glyphs = Program(facts, Descendant(facts, font)).Required("maxp").UInt16(4);
            foreach (int code in codes)
            {
                if (code == 0 || code >= glyphs)
                {
                    yield return $"code {code} draws .notdef";
                }

                if (string.IsNullOrEmpty(map.TextOf(code)) || map.TextOf(code)!.Contains('\0', StringComparison.Ordinal))
                {
                    yield return $"code {code} is read as nothing";
                }
            }
        }
    }

    private static IEnumerable<PdfDictionary> Fonts(PdfFacts facts) =>
        facts.Dictionaries().Where(found => PdfFacts.NameOf(found, "Subtype") == "Type0");

    private static PdfDictionary Descendant(PdfFacts facts, PdfDictionary font) =>
        (PdfDictionary)facts.Revision.Resolve(facts.Revision.Find<PdfArray>(font, "DescendantFonts")![0]);

    private static FontTables Program(PdfFacts facts, PdfDictionary descendant)
    {
        PdfDictionary descriptor = facts.Revision.Find<PdfDictionary>(descendant, "FontDescriptor")!;
        return new FontTables(new FontData(facts.Revision.Decode(facts.Revision.Find<PdfStream>(descriptor, "FontFile2")!)));
    }

    private static Dictionary<PdfDictionary, HashSet<int>> CodesShown(PdfFacts facts)
    {
        var shown = new Dictionary<PdfDictionary, HashSet<int>>(ReferenceEqualityComparer.Instance);
        foreach (PdfPage page in facts.Revision.Pages)
        {
            PdfDictionary resources = facts.Revision.Find<PdfDictionary>(page.Dictionary, "Resources")!;
            PdfDictionary fonts = facts.Revision.Find<PdfDictionary>(resources, "Font")!;
            PdfDictionary? font = null;
            foreach (ContentOperation operation in facts.Content(page))
            {
                if (operation.Operator == "Tf")
                {
                    font = facts.Revision.Find<PdfDictionary>(fonts, ((PdfName)operation.Operands[0]).Value);
                }

                List<int> codes = [.. Strings(operation).SelectMany(Codes)];
                if (codes.Count > 0)
                {
                    shown.TryAdd(font!, []);
                    shown[font!].UnionWith(codes);
                }
            }
        }

        return shown;
    }

    private static IEnumerable<PdfString> Strings(ContentOperation operation) => operation.Operator switch
    {
        "Tj" => operation.Operands.OfType<PdfString>(),
        "TJ" => ((PdfArray)operation.Operands[0]).OfType<PdfString>(),
        _ => [],
    };

    private static IEnumerable<int> Codes(PdfString text) =>
        Enumerable.Range(0, text.Bytes.Length / 2).Select(i => (text.Bytes.Span[2 * i] << 8) | text.Bytes.Span[(2 * i) + 1]);
}
