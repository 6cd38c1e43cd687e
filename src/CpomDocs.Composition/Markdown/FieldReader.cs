using System.Collections.Immutable;
using System.Text;
using CpomDocs.Composition.Documents;
using CpomDocs.Composition.Templates;

namespace CpomDocs.Composition.Markdown;

/// <summary>Turns the marks around negotiated values into fields of the tree.</summary>
internal sealed class FieldReader
{
    private readonly Stack<(string Pointer, ImmutableArray<Inline>.Builder Content)> _open = new();
    private readonly StringBuilder _text = new();
    private ImmutableArray<Inline>.Builder _content = ImmutableArray.CreateBuilder<Inline>();

    /// <summary>The same inlines, each marked run as one field; a mark without its pair is dropped.</summary>
    internal static ImmutableArray<Inline> Group(ImmutableArray<Inline> inlines)
    {
        return inlines.Any(inline => inline is Text text && text.Valeur.Any(FieldMarks.IsMark))
            ? new FieldReader().Read(inlines)
            : inlines;
    }

    private ImmutableArray<Inline> Read(ImmutableArray<Inline> inlines)
    {
        foreach (Inline inline in inlines)
        {
            if (inline is Text text)
            {
                Read(text.Valeur);
            }
            else
            {
                _content.Add(inline);
            }
        }

        while (_open.Count > 0)
        {
            End();
        }

        return _content.ToImmutable();
    }

    private void Read(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            switch (text[index])
            {
                case FieldMarks.Open:
                    int middle = text.IndexOf(FieldMarks.Middle, index);
                    Begin(middle < 0 ? "" : text[(index + 1)..middle]);
                    index = middle < 0 ? text.Length : middle;
                    break;
                case FieldMarks.Close when _open.Count > 0:
                    Flush();
                    End();
                    break;
                case var other when !FieldMarks.IsMark(other):
                    _text.Append(other);
                    break;
            }
        }

        Flush();
    }

    private void Begin(string pointer)
    {
        Flush();
        _open.Push((pointer, _content));
        _content = ImmutableArray.CreateBuilder<Inline>();
    }

    private void End()
    {
        (string pointer, ImmutableArray<Inline>.Builder around) = _open.Pop();
        around.Add(new ChampNegocie(_content.ToImmutable(), pointer));
        _content = around;
    }

    private void Flush()
    {
        if (_text.Length > 0)
        {
            _content.Add(new Text(_text.ToString()));
            _text.Clear();
        }
    }
}
