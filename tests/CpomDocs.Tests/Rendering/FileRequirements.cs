using System.Text;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Tests.Rendering;

/// <summary>What PDF/A-2a asks of the file itself; each member gives the faults found.</summary>
internal static class FileRequirements
{
    private static readonly string[] Forbidden =
        ["JS", "JavaScript", "Launch", "ImportData", "ResetForm", "Movie", "Sound", "RichMedia", "AA"];

    internal static IEnumerable<string> Header(PdfFacts facts)
    {
        ReadOnlyMemory<byte> file = facts.File;
        string head = Encoding.Latin1.GetString(file.Span[..15]);
        bool isBinary = head[9] == '%' && head[10..14].All(character => character > 127);
        return head.StartsWith("%PDF-1.7\n", StringComparison.Ordinal) && isBinary ? [] : ["no header of PDF 1.7 with a binary comment"];
    }

    internal static IEnumerable<string> Trailer(PdfFacts facts)
    {
        PdfDictionary trailer = facts.Revision.Trailer;
        if (trailer.ContainsKey("Encrypt"))
        {
            yield return "encrypted";
        }

        if (facts.Revision.Find<PdfArray>(trailer, "ID") is not { Count: 2 })
        {
            yield return "no identifier of two parts";
        }
    }

    internal static IEnumerable<string> Filters(PdfFacts facts)
    {
        return facts.Dictionaries().Select(dictionary => PdfFacts.NameOf(dictionary, "Filter"))
            .Where(filter => filter is not (null or "FlateDecode"))
            .Select(filter => "filter " + filter);
    }

    internal static IEnumerable<string> NothingActive(PdfFacts facts)
    {
        return facts.Dictionaries()
            .SelectMany(dictionary => dictionary.Keys.Append(PdfFacts.NameOf(dictionary, "S") ?? ""))
            .Where(Forbidden.Contains);
    }

    internal static IEnumerable<string> NothingOutside(PdfFacts facts)
    {
        return facts.Objects.Select(found => found.Value).OfType<PdfStream>()
            .Where(stream => stream.Dictionary.ContainsKey("F"))
            .Select(_ => "data of a stream outside the file");
    }

    internal static IEnumerable<string> NoTransparency(PdfFacts facts)
    {
        return facts.Dictionaries().SelectMany(dictionary => dictionary.Keys)
            .Where(key => key is "SMask" or "ca" or "CA" or "BM" or "Group")
            .Select(key => "transparency: " + key);
    }

    internal static IEnumerable<string> OutputIntent(PdfFacts facts)
    {
        PdfRevision file = facts.Revision;
        var intents = file.Find<PdfArray>(file.Catalog, "OutputIntents")!.Select(file.Resolve).Cast<PdfDictionary>().ToList();
        if (intents.Count != 1 || PdfFacts.NameOf(intents[0], "S") != "GTS_PDFA1")
        {
            return ["not one output intent GTS_PDFA1"];
        }

        ReadOnlyMemory<byte> profile = file.Decode(file.Find<PdfStream>(intents[0], "DestOutputProfile")!);
        string signature = Encoding.Latin1.GetString(profile.Span[16..40]);
        return signature.StartsWith("RGB ", StringComparison.Ordinal) && signature.EndsWith("acsp", StringComparison.Ordinal)
            ? []
            : ["no RGB profile"];
    }

    internal static IEnumerable<string> Colours(PdfFacts facts)
    {
        return facts.Revision.Pages.SelectMany(facts.Content).Select(operation => operation.Operator)
            .Where(name => name is "g" or "G" or "k" or "K" or "cs" or "CS" or "sc" or "SC" or "scn" or "SCN" or "sh")
            .Select(name => "colour not in RGB: " + name);
    }

