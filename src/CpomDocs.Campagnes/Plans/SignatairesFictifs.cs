using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Plans;

/// <summary>Makes the people who sign a contract: one director general for the region, one president for each département.</summary>
internal sealed class SignatairesFictifs(ContexteContrat contexte)
{
    private readonly Vocabulaire _mots = contexte.Mots;
    private readonly Tirage _tirage = contexte.Tirage;
    private readonly Silhouette _silhouette = contexte.Silhouette;

    /// <summary>Identifiers of the people of a side: one for each natural person who holds the contract, one for each agency.</summary>
    public static IEnumerable<string> IdsOf(Partie partie, ContexteContrat contexte) => partie switch
    {
        Partie.STRUCTURE => Numbered("etab", Math.Max(1, contexte.Titulaires.Length)),
        Partie.DEPARTEMENT => ["pcd"],
        _ => Numbered("dgars", contexte.Silhouette.Agences),
    };

    private static IEnumerable<string> Numbered(string id, int count) =>
        Enumerable.Range(1, count).Select(rank => rank == 1 ? id : id + rank.ToString(CultureInfo.InvariantCulture));

    public ImmutableArray<Signataire> Make()
    {
        Partie[] parties = _silhouette.Usld ? [Partie.STRUCTURE, Partie.DEPARTEMENT, Partie.ARS] : [Partie.STRUCTURE, Partie.ARS];
        IEnumerable<Signataire> people = parties.SelectMany(partie => Make(partie)
            .Zip(IdsOf(partie, contexte), (person, id) => person with { Id = id, Partie = partie }));
        return [.. people.Select((person, rank) => person with { Ordre = rank + 1 })];
    }

    private IEnumerable<Signataire> Make(Partie partie) => partie switch
    {
        Partie.STRUCTURE when !contexte.Titulaires.IsEmpty => contexte.Titulaires.Select(Titulaire),
        Partie.STRUCTURE => [RepresentantLegal()],
        Partie.DEPARTEMENT => [President()],
        _ => [DirecteurGeneral(_mots.TextesDeLAgence, _silhouette.DelegationAgence), .. Voisins()],
    };

    private Signataire Titulaire(PersonneFictive person) => Named(person, person.Accorder(_mots.Mots("qualiteTitulaire")[0]));

    private Signataire RepresentantLegal()
    {
        var person = PersonneFictive.Draw(_mots, _tirage);
        string qualite = person.Accorder(_tirage.Un(_mots.Mots("qualite" + _silhouette.Type)));
        bool hasStatutes = _silhouette.Type is TypeStructure.ESPIC or TypeStructure.PRIVE or TypeStructure.RESEAU;
        Signataire legal = Named(person, qualite) with { FondementPouvoir = hasStatutes ? _mots.Agence("fondement") : null };
        return _silhouette.DelegationStructure ? Deleguer(person, qualite) : legal;
    }

    private Signataire Deleguer(PersonneFictive delegant, string qualite)
    {
        PersonneFictive delegue = AutreQue(delegant);
        DateOnly date = _tirage.Avant(contexte.DateEffet, 60, 500);
        return Named(delegue, delegue.Accorder(_tirage.Un(_mots.Mots("qualiteDelegue")))) with
        {
            Delegation = new Delegation
            {
                Delegant = $"{delegant.Civilite} {delegant.Prenom} {delegant.Nom}, {qualite}",
                Reference = Reference("DS", date),
                Date = date,
                Publication = _mots.Agence("publicationEtablissement"),
                Objet = _mots.Agence("objetEtablissement"),
            },
        };
    }

    // Nobody delegates to a person of the same name.
    private PersonneFictive AutreQue(PersonneFictive personne)
    {
        var autre = PersonneFictive.Draw(_mots, _tirage);
        while (autre.Nom == personne.Nom && autre.Prenom == personne.Prenom)
        {
            autre = PersonneFictive.Draw(_mots, _tirage);
        }

        return autre;
    }

    private Signataire President()
    {
        LigneVocabulaire row = _silhouette.Departement;
        var person = new PersonneFictive(row["civilite"], row["prenom"], row["nomPresident"]);
        DateOnly date = _tirage.Avant(contexte.DateEffet, 30, 70);
        return Named(person, person.Accorder(_mots.Mots("president")[0]) + " " + row["genitif"]) with
        {
            Deliberation = new Deliberation { Reference = Reference("CP", date), Date = date },
        };
    }

    private IEnumerable<Signataire> Voisins() =>
        _mots.Voisines.Take(_silhouette.Agences - 1).Select((textes, rank) => DirecteurGeneral(textes, isDelegated: rank % 2 == 1));

    private static Signataire DirecteurGeneral(ImmutableDictionary<string, string> agence, bool isDelegated)
    {
        Signataire director = Named(Person(agence, "dg"), agence["dgQualite"]);
        return !isDelegated ? director : Named(Person(agence, "delegue"), agence["delegueQualite"]) with
        {
            Delegation = new Delegation
            {
                Delegant = $"{director.Civilite} {director.Prenom} {director.Nom}, {director.Qualite}",
                Reference = agence["delegationReference"],
                Date = DateOnly.ParseExact(agence["delegationDate"], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Publication = agence["delegationPublication"],
                Objet = agence["delegationObjet"],
            },
        };
    }

    private static PersonneFictive Person(ImmutableDictionary<string, string> agence, string prefix) =>
        new(agence[prefix + "Civilite"], agence[prefix + "Prenom"], agence[prefix + "Nom"]);

    private string Reference(string kind, DateOnly date)
    {
        return string.Create(CultureInfo.InvariantCulture, $"{kind}/{date:yyyy}/{date:MM}/{_tirage.Entier(1, 120):000}");
    }

    private static Signataire Named(PersonneFictive person, string qualite) => new()
    {
        Civilite = person.Civilite,
        Prenom = person.Prenom,
        Nom = person.Nom,
        Qualite = qualite,
        Initiales = person.Initiales,
    };
}
