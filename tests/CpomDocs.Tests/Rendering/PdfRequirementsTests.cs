using System.Collections.Immutable;
using CpomDocs.Composition.Documents;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;
using CpomDocs.Rendering.Pdf;

namespace CpomDocs.Tests.Rendering;

/// <summary>
/// Every requirement of PDF/A-2a and PDF/UA-1 that a contract meets, on real documents; and a fault of each kind is found.
/// </summary>
public sealed class PdfRequirementsTests
{
    private static readonly ImmutableSortedDictionary<string, Func<PdfFacts, IEnumerable<string>>> Rules =
        new Dictionary<string, Func<PdfFacts, IEnumerable<string>>>
        {
            ["header"] = FileRequirements.Header,
            ["trailer"] = FileRequirements.Trailer,
            ["filters"] = FileRequirements.Filters,
            ["nothing active"] = FileRequirements.NothingActive,
            ["nothing outside"] = FileRequirements.NothingOutside,
            ["no transparency"] = FileRequirements.NoTransparency,
            ["output intent"] = FileRequirements.OutputIntent,
            ["colours"] = FileRequirements.Colours,
            ["metadata"] = FileRequirements.Metadata,
            ["catalog"] = FileRequirements.Catalog,
            ["object streams"] = FileRequirements.ObjectStreams,
            ["fonts embedded"] = FontRequirements.Embedded,
            ["widths"] = FontRequirements.Widths,
            ["glyphs"] = FontRequirements.Glyphs,
            ["nesting"] = StructureRequirements.Nesting,
            ["headings"] = StructureRequirements.Headings,
            ["lists"] = StructureRequirements.Lists,
            ["header cells"] = StructureRequirements.HeaderCells,
            ["tables"] = StructureRequirements.Tables,
            ["pages"] = StructureRequirements.Pages,
            ["marked content"] = StructureRequirements.MarkedContent,
            ["parent tree"] = StructureRequirements.ParentTree,
            ["reading order"] = StructureRequirements.ReadingOrder,
            ["outlines"] = StructureRequirements.Outlines,
            ["widgets"] = StructureRequirements.Widgets,
            ["links"] = StructureRequirements.Links,
            ["figures"] = StructureRequirements.Figures,
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static readonly Lazy<ImmutableArray<(string Name, PdfFacts Facts)>> LazyDocuments = new(() =>
    [
        ("complet/USLD", new PdfFacts(UnDocument.Rendu(UnDocument.Complet).Contenu)),
        .. Rendus("exemple-complet"),
        .. Rendus("textes-longs"),
        .. Rendus("idf19-dix-engagements"),
    ]);

    public static TheoryData<string> RuleNames => [.. Rules.Keys];

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Document_OfARealContract_MeetsTheRequirement(string rule)
    {
        var faults = LazyDocuments.Value.SelectMany(found => Rules[rule](found.Facts).Select(fault => found.Name + ": " + fault));

        Assert.Empty(faults.Take(5));
    }

    [Theory]
    [InlineData("pages", "Page", "Tabs")]
    [InlineData("catalog", "Catalog", "Lang")]
    [InlineData("widgets", "Annot", "TU")]
    [InlineData("widgets", "Annot", "AP")]
    [InlineData("header cells", "TH", "A")]
    [InlineData("lists", "L", "A")]
    [InlineData("parent tree", "TD", "K")]
    [InlineData("fonts embedded", "Font", "ToUnicode")]
    [InlineData("links", "Link", "Contents")]
    public void Document_WithoutAnEntry_IsFoundFaulty(string rule, string kind, string missing)
    {
        PdfFacts whole = LazyDocuments.Value[0].Facts;
        (int number, PdfObject value) =
            whole.Objects.First(found => IsOf(found.Value, kind) && ((PdfDictionary)found.Value).ContainsKey(missing));
        PdfDictionary without = ((PdfDictionary)value).Copy();
        without.Remove(missing);
        var update = new IncrementalUpdate(whole.Revision.Document);

        update.Set(new PdfReference(number), without);
        IEnumerable<string> faults = Faults(rule, update.Build());

        Assert.NotEmpty(faults);
    }

    [Theory]
    [InlineData("headings", "H2", "H4")]
    [InlineData("nesting", "LI", "P")]
    [InlineData("figures", "P", "Figure")]
    [InlineData("tables", "TH", "TD")]
    public void Document_WithAnElementOfAnotherType_IsFoundFaulty(string rule, string type, string other)
    {
        PdfFacts whole = LazyDocuments.Value[0].Facts;
        var update = new IncrementalUpdate(whole.Revision.Document);

        foreach ((int number, PdfObject value) in whole.Objects.Where(found => IsOf(found.Value, type)))
        {
            PdfDictionary changed = ((PdfDictionary)value).Copy();
            changed["S"] = new PdfName(other);
            update.Set(new PdfReference(number), changed);
        }

        Assert.NotEmpty(Faults(rule, update.Build()));
    }

    [Fact]
    public void Size_OfTwentyPages_StaysUnder120Kilobytes()
    {
        DocumentCompose document = VingtPages();

        PdfRendu rendu = UnDocument.Rendu(document);

        Assert.InRange(rendu.Pages, 20, 40);
        Assert.InRange(rendu.Contenu.Length, 20_000, 120_000 / 20 * rendu.Pages);
    }

    [Fact]
    public void Memory_OfTwentyPages_StaysUnder4Megabytes()
    {
        DocumentCompose document = VingtPages();
        int pages = UnDocument.Rendu(document).Pages;

        long before = GC.GetAllocatedBytesForCurrentThread();
        UnDocument.Rendu(document);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated / pages, 1000, 4_000_000 / 20);
    }

    private static DocumentCompose VingtPages()
    {
        DocumentCompose document = UneLiasse.Composee("idf19-dix-engagements").MaxBy(found => found.Blocs.Length)!;
        return document with { Blocs = [.. document.Blocs, .. Repeated(document), .. Repeated(document)] };
    }

    private static IEnumerable<Block> Repeated(DocumentCompose document) => document.Blocs
        .Where(block => block is not (Couverture or SignatureBlock))
        .Select(block => block is Heading heading ? heading with { Id = null } : block);

    private static IEnumerable<string> Faults(string rule, byte[] file)
    {
        try
        {
            return [.. Rules[rule](new PdfFacts(file))];
        }
        catch (KeyNotFoundException missing)
        {
            return [missing.Message];
        }
    }

    private static bool IsOf(PdfObject value, string kind)
    {
        return value is PdfDictionary found
            && (PdfFacts.NameOf(found, "S") == kind || PdfFacts.NameOf(found, "Type") == kind || PdfFacts.NameOf(found, "Subtype") == kind);
    }

    private static IEnumerable<(string, PdfFacts)> Rendus(string fixture) => UneLiasse.Composee(fixture)
        .Select(document => (fixture + "/" + document.Descripteur.Document, new PdfFacts(UnDocument.Rendu(document).Contenu)));
}
