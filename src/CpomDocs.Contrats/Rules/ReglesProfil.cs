using System.Collections.Immutable;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Rules;

/// <summary>The rules of a profile: it names rules that exist, says why one is off, and asks for nothing it does not have.</summary>
internal static class ReglesProfil
{
    /// <summary>Judges a profile.</summary>
    /// <param name="profil">The profile.</param>
    /// <returns>What is wrong.</returns>
    internal static IEnumerable<Constat> Juger(Profil profil) => [.. Reglages(profil), .. Documents(profil), .. Mentions(profil)];

    private static IEnumerable<Constat> Reglages(Profil profil)
    {
        foreach ((string id, ReglageRegle reglage) in profil.Regles)
        {
            string pointeur = JsonPointer.Append("/regles", id);
            if (!RegleCatalogue.Contient(id))
            {
                yield return new Constat("CPOM1311", pointeur) { Valeurs = [Quote.Text(id)] };
            }
            else if (reglage.Gravite is null && string.IsNullOrWhiteSpace(reglage.Motif))
            {
                yield return new Constat("CPOM1310", pointeur) { Valeurs = [id] };
            }
        }
    }

    private static IEnumerable<Constat> Documents(Profil profil)
    {
        for (int i = 0; i < profil.Documents.Length; i++)
        {
            if (profil.Documents[i].Regle is { } regle && !profil.Regles.ContainsKey(regle))
            {
                yield return new Constat("CPOM1312", Dossier.Rang("/documents", i) + "/regle") { Valeurs = [regle] };
            }
        }
    }

    private static IEnumerable<Constat> Mentions(Profil profil)
    {
        ImmutableArray<string> codes = [.. profil.Documents.Select(document => document.Code)];
        for (int i = 0; i < profil.Mentions.Length; i++)
        {
            string pointeur = Dossier.Rang("/mentions", i);
            if (!profil.Regles.ContainsKey(profil.Mentions[i].Regle))
            {
                yield return new Constat("CPOM1312", pointeur + "/regle") { Valeurs = [profil.Mentions[i].Regle] };
            }

            if (!codes.Contains(profil.Mentions[i].Document))
            {
                yield return new Constat("CPOM1313", pointeur + "/document")
                {
                    Valeurs = [Quote.Text(profil.Mentions[i].Document), string.Join(", ", codes)],
                };
            }
        }
    }
}
