using System.Collections.Immutable;
using CpomDocs.Composition.Diagnostics;
using Scriban;

namespace CpomDocs.Composition.Templates;

/// <summary>One parsed template file, with the start of each of its lines.</summary>
internal sealed class TemplateSource
{
    private readonly ImmutableArray<int> _lineStarts;

    internal TemplateSource(string name, string text, Template template)
    {
        Name = name;
        Text = text;
        Template = template;
        _lineStarts = [0, .. Enumerable.Range(0, text.Length).Where(index => text[index] == '\n').Select(index => index + 1)];
    }

    internal string Name { get; }

    internal string Text { get; }

    internal Template Template { get; }

    /// <summary>The place of an offset in the text.</summary>
    internal TemplatePlace PlaceAt(int offset)
    {
        int index = _lineStarts.BinarySearch(offset);
        int line = index >= 0 ? index : ~index - 1;
        return new TemplatePlace(Name, line + 1, offset - _lineStarts[line] + 1);
    }
}
