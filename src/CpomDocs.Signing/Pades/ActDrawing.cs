using System.Collections.Immutable;
using CpomDocs.Pdf.Reading;
using CpomDocs.Signing.Appearances;
using CpomDocs.Signing.Paraphes;

namespace CpomDocs.Signing.Pades;

/// <summary>Everything an act draws: the box of the signature, one paraphe for each size of field, and the fonts of both.</summary>
internal sealed class ActDrawing
{
    private readonly ImmutableDictionary<BoxSize, AppearanceContent> _paraphes;

    public ActDrawing(ActWords words)
    {
        var fonts = new AppearanceFonts();
        Box = new SignatureAppearance(fonts, words.Paragraphs, words.Paraphe.Mention).Draw(words.Box.AtOrigin());
        _paraphes = words.Paraphes.ToImmutableDictionary(
            size => size, size => new ParapheAppearance(fonts, words.Paraphe).Draw(size.AtOrigin()));
        Faces = fonts.Embed();
    }

    /// <summary>The box of the signature.</summary>
    public AppearanceContent Box { get; }

    /// <summary>The fonts that every appearance uses.</summary>
    public EmbeddedFaces Faces { get; }

    /// <summary>The paraphe of a field.</summary>
    public AppearanceContent ParapheOf(BoxSize size) => _paraphes[size];
}

/// <summary>Width and height of a field, in points.</summary>
internal readonly record struct BoxSize(double Width, double Height)
{
    public static BoxSize Of(PdfRectangle rectangle) => new(rectangle.Width, rectangle.Height);

    public PdfRectangle AtOrigin() => new(0, 0, Width, Height);
}

/// <summary>What an act says, and the sizes of the fields where it says it.</summary>
internal sealed record ActWords(
    ImmutableArray<InkText> Paragraphs,
    ParapheText Paraphe,
    BoxSize Box,
    ImmutableArray<BoxSize> Paraphes)
{
    /// <summary>Two acts of one name draw the same.</summary>
    public string Name => string.Join('\n', [.. Paragraphs, Paraphe, Box, .. Paraphes.Select(size => (object)size)]);
}
