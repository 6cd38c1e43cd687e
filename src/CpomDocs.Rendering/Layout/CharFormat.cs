namespace CpomDocs.Rendering.Layout;

/// <summary>How a character is drawn.</summary>
/// <param name="Face">Face of the family.</param>
/// <param name="Size">Size of the font.</param>
/// <param name="Rise">Height above the baseline.</param>
/// <param name="Colour">Colour.</param>
/// <param name="Link">Link the character belongs to.</param>
/// <param name="IsWhole">Whether no line may break inside.</param>
internal sealed record CharFormat(Face Face, int Size, int Rise, Couleur Colour, LinkRun? Link, bool IsWhole);

/// <summary>A link met in a text.</summary>
/// <param name="Target"><c>#id</c> or a URI.</param>
/// <param name="Text">What is read to describe it.</param>
/// <param name="Node">Its structure element.</param>
internal sealed record LinkRun(string Target, string Text, StructNode Node);
