using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Pdf;

/// <summary>
/// Writes the logical structure (ISO 32000-2, 14.7): elements, and the tree from marked content and annotations back to them. No act
/// changes
/// an element, so that they all go into object streams: they would be two fifths of the file.
/// </summary>
internal sealed class StructTreeWriter(PdfFileBuilder sink, IReadOnlyList<PageFrame> pages)
{
    private static readonly PdfName ElementType = new("StructElem");
    private static readonly PdfName MarkedContentType = new("MCR");

    private readonly Dictionary<StructNode, PdfReference> _references = [];
    private readonly Dictionary<AttributeKey, PdfDictionary> _attributes = [];
    private readonly Dictionary<string, PdfName> _names = new(StringComparer.Ordinal);

    /// <summary>Writes the structure.</summary>
    /// <param name="root">Root element.</param>
    /// <param name="annotations">Annotations of the document.</param>
    /// <returns>The structure tree root.</returns>
    public PdfReference Write(StructNode root, AnnotationIndex annotations)
    {
        PdfReference tree = sink.Reserve();
        Reserve(root);
        Write(root, tree);
        sink.Set(tree, new PdfDictionary
        {
            { "Type", new PdfName("StructTreeRoot") },
            { "K", _references[root] },
            { "ParentTree", sink.Add(ParentTree(annotations)) },
            { "ParentTreeNextKey", new PdfInteger(pages.Count + annotations.Owners.Count) },
        });
        return tree;
    }

    private void Reserve(StructNode node)
    {
        PdfReference reference = sink.Reserve();
        sink.Compress(reference);
        _references[node] = reference;
        foreach (StructKid kid in node.Kids)
        {
            if (kid is StructKid.Element child)
            {
                Reserve(child.Node);
            }
        }
    }

    private void Write(StructNode node, PdfReference parent)
    {
        int? page = FirstPageOf(node);
        var element = new PdfDictionary
        {
            { "Type", ElementType },
            { "S", NameOf(node.Type) },
            { "P", parent },
        };
        if (page is { } index)
        {
            element["Pg"] = pages[index].Reference;
        }

        if (Attributes(node) is { } attributes)
        {
            element["A"] = attributes;
        }

        AddKids(element, node, page);
        sink.Set(_references[node], element);
        foreach (StructKid kid in node.Kids)
        {
            if (kid is StructKid.Element child)
            {
                Write(child.Node, _references[node]);
            }
        }
    }

    private PdfName NameOf(string type)
    {
        if (!_names.TryGetValue(type, out PdfName? name))
        {
            _names[type] = name = new PdfName(type);
        }

        return name;
    }

    private static int? FirstPageOf(StructNode node)
    {
        foreach (StructKid kid in node.Kids)
        {
            if (PageOf(kid) is { } page)
            {
                return page;
            }
        }

        return null;
    }

    private static int? PageOf(StructKid kid) => kid switch
    {
        StructKid.Content content => content.Page,
        StructKid.Annotation annotation => annotation.Page,
        _ => null,
    };

    // The only kid is written as it is, not in an array: the strict difference policy explains the Form elements of the signatories that
    // way.
    private void AddKids(PdfDictionary element, StructNode node, int? page)
    {
        if (node.Kids.Count == 1)
        {
            element["K"] = Kid(node.Kids[0], page);
        }
        else if (node.Kids.Count > 1)
        {
            var kids = new PdfArray(node.Kids.Count);
            foreach (StructKid kid in node.Kids)
            {
                kids.Add(Kid(kid, page));
            }

            element["K"] = kids;
        }
    }

    private PdfObject Kid(StructKid kid, int? page) => kid switch
    {
        StructKid.Content content when content.Page == page => new PdfInteger(content.Mcid),
        StructKid.Content content => new PdfDictionary
        {
            { "Type", MarkedContentType },
            { "Pg", pages[content.Page].Reference },
            { "MCID", new PdfInteger(content.Mcid) },
        },
        StructKid.Annotation annotation => new PdfDictionary
        {
            { "Type", new PdfName("OBJR") },
            { "Obj", annotation.Reference },
            { "Pg", pages[annotation.Page].Reference },
        },
        StructKid.Element child => _references[child.Node],
        _ => throw new ArgumentOutOfRangeException(nameof(kid)),
    };

    // Many cells share the same attributes: one dictionary serves them all, written in each.
    private PdfDictionary? Attributes(StructNode node)
    {
        var key = new AttributeKey(node.ListNumbering, node.Scope, node.ColumnSpan, node.RowSpan);
        if (key == AttributeKey.None)
        {
            return null;
        }

        if (!_attributes.TryGetValue(key, out PdfDictionary? attributes))
        {
            _attributes[key] = attributes = AttributesOf(key);
        }

        return attributes;
    }

    private static PdfDictionary AttributesOf(AttributeKey node)
    {
        if (node.ListNumbering is { } numbering)
        {
            return new PdfDictionary { { "O", new PdfName("List") }, { "ListNumbering", new PdfName(numbering) } };
        }

        var table = new PdfDictionary { { "O", new PdfName("Table") } };
        if (node.Scope is { } scope)
        {
            table["Scope"] = new PdfName(scope);
        }

        AddSpan(table, "ColSpan", node.ColumnSpan);
        AddSpan(table, "RowSpan", node.RowSpan);
        return table;
    }

    private static void AddSpan(PdfDictionary table, string key, int span)
    {
        if (span > 1)
        {
            table[key] = new PdfInteger(span);
        }
    }

    private PdfDictionary ParentTree(AnnotationIndex annotations)
    {
        var numbers = new PdfArray();
        foreach (PageFrame page in pages)
        {
            numbers.Add(new PdfInteger(page.Layout.Index));
            PdfReference owners = sink.Add(new PdfArray(page.Marks.Owners.Select(owner => _references[owner])));
            sink.Compress(owners);
            numbers.Add(owners);
        }

        for (int i = 0; i < annotations.Owners.Count; i++)
        {
            numbers.Add(new PdfInteger(pages.Count + i));
            numbers.Add(_references[annotations.Owners[i]]);
        }

        return new PdfDictionary { { "Nums", numbers } };
    }

    private readonly record struct AttributeKey(string? ListNumbering, string? Scope, int ColumnSpan, int RowSpan)
    {
        public static AttributeKey None { get; } = new(null, null, 1, 1);
    }
}
