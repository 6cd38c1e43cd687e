using System.Collections.Immutable;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Avenants;

/// <summary>The document of a contract that prints a section: that of the volet, where the family has volets.</summary>
internal static class PieceModifiee
{
    private const string Socle = "SOCLE";

    /// <summary>Codes of the documents.</summary>
    /// <param name="contrat">The contract.</param>
    /// <param name="section">Key of the section; empty for the socle.</param>
    /// <param name="volet">Volet of the objective, or empty.</param>
    internal static ImmutableArray<string> De(ContratValide contrat, string section, string volet)
    {
        return [.. contrat.Profil.Documents
            .Where(piece => Imprime(piece, section, volet))
            .Select(piece => piece.Code)
            .Intersect(contrat.Contrat.Documents.Select(piece => piece.Code))];
    }

    private static bool Imprime(DocumentProfil piece, string section, string volet) => section switch
    {
        "" => piece.Code == Socle,
        Enregistrements.Orientations when !piece.Volets.IsEmpty => piece.Volets.Any(item => item.Code == volet),
        _ => piece.SectionsImprimees().Contains(section),
    };
}
