using CpomDocs.Pdf.Content;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Tests.Rendering;

/// <summary>A file as a checker of PDF/A and PDF/UA looks at it: objects, structure in reading order, content of the pages.</summary>
internal sealed class PdfFacts
{
    internal PdfFacts(ReadOnlyMemory<byte> file)
    {
        File = file;
        Revision = PdfDocument.Open(file).Current;
        int size = (int)((PdfInteger)Revision.Trailer["Size"]).Value;
        Objects =
        [
            .. Enumerable.Range(1, size - 1)
                .Where(number => Revision.FindEntry(number) is { } entry && entry.Kind != PdfXrefEntryKind.Free)
                .Select(number => (number, Revision.Get(number))),
        ];
        Root = Revision.Find<PdfDictionary>(Revision.Catalog, "StructTreeRoot")!;
        Elements = [.. Walk((PdfDictionary)Revision.Resolve(Root["K"]), "StructTreeRoot")];
    }

    internal ReadOnlyMemory<byte> File { get; }

    internal PdfRevision Revision { get; }

    internal IReadOnlyList<(int Number, PdfObject Value)> Objects { get; }

    /// <summary>Root of the structure tree.</summary>
    internal PdfDictionary Root { get; }

    /// <summary>Every element in reading order.</summary>
    internal IReadOnlyList<Element> Elements { get; }

    internal IEnumerable<Element> Of(params string[] types) => Elements.Where(element => types.Contains(element.Type));

    /// <summary>Dictionaries of all the objects, those of streams and those inside others included.</summary>
    internal IEnumerable<PdfDictionary> Dictionaries() => Objects.SelectMany(found => Inside(found.Value));

    internal IEnumerable<PdfDictionary> Annotations(string subtype)
    {
        return Revision.Pages
            .SelectMany(page => Revision.Find<PdfArray>(page.Dictionary, "Annots") ?? [])
            .Select(Revision.Resolve).Cast<PdfDictionary>()
            .Where(annotation => NameOf(annotation, "Subtype") == subtype);
    }

    internal IEnumerable<ContentOperation> Content(PdfPage page)
    {
        ReadOnlyMemory<byte> content = Revision.Decode(Revision.Find<PdfStream>(page.Dictionary, "Contents")!);
        return new ContentReader(content, Revision.Document.Context).Operations();
    }

    internal IReadOnlyList<PdfObject> Kids(PdfDictionary element)
    {
        return !element.TryGet("K", out PdfObject? kids)
            ? []
            : Revision.Resolve(kids) is PdfArray array ? [.. array.Select(Revision.Resolve)] : [Revision.Resolve(kids)];
    }

    internal static string? NameOf(PdfDictionary dictionary, string key)
    {
        return dictionary.TryGet(key, out PdfObject? value) && value is PdfName name ? name.Value : null;
    }

    private IEnumerable<Element> Walk(PdfDictionary element, string parent)
    {
        var here = new Element(element, NameOf(element, "S") ?? "", parent);
        return Kids(element).OfType<PdfDictionary>().Where(kid => kid.ContainsKey("S"))
            .SelectMany(kid => Walk(kid, here.Type)).Prepend(here);
    }

    private static IEnumerable<PdfDictionary> Inside(PdfObject value) => value switch
    {
        PdfStream stream => Inside(stream.Dictionary),
        PdfDictionary dictionary => dictionary.SelectMany(entry => Inside(entry.Value)).Prepend(dictionary),
        PdfArray array => array.SelectMany(Inside),
        _ => [],
    };

    /// <summary>An element of the structure.</summary>
    internal sealed record Element(PdfDictionary Dictionary, string Type, string Parent)
    {
        internal string? Attribute(string key)
        {
            return Dictionary.TryGet("A", out PdfObject? attributes)
                && attributes is PdfDictionary found && found.TryGet(key, out PdfObject? value)
                ? (value as PdfName)?.Value ?? (value as PdfInteger)?.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)
                : null;
        }
    }
}
