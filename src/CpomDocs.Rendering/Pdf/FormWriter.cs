using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Pdf;

/// <summary>
/// Writes the whole form before the first act, since nothing structural may be added afterwards: for each signatory, one paraphe field a
/// page
/// under one parent, then the signature field, whose lock closes the signatory's own fields. The lock of the last one closes the file (P
/// 1).
/// </summary>
internal sealed class FormWriter(IPdfObjectSink sink, Circuit circuit, IReadOnlyList<PageFrame> pages)
{
    private const int Print = 4;
    private const int PrintAndLocked = 132;

    private readonly Dictionary<(int, int), PdfReference> _blanks = [];
    private readonly List<ZoneChamp> _zones = [];

    /// <summary>Fields written, with their places.</summary>
    public ImmutableArray<ZoneChamp> Zones => [.. _zones];

    /// <summary>Writes the fields.</summary>
    /// <param name="index">Gives the annotations their place in the parent tree.</param>
    /// <param name="fonts">Fonts the fields may name.</param>
    /// <returns>The form.</returns>
    public PdfDictionary Write(AnnotationIndex index, PdfDictionary fonts)
    {
        var placed = pages.SelectMany(page => FieldsOf(page).Select(field => new PlacedField(field, page))).ToList();
        var roles = placed.Select(place => place.Field.Role).Distinct().OrderBy(Rank).ToList();
        var parents = new Dictionary<Role, PdfReference>();
        foreach (Role role in roles.Where(role => placed.Any(place => place.Field.Role == role && !place.Field.IsSignature)))
        {
            parents[role] = sink.Reserve();
        }

        // Page by page: the order of the annotations is the reading order.
        var widgets = placed.Select(place => (place, Reference: Write(place, parents, index))).ToList();
        var fields = new PdfArray();
        foreach (Role role in roles)
        {
            var own = widgets.Where(widget => widget.place.Field.Role == role).ToList();
            AddParaphes(fields, parents, role, own.Where(widget => !widget.place.Field.IsSignature).Select(widget => widget.Reference));
            foreach ((_, PdfReference signature) in own.Where(widget => widget.place.Field.IsSignature))
            {
                fields.Add(signature);
            }
        }

        return new PdfDictionary
        {
            { "Fields", fields },
            { "SigFlags", new PdfInteger(3) },
            { "DR", new PdfDictionary { { "Font", fonts } } },
            { "DA", PdfString.FromText("/F0 0 Tf 0 g") },
        };
    }

    private static IEnumerable<Placed.Field> FieldsOf(PageFrame page) =>
        page.Layout.Content.Concat(page.Layout.Running).OfType<Placed.Field>();

    private int Rank(Role role)
    {
        int rank = circuit.Etapes.Select(step => step.Role).ToList().IndexOf(role);
        return rank < 0 ? int.MaxValue : rank;
    }

    private void AddParaphes(PdfArray fields, Dictionary<Role, PdfReference> parents, Role role, IEnumerable<PdfReference> kids)
    {
        if (parents.TryGetValue(role, out PdfReference? parent))
        {
            sink.Set(parent, new PdfDictionary { { "T", PdfString.FromText(ChampPdf.Paraphe(role)) }, { "Kids", new PdfArray(kids) } });
            fields.Add(parent);
        }
    }

    private PdfReference Write(PlacedField place, Dictionary<Role, PdfReference> parents, AnnotationIndex index)
    {
        Placed.Field field = place.Field;
        PdfDictionary widget = Widget(place, index.Next(field.Node));
        if (field.IsSignature)
        {
            widget["FT"] = new PdfName("Sig");
            widget["T"] = PdfString.FromText(ChampPdf.Signature(field.Role));
            widget["F"] = new PdfInteger(PrintAndLocked);
            widget["TU"] = PdfString.FromText(Messages.Format("Champ.Signature", Messages.Qualite(circuit, field.Role)));
            widget["Lock"] = sink.Add(Lock(field.Role, parents.ContainsKey(field.Role)));
        }
        else
        {
            int page = place.Page.Layout.Index + 1;
            widget["FT"] = new PdfName("Tx");
            widget["T"] = PdfString.FromText(ChampPdf.ParaphePage(page));
            widget["Ff"] = new PdfInteger(0);
            widget["Parent"] = parents[field.Role];
            widget["F"] = new PdfInteger(Print);
            widget["TU"] = PdfString.FromText(Messages.Format("Champ.Paraphe", Messages.Qualite(circuit, field.Role), page));
            widget["DA"] = PdfString.FromText("/F0 10 Tf 0 g");
        }

        PdfReference reference = sink.Add(widget);
        place.Page.Annotations.Add(reference);
        field.Node.Kids.Add(new StructKid.Annotation(place.Page.Layout.Index, reference));
        _zones.Add(Zone(place));
        return reference;
    }

    private PdfDictionary Widget(PlacedField place, int key) => new()
    {
        { "Type", new PdfName("Annot") },
        { "Subtype", new PdfName("Widget") },
        { "P", place.Page.Reference },
        { "Rect", PdfGeometry.Rectangle(place.Field.Box, place.Page.Layout.Height) },
        { "StructParent", new PdfInteger(key) },
        { "AP", new PdfDictionary { { "N", Blank(place.Field.Box) } } },
    };

    private PdfReference Blank(Box box)
    {
        if (!_blanks.TryGetValue((box.Width, box.Height), out PdfReference? blank))
        {
            PdfArray bounds = PdfGeometry.Rectangle(new Box(0, 0, box.Width, box.Height), box.Height);
            blank = sink.Add(new PdfStream(
                new PdfDictionary
                {
                    { "Type", new PdfName("XObject") },
                    { "Subtype", new PdfName("Form") },
                    { "BBox", bounds },
                    { "Resources", new PdfDictionary() },
                },
                ReadOnlyMemory<byte>.Empty));
            _blanks[(box.Width, box.Height)] = blank;
        }

        return blank;
    }

    private PdfDictionary Lock(Role role, bool hasParaphes)
    {
        var names = new PdfArray();
        if (hasParaphes)
        {
            names.Add(PdfString.FromText(ChampPdf.Paraphe(role)));
        }

        names.Add(PdfString.FromText(ChampPdf.Signature(role)));
        var dictionary = new PdfDictionary
        {
            { "Type", new PdfName("SigFieldLock") },
            { "Action", new PdfName("Include") },
            { "Fields", names },
        };
        if (!circuit.Etapes.IsEmpty && circuit.Etapes[^1].Role == role)
        {
            dictionary["P"] = new PdfInteger(1);
        }

        return dictionary;
    }

    private static ZoneChamp Zone(PlacedField place)
    {
        Placed.Field field = place.Field;
        int page = place.Page.Layout.Index + 1;
        string name = field.IsSignature ? ChampPdf.Signature(field.Role) : ChampPdf.Paraphe(field.Role) + "." + ChampPdf.ParaphePage(page);
        Box box = field.Box;
        double lower = Milli.ToPoints(place.Page.Layout.Height - box.Y - box.Height);
        return new ZoneChamp(name, page, Milli.ToPoints(box.X), lower, Milli.ToPoints(box.Width), Milli.ToPoints(box.Height));
    }

    private sealed record PlacedField(Placed.Field Field, PageFrame Page);
}
