using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Docx;

/// <summary>One heading of each level: the look of a level is that of its first heading, since a level has one style in Word.</summary>
internal sealed class HeadingSamples(IEnumerable<Heading> headings)
{
    private readonly Dictionary<int, Heading> _first = headings.GroupBy(heading => heading.Niveau).ToDictionary(group => group.Key, group => group.First());

    /// <summary>First heading of a level, or a plain one when the document has none.</summary>
    public Heading FirstOf(int niveau) => _first.GetValueOrDefault(niveau) ?? new Heading(niveau, null, [], null);
}
