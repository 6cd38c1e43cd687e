namespace CpomDocs.Signing.Pades;

/// <summary>A seal asked for: the agency certifies a document as it was issued, before anybody signs.</summary>
public sealed record SealRequest
{
    /// <summary>Level asked; it is reached or the seal is refused, never lowered.</summary>
    public PadesLevel Level { get; init; } = PadesLevel.B;

    /// <summary>Place of the seal, or <see langword="null"/>.</summary>
    public string? Lieu { get; init; }
}
