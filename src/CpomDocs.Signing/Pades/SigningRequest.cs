using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Signing.Pades;

/// <summary>An act asked for: one role initials every page of a document and signs it.</summary>
public sealed record SigningRequest
{
    /// <summary>Role that acts.</summary>
    public required Role Role { get; init; }

    /// <summary>Level asked; it is reached or the act is refused, never lowered.</summary>
    public PadesLevel Level { get; init; } = PadesLevel.B;

    /// <summary>Place of the signature; that of the document when <see langword="null"/>.</summary>
    public string? Lieu { get; init; }

    /// <summary>
    /// Delegate chosen after the document was rendered, with the delegation, who acts instead of the person the document names.
    /// </summary>
    public Signataire? Delegataire { get; init; }

    /// <summary>
    /// Why the agency signs without the département (SIG-06); <see langword="null"/> to wait for it. Recorded in the signature.
    /// </summary>
    public string? SansCosignature { get; init; }

    /// <summary>
    /// Why the certificate may bear another name than the signatory's; <see langword="null"/> to refuse it. Recorded in the signature.
    /// </summary>
    public string? AutreTitulaire { get; init; }
}
