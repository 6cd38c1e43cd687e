using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Forms;

/// <summary>Walks the field tree; each object once, to a bounded depth, with bounded names.</summary>
internal sealed class FieldTreeWalker(PdfRevision revision)
{
    private const int MaxNameLength = 4096;
    private const int MaxNodes = 100_000;
    private const int MaxNameCharacters = 16 << 20;
    private readonly HashSet<int> _visited = [];
    private readonly List<PdfField> _fields = [];
    private int _nodes;
    private int _nameCharacters;

    public IReadOnlyList<PdfField> Walk(PdfDictionary form)
    {
        foreach (PdfObject kid in revision.Find<PdfArray>(form, "Fields") ?? [])
        {
            Visit(kid, null, 0);
        }

        return _fields;
    }

    private void Visit(PdfObject entry, PdfField? parent, int depth)
    {
        revision.Document.Context.CountNode();

        // Kids written inside their parent have no number to be remembered by: only their count is bounded.
        if (++_nodes > MaxNodes)
        {
            throw new PdfFormatException(PdfFormatReason.LimitExceeded, -1);
        }

        var reference = entry as PdfReference;
        if (revision.Resolve(entry) is not PdfDictionary dictionary || (reference is not null && !_visited.Add(reference.Number)))
        {
            revision.Document.Context.Report(PdfFormatReason.FieldTreeMalformed, -1);
            return;
        }

        if (parent is not null && !dictionary.ContainsKey("T"))
        {
            parent.WidgetList.Add(PdfWidget.Read(revision, reference, dictionary));
            return;
        }

        AddField(new PdfField(revision, reference, dictionary, parent), depth);
    }

    private void AddField(PdfField field, int depth)
    {
        _nameCharacters += field.FullName.Length;
        if (depth > revision.Document.Options.MaxDepth || field.FullName.Length > MaxNameLength || _nameCharacters > MaxNameCharacters)
        {
            throw new PdfFormatException(PdfFormatReason.LimitExceeded, -1);
        }

        if (field.Parent is not null)
        {
            field.Parent.IsTerminal = false;
        }

        _fields.Add(field);
        if (revision.Find<PdfName>(field.Dictionary, "Subtype")?.Value == "Widget")
        {
            field.WidgetList.Add(PdfWidget.Read(revision, field.Reference, field.Dictionary));
        }

        foreach (PdfObject kid in revision.Find<PdfArray>(field.Dictionary, "Kids") ?? [])
        {
            Visit(kid, field, depth + 1);
        }
    }
}
