using System.Text;
using CpomDocs.Composition.Diagnostics;
using Scriban.Runtime;

namespace CpomDocs.Composition.Templates;

/// <summary>Markdown being written, remembering which template line each of its lines comes from.</summary>
/// <remarks>
/// Scriban writes literal text as a slice of the template's own string, so the offset of the slice is the place in the template.
/// </remarks>
internal sealed class MappedOutput(TemplateSet templates, int limit) : IScriptOutput
{
    private readonly StringBuilder _text = new();
    private readonly List<TemplatePlace> _lines = [];
    private readonly List<int> _starts = [];
    private TemplatePlace _last = new("", 0);
    private bool _atLineStart = true;

    /// <summary>The Markdown written so far.</summary>
    internal string Markdown => _text.ToString();

    /// <summary>The template place that a line of the Markdown comes from.</summary>
    /// <param name="line">From 0.</param>
    internal TemplatePlace PlaceOf(int line)
    {
        return _lines.Count == 0 ? _last : _lines[Math.Clamp(line, 0, _lines.Count - 1)];
    }

    /// <summary>The text of a line of the Markdown.</summary>
    /// <param name="line">From 0.</param>
    internal string LineText(int line)
    {
        int start = _starts[line];
        int end = line + 1 < _starts.Count ? _starts[line + 1] : _text.Length;
        return _text.ToString(start, end - start);
    }

    /// <summary>Writes Markdown of a slot found at a place of a template.</summary>
    internal void WriteSlot(string markdown, TemplatePlace place) => Append(markdown, 0, markdown.Length, _ => place);

    /// <inheritdoc/>
    public void Write(string text, int offset, int count)
    {
        TemplateSource? source = templates.SourceOf(text);
        TemplatePlace last = _last;
        Append(text, offset, count, index => source is null ? last : source.PlaceAt(index));
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text, offset, count);
        return ValueTask.CompletedTask;
    }

    private void Append(string text, int offset, int count, Func<int, TemplatePlace> placeAt)
    {
        if (_text.Length + count > limit)
        {
            throw new CompositionLimitException(Messages.Format("Limite.Sortie", limit));
        }

        for (int index = offset; index < offset + count; index++)
        {
            if (_atLineStart)
            {
                _last = placeAt(index) with { Colonne = 1 };
                _lines.Add(_last);
                _starts.Add(_text.Length + index - offset);
            }

            _atLineStart = text[index] == '\n';
        }

        _text.Append(text, offset, count);
    }
}
