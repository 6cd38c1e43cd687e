using System.Globalization;
using System.Text.Json;

namespace CpomDocs.Contrats.Reading;

/// <summary>A value of a JSON file, with its place.</summary>
internal sealed class PositionedNode
{
    /// <summary>Kind of value.</summary>
    internal required JsonValueKind Kind { get; init; }

    /// <summary>Object or list that holds it, or <see langword="null"/> for the root.</summary>
    internal required PositionedNode? Parent { get; set; }

    /// <summary>Its key, or its rank from 0 in a list.</summary>
    internal required string Segment { get; set; }

    /// <summary>Offset of the first byte of the value.</summary>
    internal required int Offset { get; init; }

    /// <summary>Offset of the first byte of the key, or of the value where there is no key.</summary>
    internal required int KeyOffset { get; init; }

    /// <summary>The text, in composed form; for a number, as written.</summary>
    internal string Text { get; init; } = "";

    /// <summary>The number, exact.</summary>
    internal decimal Number { get; init; }

    /// <summary>What it holds, in the order of the file.</summary>
    internal List<PositionedNode> Children { get; } = [];

    /// <summary>JSON Pointer (RFC 6901).</summary>
    internal string Pointer => Parent is null ? "" : JsonPointer.Append(Parent.Pointer, Segment);

    /// <summary>Makes another value at the same place.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="text">Its text; for a number, as JSON writes it.</param>
    /// <returns>The value, which holds nothing.</returns>
    internal PositionedNode With(JsonValueKind kind, string text)
    {
        decimal number = 0;
        bool isExact = kind != JsonValueKind.Number || ExactNumber.TryParse(text, out number);
        return new PositionedNode
        {
            Kind = isExact ? kind : JsonValueKind.String,
            Parent = Parent,
            Segment = Segment,
            Offset = Offset,
            KeyOffset = KeyOffset,
            Text = text,
            Number = number,
        };
    }

    /// <summary>Whether another value says the same.</summary>
    /// <param name="other">Value.</param>
    /// <returns><see langword="true"/> when kind, text and what they hold are the same, in the same order.</returns>
    internal bool SaysTheSameAs(PositionedNode other)
    {
        return Kind == other.Kind
            && Text == other.Text
            && Children.Count == other.Children.Count
            && Children.Zip(other.Children).All(pair =>
                pair.First.Segment == pair.Second.Segment && pair.First.SaysTheSameAs(pair.Second));
    }

    /// <summary>Finds a value below this one.</summary>
    /// <param name="key">Key, or rank.</param>
    /// <returns>The value, or <see langword="null"/>.</returns>
    internal PositionedNode? Child(string key)
    {
        if (Kind == JsonValueKind.Array)
        {
            bool isRank = int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int rank);
            return isRank && rank < Children.Count ? Children[rank] : null;
        }

        return Children.Find(child => child.Segment == key);
    }

    /// <summary>Finds the value of a pointer, or the nearest one that holds it.</summary>
    /// <param name="pointer">JSON Pointer from this value.</param>
    /// <param name="exact">Whether the value itself was found.</param>
    /// <returns>The value found.</returns>
    internal PositionedNode Nearest(string pointer, out bool exact)
    {
        PositionedNode node = this;
        foreach (string segment in JsonPointer.Segments(pointer))
        {
            if (node.Child(segment) is not { } child)
            {
                exact = false;
                return node;
            }

            node = child;
        }

        exact = true;
        return node;
    }
}
