using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Rules;

/// <summary>ANX-02: the annexes are all there, and each of their volets is filled or marked sans objet.</summary>
internal sealed class Anx02Volets() : Regle("ANX-02")
{
    private const string Liste = "/annexes/volets";
    private readonly DocumentDemande _annexes = new("ANX-02", "CPOM1188");

    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        return [.. _annexes.Juger(dossier), .. VoletsDuContrat(dossier), .. VoletsAbsents(dossier)];
    }

    private static ImmutableArray<VoletProfil> Attendus(Dossier dossier) =>
        [.. dossier.Profil.Documents.SelectMany(document => document.Volets)];

    private static IEnumerable<Constat> VoletsDuContrat(Dossier dossier)
    {
        ImmutableArray<Volet> volets = dossier.Contrat.Annexes.Volets;
        ImmutableArray<VoletProfil> attendus = Attendus(dossier);
        string codes = string.Join(", ", attendus.Select(volet => volet.Code));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < volets.Length; i++)
        {
            string pointeur = Dossier.Rang(Liste, i);
            VoletProfil? attendu = attendus.FirstOrDefault(volet => volet.Code == volets[i].Code);
            if (attendu is null || !seen.Add(volets[i].Code))
            {
                yield return new Constat(attendu is null ? "CPOM1192" : "CPOM1199", pointeur + "/code")
                {
                    Valeurs = [volets[i].Code, codes],
                };
                continue;
            }

            bool isFilled = !string.IsNullOrWhiteSpace(volets[i].Texte) || EstRempliAilleurs(dossier, attendu);
            if (isFilled == volets[i].SansObjet)
            {
                yield return new Constat(isFilled ? "CPOM1191" : "CPOM1190", pointeur)
                {
                    Valeurs = [volets[i].Code],
                    Lus = [pointeur + "/texte", pointeur + "/sansObjet", pointeur + "/code", Volets.ChaqueVolet],
                };
            }
        }
    }

    private static IEnumerable<Constat> VoletsAbsents(Dossier dossier)
    {
        return Attendus(dossier)
            .Where(attendu => attendu.Section is null && !dossier.Contrat.Annexes.Volets.Any(volet => volet.Code == attendu.Code))
            .Where(attendu => !EstRempliAilleurs(dossier, attendu))
            .Select(attendu => new Constat("CPOM1189", Liste)
            {
                Valeurs = [attendu.Code, attendu.Intitule],
                Lus = [Liste + "/*/code", Volets.ChaqueVolet],
            });
    }

    // Engagements, lists and financing come from the other sections.
    private static bool EstRempliAilleurs(Dossier dossier, VoletProfil volet)
    {
        bool hasSection = volet.Section is { } section && dossier.Contient("/annexes/" + section);
        return hasSection || dossier.Objectifs.Any(objectif => objectif.Volet == volet.Code);
    }
}

/// <summary>ANX-03: the lists of the annexes are there, or said néant; an authorisation belongs to a declared site.</summary>
internal sealed class Anx03Listes() : Regle("ANX-03")
{
    private const string Section = "/annexes/autorisations";

    internal override IEnumerable<Constat> Juger(Dossier dossier) => [.. Absentes(dossier), .. Autorisations(dossier)];

    private static IEnumerable<Constat> Absentes(Dossier dossier)
    {
        return dossier.Profil.Documents
            .SelectMany(document => document.Volets)
            .Select(volet => volet.Section)
            .OfType<string>()
            .Where(section => !dossier.Contient("/annexes/" + section))
            .Select(section => new Constat("CPOM1193", "/annexes/" + section) { Valeurs = [section] });
    }

    private static IEnumerable<Constat> Autorisations(Dossier dossier)
    {
        if (dossier.Contrat.Annexes.Autorisations is not { } autorisations)
        {
            yield break;
        }

        ImmutableArray<Autorisation> lignes = autorisations.Lignes;
        if (autorisations.Neant != lignes.IsEmpty)
        {
            yield return new Constat("CPOM1194", Section)
            {
                Valeurs = [autorisations.Neant ? "true" : "false", lignes.Length],
                Lus = [Section + "/neant", Section + "/lignes"],
            };
        }

        for (int i = 0; i < lignes.Length; i++)
        {
            if (!dossier.FinessDeclares.Contains(lignes[i].FinessEt))
            {
                yield return new Constat("CPOM1195", Dossier.Rang(Section + "/lignes", i) + "/finessEt")
                {
                    Valeurs = [lignes[i].Activite, Quote.Text(lignes[i].FinessEt), string.Join(", ", dossier.FinessDeclares)],
                    Lus = Sites.Declares,
                };
            }
        }
    }
}

/// <summary>ANX-07: no objective is about chirurgie esthétique, which the contract leaves out.</summary>
internal sealed partial class Anx07ChirurgieEsthetique() : Regle("ANX-07")
{
    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        return Enumerable.Range(0, dossier.Objectifs.Length)
            .SelectMany(i => Textes(dossier, i))
            .Where(item => HorsDuContrat().IsMatch(item.Texte))
            .Select(item => new Constat("CPOM1187", item.Pointeur));
    }

    private static IEnumerable<(string Texte, string Pointeur)> Textes(Dossier dossier, int rang)
    {
        string pointeur = Dossier.PointeurObjectif(rang);
        Objectif objectif = dossier.Objectifs[rang];
        return objectif.Actions
            .Select((action, i) => (action.Libelle, Dossier.Rang(pointeur + "/actions", i) + "/libelle"))
            .Concat(dossier.Indicateurs(rang).Select(item => (item.Indicateur.Libelle, item.Pointeur + "/libelle")))
            .Prepend((objectif.Libelle, pointeur + "/libelle"));
    }

    [GeneratedRegex(@"\bchirurgies?\s+(?:plastiques?\s+et\s+)?esthétiques?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HorsDuContrat();
}

/// <summary>ANX-08: the rapport de diagnostic, which prepares the negotiation, is never in the pack.</summary>
internal sealed partial class Anx08RapportDeDiagnostic() : Regle("ANX-08")
{
    /// <summary>Whether the rule judges a document of the contract.</summary>
    /// <param name="dossier">The contract.</param>
    /// <param name="code">Code of the document.</param>
    /// <returns><see langword="true"/> when the family has the rule and the document is a diagnosis.</returns>
    internal static bool EstJuge(Dossier dossier, string code)
    {
        return Diagnostic().IsMatch(code) && dossier.Profil.GraviteDe("ANX-08") is not null;
    }

    internal override IEnumerable<Constat> Juger(Dossier dossier)
    {
        ImmutableArray<DocumentPrevu> documents = dossier.Contrat.Documents;
        for (int i = 0; i < documents.Length; i++)
        {
            if (Diagnostic().IsMatch(documents[i].Code))
            {
                yield return new Constat("CPOM1198", Dossier.Rang("/documents", i) + "/code") { Valeurs = [Quote.Text(documents[i].Code)] };
            }
        }
    }

    [GeneratedRegex("DIAGNOSTIC", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Diagnostic();
}
