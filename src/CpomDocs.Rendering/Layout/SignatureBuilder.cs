using System.Collections.Immutable;
using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Layout;

/// <summary>Measures the boxes of a signature block: one per party, in signing order from the left, then from the top.</summary>
internal sealed class SignatureBuilder(TextShaper shaper, StyleSheet styles)
{
    private readonly SignatureStyle _style = styles.Signature;

    /// <summary>Measures a block.</summary>
    /// <param name="block">Its boxes.</param>
    /// <param name="parent">Where its lines and fields go in the structure.</param>
    /// <returns>One item, on one page; several for a crowd, or for texts so long, that no page holds.</returns>
    public IEnumerable<SignatureFlow> Build(SignatureBlock block, StructNode parent)
    {
        int perRow = _style.ParRangee(block.Cases.Length);
        int gap = Milli.FromPoints(_style.EcartPt);
        int available = Milli.FromPoints(styles.Page.LargeurTextePt);
        int width = Math.Min(Milli.FromPoints(_style.LargeurPt), (available - ((perRow - 1) * gap)) / perRow);
        int step = perRow == 1 ? 0 : (available - width) / (perRow - 1);
        var rows = block.Cases.Chunk(perRow).Select(row => new SignatureRow(
            [.. row.Select((place, i) => Measure(place, new Place(i * step, width), parent))]));
        int pageHeight = Milli.FromPoints(styles.Page.HauteurTextePt);
        return Together([.. rows], pageHeight).Select(together => new SignatureFlow(together, _style, pageHeight)
        {
            SpaceBefore = Milli.FromPoints(_style.AvantPt),
            SpaceAfter = gap,
        });
    }

    private IEnumerable<IReadOnlyList<SignatureRow>> Together(IReadOnlyList<SignatureRow> rows, int pageHeight)
    {
        int first = 0;
        while (first < rows.Count)
        {
            int count = Math.Min(_style.RangeesSolidaires, rows.Count - first);
            while (count > 1 && SignatureFlow.HeightOf([.. rows.Skip(first).Take(count)], _style) > pageHeight)
            {
                count--;
            }

            yield return [.. rows.Skip(first).Take(count)];
            first += count;
        }
    }

    private SignatureCase Measure(CaseSignature signatory, Place place, StructNode parent)
    {
        List<SignatureLine> lines = [];
        foreach (ImmutableArray<Inline> line in signatory.Lignes)
        {
            TextStyle text = lines.Count == 0 ? _style.Partie : _style.Ligne;
            lines.Add(new SignatureLine(new LaidText(shaper.Shape(line, text), text, place.Width), parent.Add("P")));
        }

        return new SignatureCase(signatory.Role, place.Indent, place.Width, lines, parent.Add("Form"));
    }

    private readonly record struct Place(int Indent, int Width);
}
