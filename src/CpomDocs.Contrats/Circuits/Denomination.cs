using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Circuits;

/// <summary>The words, without article, by which a document calls its parties: never the same for two of them.</summary>
public static class Denomination
{
    /// <summary>Word for the party on the establishment's side.</summary>
    /// <param name="profil">Family of the contract.</param>
    /// <returns>The family's own word, or « Établissement ».</returns>
    public static string Structure(Profil profil)
    {
        ArgumentNullException.ThrowIfNull(profil);
        return profil.DenominationStructure ?? Messages.Get("Denomination.STRUCTURE");
    }

    /// <summary>Word for an agency.</summary>
    /// <param name="contrat">A contract whose rules hold.</param>
    /// <param name="rang">Rank of the agency in the contract, from 0.</param>
    /// <returns>« Agence » where there is one, « ARS Occitanie » where there are several.</returns>
    public static string Agence(Contrat contrat, int rang)
    {
        ArgumentNullException.ThrowIfNull(contrat);
        return contrat.Ars.Length > 1
            ? Messages.Format("Denomination.AgenceDe", contrat.Ars[rang].Region)
            : Messages.Get("Denomination.ARS");
    }

    /// <summary>The word of a role where the usual one of its side is not that of the document.</summary>
    /// <param name="contrat">A contract whose rules hold: where there are several agencies, each has one signatory, in its order.</param>
    /// <param name="profil">Family of the contract.</param>
    /// <param name="role">Role of a signatory.</param>
    /// <returns>The word, or <see langword="null"/>.</returns>
    internal static string? Distinctive(Contrat contrat, Profil profil, Role role) => role.Partie switch
    {
        Partie.STRUCTURE => profil.DenominationStructure,
        Partie.ARS when contrat.Ars.Length > 1 && role.Rang <= contrat.Ars.Length => Agence(contrat, role.Rang - 1),
        _ => null,
    };
}
