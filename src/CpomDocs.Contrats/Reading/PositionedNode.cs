using System.Globalization;
using System.Text.Json;

namespace CpomDocs.Contrats.Reading;

/// <summary>A value of a JSON file, with its place.</summary>
internal sealed class PositionedNode
{
    /// <summary>Kind of value.</summary>
    internal required JsonValueKind Kind { get; init; }

    /// <summary>Object or list that holds it, or <see langword="null"/> for the root.</summary>
    internal required PositionedNode? Parent { get; init; }

    /// <summary>Its key, or its rank from 0 in a list.</summary>
    internal required string Segment { get; init; }

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
