using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Rendering.Docx;

/// <summary>Tells which negotiated value a content control holds: by its tag, or by its binding where a program dropped the tag.</summary>
/// <param name="bound">Pointers of the elements of the custom XML part, in order.</param>
internal sealed partial class FieldFinder(ImmutableArray<string> bound)
{
    /// <summary>Pointer of the negotiated value that a control holds, or <see langword="null"/>.</summary>
    public string? FieldOf(XElement? control)
    {
        XElement? properties = control?.Element(WordName.Of("sdtPr"));
        string? tag = (string?)properties?.Element(WordName.Of("tag"))?.Attribute(WordName.Of("val"));
        string? pointer = tag is null ? BoundTo(properties?.Element(WordName.Of("dataBinding"))) : FieldControls.PointerOf(tag);
        return pointer is not null && ContratFormat.Trouver(pointer) is { Negocie: true } ? pointer : null;
    }

    private string? BoundTo(XElement? binding)
    {
        string mappings = (string?)binding?.Attribute(WordName.Of("prefixMappings")) ?? "";
        Match rank = Rank().Match((string?)binding?.Attribute(WordName.Of("xpath")) ?? "");
        return mappings.Contains(FieldControls.Namespace, StringComparison.Ordinal)
            && int.TryParse(rank.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= 1 && number <= bound.Length
            ? bound[number - 1]
            : null;
    }

    [GeneratedRegex(@"/[^/]*champ\[([0-9]{1,6})\]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rank();
}
