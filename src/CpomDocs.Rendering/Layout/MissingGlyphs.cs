using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Rendering.Layout;

/// <summary>Characters of one document that the fonts cannot draw; each is told once, with the text around it.</summary>
internal sealed class MissingGlyphs(string document)
{
    private const int Around = 20;

    private readonly HashSet<int> _characters = [];
    private readonly List<Diagnostic> _diagnostics = [];

    public ImmutableArray<Diagnostic> Diagnostics => [.. _diagnostics];

    public void Add(int character, string text, int index)
    {
        if (!_characters.Add(character))
        {
            return;
        }

        int start = Math.Max(0, index - Around);
        string near = text[start..Math.Min(text.Length, index + Around)].Replace('\n', ' ');
        string code = "U+" + character.ToString("X4", CultureInfo.InvariantCulture);
        _diagnostics.Add(new Diagnostic
        {
            Code = "CPOM4001",
            Gravite = Gravite.Erreur,
            Message = Messages.Format("CPOM4001", Shown(character), code, document, near),
            Source = "ISO 19005-2, 6.2.11.8",
            Remede = Messages.Get("CPOM4001.Remede"),
        });
    }

    private static string Shown(int character)
    {
        return Rune.TryCreate(character, out Rune rune) && !Rune.IsControl(rune) ? rune.ToString() : "\uFFFD";
    }
}
