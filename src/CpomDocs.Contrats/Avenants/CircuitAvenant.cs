using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Avenants;

/// <summary>Who signs an avenant and the documents it changes.</summary>
/// <param name="depart">The contract it changes.</param>
/// <param name="avenant">The avenant.</param>
/// <param name="pieces">Codes of the documents it changes.</param>
internal sealed class CircuitAvenant(ContratConsolide depart, Avenant avenant, ImmutableArray<string> pieces)
{
    /// <summary>The people of the avenant, in order, with the president where one of the documents asks for him.</summary>
    internal ImmutableArray<Signataire> Gens { get; } = Ordonner(depart, avenant, pieces);

    /// <summary>The president that the contract gives because the avenant does not (AVN-12), or <see langword="null"/>.</summary>
    internal Signataire? Ajoute => Gens.FirstOrDefault(person => !avenant.Signataires.Contains(person));

    /// <summary>Whether one of the documents asks for the département.</summary>
    internal bool DemandeLeDepartement => AskDepartement(depart, pieces);

    /// <summary>The circuit of the avenant itself: without paraphe, as the socle.</summary>
    internal Circuit Circuit() => new()
    {
        Etapes = [.. CircuitBuilder.ToEtapes(Gens).Select(etape =>
            etape with { Pour = Denomination.Distinctive(depart.Contrat.Contrat, depart.Contrat.Profil, etape.Role) })],
        Paraphe = false,
    };

    /// <summary>Who signs a document that the avenant changes.</summary>
    /// <param name="piece">Its code.</param>
    /// <returns>Identifiers, in order.</returns>
    internal ImmutableArray<string> Signataires(string piece)
    {
        ImmutableArray<Partie> parties = PieceDe(depart, piece)?.Circuit ?? [];
        return [.. Gens.Where(person => parties.Contains(person.Partie)).Select(person => person.Id)];
    }

    /// <summary>The people of the new version: those of the avenant take the place of those of the same identifier.</summary>
    /// <returns>The people; their ranks are those they had.</returns>
    internal ImmutableArray<Signataire> GensDuContrat()
    {
        ImmutableArray<Signataire> before = depart.Contrat.Contrat.Signataires;
        IEnumerable<Signataire> kept = before.Select(person =>
            Gens.FirstOrDefault(other => other.Id == person.Id) is { } now ? now with { Ordre = person.Ordre } : person);
        Signataire[] added = [.. Gens.Where(person => before.All(other => other.Id != person.Id))];
        ImmutableArray<Signataire> all = [.. kept.Concat(added.Select(person => person with { Ordre = RangDe(before, person) }))];
        return added.Any(person => before.All(other => other.Partie != person.Partie)) ? Renumber(all) : all;
    }

    private static ImmutableArray<Signataire> Ordonner(ContratConsolide depart, Avenant avenant, ImmutableArray<string> pieces)
    {
        ImmutableArray<Signataire> people = [.. avenant.Signataires.OrderBy(person => person.Ordre)];
        bool isMissing = AskDepartement(depart, pieces) && people.All(person => person.Partie != Partie.DEPARTEMENT);
        ImmutableArray<Signataire> known = depart.Contrat.Contrat.Signataires;
        if (!isMissing || known.FirstOrDefault(person => person.Partie == Partie.DEPARTEMENT) is not { } president)
        {
            return people;
        }

        int agency = people.IndexOf(people.FirstOrDefault(person => person.Partie == Partie.ARS)!);
        return people.Insert(agency < 0 ? people.Length : agency, president);
    }

    private static bool AskDepartement(ContratConsolide depart, ImmutableArray<string> pieces) =>
        pieces.Any(piece => PieceDe(depart, piece)?.Circuit.Contains(Partie.DEPARTEMENT) == true);

    private static DocumentProfil? PieceDe(ContratConsolide depart, string code) =>
        depart.Contrat.Profil.Documents.FirstOrDefault(document => document.Code == code);

    private static int RangDe(ImmutableArray<Signataire> before, Signataire person) =>
        before.FirstOrDefault(other => other.Partie == person.Partie)?.Ordre ?? person.Ordre;

    // A side that did not sign before has no rank of its own: everybody gets one again, side by side.
    private static ImmutableArray<Signataire> Renumber(ImmutableArray<Signataire> people)
    {
        Dictionary<string, int> ranks = people.OrderBy(person => person.Partie).ThenBy(person => person.Ordre)
            .Select((person, rank) => (person.Id, Rank: rank + 1))
            .ToDictionary(item => item.Id, item => item.Rank, StringComparer.Ordinal);
        return [.. people.Select(person => person with { Ordre = ranks[person.Id] })];
    }
}
