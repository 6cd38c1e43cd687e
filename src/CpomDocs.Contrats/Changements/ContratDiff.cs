using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Changements;

/// <summary>Says what changed between two versions of a contract, in the words of the contract. Stateless.</summary>
public static class ContratDiff
{
    /// <summary>Compares two contracts.</summary>
    /// <param name="avant">The earlier version.</param>
    /// <param name="apres">The later version.</param>
    /// <returns>
    /// Every difference, in the order of the format; none when the two say the same. Objectives, lines and the like are told apart by what
    /// names them (volet and number, code, year), not by their place in the file.
    /// </returns>
    public static ImmutableArray<Changement> Comparer(Contrat avant, Contrat apres)
    {
        ArgumentNullException.ThrowIfNull(avant);
        ArgumentNullException.ThrowIfNull(apres);
        var walk = new DiffWalk();
        walk.Compare(NodeOf(avant), NodeOf(apres), new DiffPlace("", "", "", []));
        return walk.Found;
    }

    private static JsonNode NodeOf(Contrat contrat) => JsonNode.Parse(ContratWriter.Write(contrat).Span)!;
}
