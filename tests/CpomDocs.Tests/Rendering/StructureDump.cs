using System.Globalization;
using System.Text;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Tests.Rendering;

/// <summary>The logical structure of a file as text, one element a line.</summary>
internal static class StructureDump
{
    internal static string Of(PdfRevision revision)
    {
        var text = new StringBuilder();
        PdfDictionary root = revision.Find<PdfDictionary>(revision.Catalog, "StructTreeRoot")!;
        Append(text, revision, revision.Resolve(root["K"]), 0);
        return text.ToString();
    }

    /// <summary>The part of the structure that stands on one page, one element a line.</summary>
    internal static string OfPage(PdfRevision revision, int page)
    {
        var text = new StringBuilder();
        PdfDictionary root = revision.Find<PdfDictionary>(revision.Catalog, "StructTreeRoot")!;
        AppendOfPage(text, revision, (PdfDictionary)revision.Resolve(root["K"]), (revision.Pages[page - 1].Reference, 0));
        return text.ToString();
    }

    private static void AppendOfPage(StringBuilder text, PdfRevision revision, PdfDictionary element, (PdfReference Page, int Depth) place)
    {
        text.Append(' ', 2 * place.Depth).Append(((PdfName)element["S"]).Value).Append(Attributes(element)).Append('\n');
        foreach (PdfDictionary kid in Kids(revision, element).OfType<PdfDictionary>().Where(kid => kid.ContainsKey("S")))
        {
            if (IsOn(revision, kid, place.Page))
            {
                AppendOfPage(text, revision, kid, (place.Page, place.Depth + 1));
            }
        }
    }

    private static bool IsOn(PdfRevision revision, PdfDictionary element, PdfReference page) =>
        (element.TryGet("Pg", out PdfObject? on) && ((PdfReference)on).Number == page.Number)
        || Kids(revision, element).OfType<PdfDictionary>().Any(kid => IsOn(revision, kid, page));

    /// <summary>Every element, in reading order.</summary>
    internal static IEnumerable<PdfDictionary> Elements(PdfRevision revision)
    {
        PdfDictionary root = revision.Find<PdfDictionary>(revision.Catalog, "StructTreeRoot")!;
        return Elements(revision, (PdfDictionary)revision.Resolve(root["K"]));
    }

    private static IEnumerable<PdfDictionary> Elements(PdfRevision revision, PdfDictionary element)
    {
        return Kids(revision, element).OfType<PdfDictionary>()
            .Where(kid => kid.ContainsKey("S"))
            .SelectMany(kid => Elements(revision, kid))
            .Prepend(element);
    }

    private static IEnumerable<PdfObject> Kids(PdfRevision revision, PdfDictionary element)
    {
        return !element.TryGet("K", out PdfObject? kids)
            ? []
            : revision.Resolve(kids) is PdfArray array ? array.Select(revision.Resolve) : [revision.Resolve(kids)];
    }

    private static void Append(StringBuilder text, PdfRevision revision, PdfObject kid, int depth)
    {
        text.Append(' ', 2 * depth);
        if (kid is not PdfDictionary dictionary)
        {
            text.Append(CultureInfo.InvariantCulture, $"#{((PdfInteger)kid).Value}\n");
        }
        else if (!dictionary.TryGet("S", out PdfObject? type))
        {
            text.Append(((PdfName)dictionary["Type"]).Value).Append('\n');
        }
        else
        {
            text.Append(((PdfName)type).Value).Append(Attributes(dictionary)).Append('\n');
            foreach (PdfObject child in Kids(revision, dictionary))
            {
                Append(text, revision, child, depth + 1);
            }
        }
    }

    private static string Attributes(PdfDictionary element)
    {
        return element.TryGet("A", out PdfObject? value)
            ? string.Concat(((PdfDictionary)value).Where(entry => entry.Key != "O").Select(entry => $" {entry.Key}={Value(entry.Value)}"))
            : "";
    }

    private static string Value(PdfObject value)
    {
        return value is PdfName name ? name.Value : ((PdfInteger)value).Value.ToString(CultureInfo.InvariantCulture);
    }
}
