using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Docx;

/// <summary>One heading of each level: a level has one style in Word, that of its first labelled heading.</summary>
internal sealed class HeadingSamples(IEnumerable<Heading> headings)
{
    private readonly Dictionary<int, Heading> _samples = headings
        .GroupBy(heading => heading.Niveau)
        .ToDictionary(group => group.Key, group => group.FirstOrDefault(heading => heading.Numero is not null) ?? group.First());

    /// <summary>Heading that shows how a level is set, or a plain one when the document has none.</summary>
    public Heading FirstOf(int niveau) => _samples.GetValueOrDefault(niveau) ?? new Heading(niveau, null, [], null);
}
