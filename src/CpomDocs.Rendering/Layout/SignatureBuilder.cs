using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Layout;

/// <summary>Measures the boxes of a signature block: one per party, in signing order from the left.</summary>
internal static class SignatureBuilder
{
    public static SignatureFlow Build(SignatureBlock block, StructNode parent, TextShaper shaper, StyleSheet styles)
    {
        SignatureStyle style = styles.Signature;
        int available = Milli.FromPoints(styles.Page.LargeurTextePt);
        int gap = Milli.FromPoints(style.EcartPt);
        int count = block.Cases.Length;
        int width = Math.Min(Milli.FromPoints(style.LargeurPt), (available - ((count - 1) * gap)) / count);
        int step = count == 1 ? 0 : (available - width) / (count - 1);
        var cases = block.Cases.Select((place, i) => Measure(place, i * step, width));
        return new SignatureFlow([.. cases], style) { SpaceBefore = Milli.FromPoints(style.AvantPt),
            SpaceAfter = Milli.FromPoints(style.EcartPt) };

        SignatureCase Measure(CaseSignature place, int indent, int boxWidth)
        {
            List<SignatureLine> lines = [];
            foreach (IReadOnlyList<Inline> line in place.Lignes)
            {
                TextStyle text = lines.Count == 0 ? style.Partie : style.Ligne;
                lines.Add(new SignatureLine(new LaidText(shaper.Shape(line, text), text, boxWidth), parent.Add("P")));
            }

            return new SignatureCase(place.Role, indent, boxWidth, lines, parent.Add("Form"));
        }
    }
}
