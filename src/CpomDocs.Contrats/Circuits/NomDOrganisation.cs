using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Contrats.Circuits;

/// <summary>
/// Compares the names of organisations as certificates and contracts spell them: without case, accents, order nor the words that every
/// hospital bears.
/// </summary>
public static class NomDOrganisation
{
    // Shorter ones are articles or abbreviations.
    private const int ShortestWord = 3;

    private static readonly HashSet<string> Communs =
        new(Messages.Get("OrganisationMotsCommuns").Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    /// <summary>Whether two names may be those of one organisation: one word of their own in common.</summary>
    /// <param name="nom">A name.</param>
    /// <param name="autre">Another.</param>
    /// <returns>False only when each has words of its own and none is the same.</returns>
    public static bool PeutEtre(string nom, string autre)
    {
        string[] mots = Propres(nom);
        string[] autres = Propres(autre);
        return mots.Length == 0 || autres.Length == 0 || mots.Intersect(autres, StringComparer.Ordinal).Any();
    }

    private static string[] Propres(string nom) =>
        [.. NomDePersonne.Mots(nom).Where(mot => mot.Length > ShortestWord && !Communs.Contains(mot))];
}
