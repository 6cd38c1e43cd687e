using System.Collections.Immutable;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Circuits;

/// <summary>Makes the circuits of a contract.</summary>
internal static class CircuitBuilder
{
    /// <summary>Makes the circuit of each document.</summary>
    /// <param name="contrat">A contract whose rules hold.</param>
    /// <param name="profil">Its family.</param>
    /// <returns>The circuits, by document code.</returns>
    internal static ImmutableDictionary<string, Circuit> Build(Contrat contrat, Profil profil)
    {
        Dictionary<string, Signataire> signataires = contrat.Signataires.ToDictionary(signataire => signataire.Id, StringComparer.Ordinal);
        return contrat.Documents.ToImmutableDictionary(
            document => document.Code,
            document => new Circuit
            {
                Etapes = [.. ToEtapes(document.Signataires.Select(id => signataires[id]))
                    .Select(etape => etape with { Pour = Denomination.Distinctive(contrat, profil, etape.Role) })],
                Paraphe = document.Paraphe,
                SansCosignature = IsCosignatureMissing(document, signataires, profil) ? true : null,
            },
            StringComparer.Ordinal);
    }

    /// <summary>Makes the acts of people who sign in this order.</summary>
    /// <param name="signataires">The people, in order.</param>
    /// <returns>The acts; a second person of one side has rank 2.</returns>
    internal static ImmutableArray<Etape> ToEtapes(IEnumerable<Signataire> signataires)
    {
        var rangs = new Dictionary<Partie, int>();
        ImmutableArray<Etape>.Builder etapes = ImmutableArray.CreateBuilder<Etape>();
        foreach (Signataire signataire in signataires)
        {
            int rang = rangs.GetValueOrDefault(signataire.Partie) + 1;
            rangs[signataire.Partie] = rang;
            etapes.Add(new Etape(new Role(signataire.Partie, rang), signataire));
        }

        return etapes.ToImmutable();
    }

    private static bool IsCosignatureMissing(DocumentPrevu document, Dictionary<string, Signataire> signataires, Profil profil)
    {
        bool isAsked = profil.Documents.Any(item => item.Code == document.Code && item.Circuit.Contains(Partie.DEPARTEMENT));
        return isAsked && !document.Signataires.Any(id => signataires[id].Partie == Partie.DEPARTEMENT);
    }
}
