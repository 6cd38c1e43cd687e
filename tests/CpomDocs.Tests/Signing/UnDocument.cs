using System.Collections.Immutable;
using System.Globalization;
using System.Security;
using System.Text;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;

namespace CpomDocs.Tests.Signing;

/// <summary>
/// A small PDF with the form every document of CpomDocs has: paraphe fields on each page, signature fields on the last one, descripteur
/// in
/// the XMP.
/// </summary>
internal sealed record UnDocument
{
    public ImmutableArray<Etape> Etapes { get; init; } = [Gens.RepresentantLegal, Gens.DirecteurGeneral];

    public int Pages { get; init; } = 3;

    public bool Paraphe { get; init; } = true;

    public string Code { get; init; } = "FINANCEMENT";

    public string CodeContrat { get; init; } = "349900019AA";

    public int Version { get; init; } = 1;

    public ImmutableArray<PieceLiasse> Pieces { get; init; } = [];

    public string? Lieu { get; init; } = "Montpellier";

    public bool EstDeCpomDocs { get; init; } = true;

    public double LargeurSignature { get; init; } = 230;

    public double HauteurSignature { get; init; } = 110;

    public static UnDocument Usld => new() { Code = "USLD", Etapes = [Gens.RepresentantLegal, Gens.President, Gens.DirecteurGeneral] };

    public Descripteur Descripteur => new()
    {
        CodeContrat = CodeContrat,
        Document = Code,
        Intitule = "Annexe 3 – Financements",
        Version = Version,
        Profil = "OCC25",
        Etablissement = "Centre hospitalier de Montservan",
        DateEffet = new DateOnly(2025, 1, 1),
        DateFin = new DateOnly(2029, 12, 31),
        Circuit = new Circuit { Etapes = Etapes, Paraphe = Paraphe },
        LieuSignature = Lieu,
        Pieces = Pieces,
    };

    public byte[] Pdf()
    {
        var builder = new PdfFileBuilder();
        PdfReference catalog = builder.Reserve();
        PdfReference pages = builder.Reserve();
        PdfReference[] pageList = [.. Enumerable.Range(0, Pages).Select(_ => builder.Reserve())];
        var annotations = pageList.ToDictionary(page => page, _ => new PdfArray());
        var fields = new PdfArray();
        for (int i = 0; i < Etapes.Length; i++)
        {
            AddParty(builder, i, pageList, annotations, fields);
        }

        foreach (PdfReference page in pageList)
        {
            builder.Set(page, Page(pages, annotations[page]));
        }

        builder.Set(pages, new PdfDictionary
        {
            { "Type", new PdfName("Pages") }, { "Kids", new PdfArray(pageList) }, { "Count", new PdfInteger(Pages) },
        });
        builder.Set(catalog, Catalog(pages, fields, builder.Add(Metadata())));
        return builder.Build(catalog, builder.Add(new PdfDictionary { { "Title", PdfString.FromText("Essai") } }));
    }

    private static PdfDictionary Page(PdfReference pages, PdfArray annotations) => new()
    {
        { "Type", new PdfName("Page") },
        { "Parent", pages },
        { "MediaBox", Rectangle(0, 0, 595, 842) },
        { "Resources", new PdfDictionary() },
        { "Tabs", new PdfName("S") },
        { "Annots", annotations },
    };

    private static PdfDictionary Catalog(PdfReference pages, PdfArray fields, PdfReference metadata) => new()
    {
        { "Type", new PdfName("Catalog") },
        { "Pages", pages },
        { "Metadata", metadata },
        { "AcroForm", new PdfDictionary { { "Fields", fields }, { "SigFlags", new PdfInteger(3) } } },
    };

    private static PdfArray Rectangle(double left, double bottom, double width, double height) =>
        new(new[] { left, bottom, left + width, bottom + height }.Select(value => new PdfReal(value)));

    private static PdfStream Blank(double width, double height) => new(
        new PdfDictionary
        {
            { "Type", new PdfName("XObject") }, { "Subtype", new PdfName("Form") },
            { "BBox", Rectangle(0, 0, width, height) }, { "Resources", new PdfDictionary() },
        },
        ReadOnlyMemory<byte>.Empty);

