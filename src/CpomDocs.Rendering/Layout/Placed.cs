using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Rendering.Layout;

/// <summary>Something with a place on a page, from the upper left corner of the sheet.</summary>
internal abstract record Placed
{
    /// <summary>Some lines of a text.</summary>
    /// <param name="Content">The text.</param>
    /// <param name="First">Index of the first line.</param>
    /// <param name="Count">Number of lines.</param>
    /// <param name="X">Left edge.</param>
    /// <param name="Y">Top of the first line.</param>
    /// <param name="Owner">Structure element, or <see langword="null"/> for what is repeated from page to page.</param>
    internal sealed record Lines(LaidText Content, int First, int Count, int X, int Y, StructNode? Owner) : Placed;

    /// <summary>A filled rectangle: a background or a rule.</summary>
    internal sealed record Fill(Box Box, Couleur Colour) : Placed;

    /// <summary>The outline of a rectangle.</summary>
    internal sealed record Frame(Box Box, int Thickness, Couleur Colour) : Placed;

    /// <summary>A form field.</summary>
    /// <param name="Box">Its rectangle.</param>
    /// <param name="Role">Who fills it.</param>
    /// <param name="IsSignature">A signature; a paraphe otherwise.</param>
    /// <param name="Node">Its structure element.</param>
    internal sealed record Field(Box Box, Role Role, bool IsSignature, StructNode Node) : Placed;
}

/// <summary>A rectangle, from the upper left corner of the sheet.</summary>
internal readonly record struct Box(int X, int Y, int Width, int Height);