    internal static IEnumerable<string> Metadata(PdfFacts facts)
    {
        PdfRevision file = facts.Revision;
        var stream = file.Find<PdfStream>(file.Catalog, "Metadata")!;
        XmpPacket packet = XmpPacket.Read(file)!;
        PdfDictionary info = file.Find<PdfDictionary>(file.Trailer, "Info")!;
        string xml = Encoding.UTF8.GetString(stream.Data.Span);
        (string What, bool Holds)[] claims =
        [
            ("not compressed", !stream.Dictionary.ContainsKey("Filter")),
            ("title", xml.Contains("x-default", StringComparison.Ordinal) && Escaped(Text(info, "Title"), xml)),
            ("language", xml.Contains("<rdf:li>fr-FR</rdf:li>", StringComparison.Ordinal)),
            ("producer", packet.Get("http://ns.adobe.com/pdf/1.3/", "Producer") == Text(info, "Producer")),
            ("creation date", SameInstant(packet.Get("http://ns.adobe.com/xap/1.0/", "CreateDate"), Text(info, "CreationDate"))),
            ("change date", SameInstant(packet.Get("http://ns.adobe.com/xap/1.0/", "ModifyDate"), Text(info, "ModDate"))),
            ("part of PDF/A", packet.Get("http://www.aiim.org/pdfa/ns/id/", "part") is "2" or "3"),
            ("level of PDF/A", packet.Get("http://www.aiim.org/pdfa/ns/id/", "conformance") == "A"),
            ("part of PDF/UA", packet.Get("http://www.aiim.org/pdfua/ns/id/", "part") == "1"),
            ("description of pdfuaid", xml.Contains(">pdfuaid</pdfaSchema:prefix>", StringComparison.Ordinal)),
            ("description of cpom", xml.Contains(">cpom</pdfaSchema:prefix>", StringComparison.Ordinal)),
        ];
        return claims.Where(claim => !claim.Holds).Select(claim => "XMP: " + claim.What);
    }

    internal static IEnumerable<string> Catalog(PdfFacts facts)
    {
        PdfRevision file = facts.Revision;
        PdfDictionary catalog = file.Catalog;
        (string What, bool Holds)[] claims =
        [
            ("language", Text(catalog, "Lang") == "fr-FR"),
            ("marked", file.Find<PdfDictionary>(catalog, "MarkInfo") is { } mark && mark["Marked"] is PdfBoolean { Value: true }),
            ("title shown", file.Find<PdfDictionary>(catalog, "ViewerPreferences") is { } view
                && view["DisplayDocTitle"] is PdfBoolean { Value: true }),
            ("structure", file.Find<PdfDictionary>(facts.Root, "ParentTree") is not null),
            ("outlines", file.Find<PdfDictionary>(catalog, "Outlines") is not null),
            ("appearances made", file.Find<PdfDictionary>(catalog, "AcroForm")?.ContainsKey("NeedAppearances") == false),
        ];
        return claims.Where(claim => !claim.Holds).Select(claim => "catalog: " + claim.What);
    }

    // What an act appends may replace these objects: a reader that follows the revisions must find them in the open.
    internal static IEnumerable<string> ObjectStreams(PdfFacts facts)
    {
        var packed = facts.Objects
            .Where(found => facts.Revision.FindEntry(found.Number)!.Value.Kind == PdfXrefEntryKind.InObjectStream)
            .Select(found => found.Value).OfType<PdfDictionary>().Select(found => PdfFacts.NameOf(found, "Type") ?? "").ToList();
        if (!packed.Contains("StructElem"))
        {
            yield return "structure elements are not packed";
        }

        foreach (string type in packed.Where(type => type is "Catalog" or "Page" or "Pages" or "Annot" or "Sig" or "Metadata"))
        {
            yield return "packed: " + type;
        }
    }

    private static string Text(PdfDictionary dictionary, string key) => ((PdfString)dictionary[key]).ToText();

    private static bool Escaped(string text, string xml)
    {
        return xml.Contains(new System.Xml.Linq.XText(text).ToString(), StringComparison.Ordinal);
    }

    private static bool SameInstant(string? xmp, string info)
    {
        string digits = string.Concat((xmp ?? "").Where(char.IsAsciiDigit));
        return digits.Length >= 14 && digits == string.Concat(info.Where(char.IsAsciiDigit));
    }
}