    private void AddParty(PdfFileBuilder builder, int index, PdfReference[] pages, Dictionary<PdfReference, PdfArray> annotations,
        PdfArray fields)
    {
        Role role = Etapes[index].Role;
        PdfReference parent = builder.Reserve();
        var kids = new PdfArray();
        for (int page = 0; Paraphe && page < pages.Length; page++)
        {
            PdfReference kid = builder.Add(ParapheWidget(builder, role, index, parent, (page + 1, pages[page])));
            kids.Add(kid);
            annotations[pages[page]].Add(kid);
        }

        builder.Set(parent, new PdfDictionary { { "T", PdfString.FromText(ChampPdf.Paraphe(role)) }, { "Kids", kids } });
        PdfReference signature = builder.Add(SignatureWidget(builder, role, index, pages[^1]));
        annotations[pages[^1]].Add(signature);
        fields.Add(signature);
        if (Paraphe)
        {
            fields.Add(parent);
        }
    }

    private static PdfDictionary ParapheWidget(PdfFileBuilder builder, Role role, int index, PdfReference parent,
        (int Number, PdfReference Reference) page) =>
        new()
    {
        { "Type", new PdfName("Annot") },
        { "Subtype", new PdfName("Widget") },
        { "FT", new PdfName("Tx") },
        { "T", PdfString.FromText(ChampPdf.ParaphePage(page.Number)) },
        { "Ff", new PdfInteger(0) },
        { "Parent", parent },
        { "P", page.Reference },
        { "Rect", Rectangle(60 + (170 * index), 20, 100, 28) },
        { "F", new PdfInteger(4) },
        { "TU", PdfString.FromText("Paraphe, " + role.Nom) },
        { "AP", new PdfDictionary { { "N", builder.Add(Blank(100, 28)) } } },
    };

    private PdfDictionary SignatureWidget(PdfFileBuilder builder, Role role, int index, PdfReference page) => new()
    {
        { "Type", new PdfName("Annot") },
        { "Subtype", new PdfName("Widget") },
        { "FT", new PdfName("Sig") },
        { "T", PdfString.FromText(ChampPdf.Signature(role)) },
        { "P", page },
        { "Rect", Rectangle(40, 650 - (index * (HauteurSignature + 20)), LargeurSignature, HauteurSignature) },
        { "F", new PdfInteger(132) },
        { "TU", PdfString.FromText("Signature, " + role.Nom) },
        { "AP", new PdfDictionary { { "N", builder.Add(Blank(LargeurSignature, HauteurSignature)) } } },
        { "Lock", builder.Add(Lock(role, index == Etapes.Length - 1)) },
    };

    private PdfDictionary Lock(Role role, bool isLast)
    {
        string[] names = Paraphe ? [ChampPdf.Paraphe(role), ChampPdf.Signature(role)] : [ChampPdf.Signature(role)];
        var dictionary = new PdfDictionary
        {
            { "Type", new PdfName("SigFieldLock") },
            { "Action", new PdfName("Include") },
            { "Fields", new PdfArray(names.Select(PdfString.FromText)) },
        };
        if (isLast)
        {
            dictionary["P"] = new PdfInteger(1);
        }

        return dictionary;
    }

    private PdfStream Metadata()
    {
        string descripteur = EstDeCpomDocs
            ? $"<cpom:Descripteur>{SecurityElement.Escape(DescripteurJson.Write(Descripteur))}</cpom:Descripteur>"
            : string.Empty;
        string xmp = string.Create(CultureInfo.InvariantCulture, $"""
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:cpom="urn:cpomdocs:xmp:1#">{descripteur}</rdf:Description></rdf:RDF></x:xmpmeta>
            """);
        return new PdfStream(new PdfDictionary { { "Type", new PdfName("Metadata") }, { "Subtype", new PdfName("XML") } },
            Encoding.UTF8.GetBytes(xmp));
    }
}
