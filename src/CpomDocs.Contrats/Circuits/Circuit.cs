using System.Collections.Immutable;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Circuits;

/// <summary>Who must initial and sign one document, in order (SIG-01, SIG-04, SIG-05).</summary>
public sealed record Circuit
{
    /// <summary>Acts expected, in order; empty when nobody signs the document.</summary>
    public required ImmutableArray<Etape> Etapes { get; init; }

    /// <summary>Whether each signatory initials every page.</summary>
    public required bool Paraphe { get; init; }

    /// <summary>
    /// True when the family asks the département to sign the document and the contract plans it without (SIG-06); never false.
    /// </summary>
    public bool? SansCosignature { get; init; }

    /// <summary>Whether the word for a party is also that of an earlier signatory, so that a label must add the rank.</summary>
    /// <param name="etape">An act of the circuit.</param>
    /// <returns><see langword="true"/> for the second of two signatories of one party.</returns>
    public bool DoitNumeroter(Etape etape)
    {
        ArgumentNullException.ThrowIfNull(etape);
        return Etapes.Any(autre =>
            autre.Role.Partie == etape.Role.Partie && autre.Role.Rang < etape.Role.Rang && autre.Pour == etape.Pour);
    }
}

/// <summary>One act of a circuit: a signatory initials every page, then signs, in one go.</summary>
/// <param name="Role">Role of the signatory, unique in the circuit.</param>
/// <param name="Signataire">The person expected, with delegation if any.</param>
public sealed record Etape(Role Role, Signataire Signataire)
{
    /// <summary>
    /// Word the document calls the party by (<c>Réseau</c>, <c>ARS Occitanie</c>), without article; <see langword="null"/> where the usual
    /// word of its side leaves no doubt.
    /// </summary>
    public string? Pour { get; init; }
}
